/** Is somebody writing, or at a button that means something else by this key? */
export function typing({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true
  return target instanceof HTMLElement && target.matches('input, select, textarea, dialog *')
}
