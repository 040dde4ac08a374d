import { type Form, type Values, fieldPath } from './form.ts'

export interface Change {
  readonly field: string
  readonly label: string
  readonly from: string | undefined
  readonly to: string | undefined
}

/** Which fields changed, from what, to what: for events (names only), corrections and the review desk. */
export function diffForm(of: Form, before: readonly Values[], after: readonly Values[]): readonly Change[] {
  const changes: Change[] = []
  for (let row = 0; row < Math.max(before.length, after.length); row++) {
    for (const [name, field] of Object.entries(of.fields)) {
      const from = before[row]?.[name]
      const to = after[row]?.[name]
      if ((from ?? '') !== (to ?? ''))
        changes.push({ field: fieldPath(of, row, name), label: field.label, from, to })
    }
  }
  return changes
}

/** Where the candidate's value is not the register's, told from the values as they are: covered ones would hide a difference in
 *  the covered middle of a number. What the register leaves blank is no difference. */
export function differsFromRegister(
  of: Form,
  register: readonly Values[],
  own: readonly Values[],
): readonly string[] {
  return diffForm(of, register, own)
    .filter((change) => (change.from ?? '') !== '')
    .map((change) => change.field)
}
