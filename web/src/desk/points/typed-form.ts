import { findingSentence } from '@zhongzhao/domain/base/finding'
import { diffForm } from '@zhongzhao/domain/forms/diff'
import type { Form, FormPage, Values } from '@zhongzhao/domain/forms/form'
import { tidyRows } from '@zhongzhao/domain/forms/tidy'
import { type Facts, validateForm } from '@zhongzhao/domain/forms/validate'
import { birthDateOf, parseIdNumber, sexOf } from '@zhongzhao/domain/identity/id-number'
import type { ShownFinding } from '../../shared/FormFields.tsx'

export type Rows = readonly Values[]

/** What the one active registration hangs on: shown, and corrected by its own act. */
export const fixedNames: readonly string[] = ['idKind', 'idNumber']

/** A form as staff of a point type it: what a roster would bring they type from papers (notice 三.(五)). */
export function formForStaff(form: Form): Form {
  const fields = Object.entries(form.fields).map(([name, field]) => {
    return [name, field.owner === 'roster' ? { ...field, owner: 'candidate' as const } : field] as const
  })
  return { ...form, fields: Object.fromEntries(fields) }
}

/** Who somebody is: what a roster would bring of the basic form. */
export function identityNames(form: Form): readonly string[] {
  return Object.entries(form.fields).flatMap(([name, field]) => (field.owner === 'roster' ? [name] : []))
}

export const pagesOf = (form: Form): readonly FormPage[] =>
  form.pages ?? [{ title: form.title, fields: Object.keys(form.fields) }]

/** Rows to check: blank rows of a repeating form stay in place, so that findings keep their row numbers. */
function checkable(form: Form, rows: Rows): Rows {
  if (form.repeats === undefined) return tidyRows(form, rows)
  const { repeats: _, ...single } = form
  return rows.map((row) => tidyRows(single, [row])[0] ?? {})
}

/** What the server's own check finds in one form, beside its fields. */
export function findingsIn(form: Form, rows: Rows, facts: Facts): readonly ShownFinding[] {
  return validateForm(form, checkable(form, rows), facts).map((found) => {
    return { field: found.field, severity: found.severity, sentence: findingSentence(found) }
  })
}

/** The rows with one value changed. */
export function withValue(rows: Rows, at: number, change: { name: string; value: string }): Rows {
  const next: Values[] = rows.length === 0 ? [{}] : [...rows]
  next[at] = { ...next[at], [change.name]: change.value }
  return next
}

/** Same values; a blank and an absent field are the same. */
export const sameRows = (form: Form, a: Rows, b: Rows): boolean => diffForm(form, a, b).length === 0

/** What an ID number that was read from a card says of the person, to be compared with the card; nothing for other numbers. */
export function readFromNumber(number: string): Values {
  const text = number.replaceAll(/\s/g, '').toUpperCase()
  const id = parseIdNumber(text)
  if (!id.ok) return { idNumber: text }
  return { idKind: '1', idNumber: text, sex: sexOf(id.value), birthDate: birthDateOf(id.value) }
}
