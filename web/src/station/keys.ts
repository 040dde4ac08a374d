/** What has a meaning of its own for a key: fields, questions, and whatever was reached by keyboard. */
const OWN_MEANING =
  "input[type='text'], input[type='password'], select, textarea, dialog *, :is(input, button, a):focus-visible"

/** Is somebody writing, or at a control that means something else by this key? */
export function typing({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true
  return target instanceof HTMLElement && target.matches(OWN_MEANING)
}

/** After a click by mouse or finger the control lets go of the keys: space takes a picture, it does not click again. Whoever
 *  goes by keyboard (`detail` 0) keeps the focus. */
export function letGo({ detail }: MouseEvent): void {
  if (detail === 0) return
  setTimeout(() => {
    const { activeElement } = document
    if (
      activeElement instanceof HTMLElement &&
      activeElement.matches(':not(dialog *):is(button, input[type=radio])')
    )
      activeElement.blur()
  })
}
