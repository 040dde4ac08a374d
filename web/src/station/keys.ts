/** What has a meaning of its own for a key: fields, questions, and whatever was reached by keyboard. A button or a choice that
 *  was clicked has not: after choosing a name by mouse, space takes the picture. */
const OWN_MEANING =
  "input[type='text'], input[type='password'], select, textarea, dialog *, :is(input, button, a):focus-visible"

/** Is somebody writing, or at a control that means something else by this key? */
export function typing({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true
  return target instanceof HTMLElement && target.matches(OWN_MEANING)
}
