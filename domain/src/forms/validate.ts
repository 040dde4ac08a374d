import { type Finding, finding } from '../base/finding.ts'
import { realDay } from '../base/time.ts'
import { tableNamed } from '../codes/catalog.ts'
import { checkDocumentNumber } from '../identity/document-number.ts'
import { type NameScript, checkName } from '../identity/person-name.ts'
import { checkPhone } from '../identity/phone.ts'
import { holds } from './condition.ts'
import type { Field } from './field.ts'
import { type Form, type Values, fieldPath } from './form.ts'

/** Facts of the record that a condition may ask beside the row's own fields: `track`, `grade`. */
export type Facts = Readonly<Record<string, string>>

/** Control characters but tab and line feed, and what steers the direction of writing unseen. */
const CONTROL = /(?![\t\n])\p{Cc}|[\u200b-\u200f\u202a-\u202e\ufeff]/u

/** Kinds of document that carry Latin names: permanent residence, passport, other. */
const scriptOf = (row: Values): NameScript =>
  ['9', 'A', 'Z'].includes(row['idKind'] ?? '') ? 'hanOrLatin' : 'han'

type Check = (
  field: Field,
  value: string,
  at: { readonly path: string; readonly row: Values },
) => readonly Finding[]

const checkShape: {
  readonly [K in Field['kind']]: (
    field: Extract<Field, { kind: K }>,
    value: string,
    at: { path: string; row: Values },
  ) => readonly Finding[]
} = {
  text: (field, value, { path }) => {
    const length = [...value].length
    const long =
      length > field.max
        ? [finding(path, 'error', 'FIELD-TOO-LONG', { label: field.label, max: field.max, length })]
        : []
    return CONTROL.test(value)
      ? [...long, finding(path, 'error', 'FIELD-CONTROL', { label: field.label })]
      : long
  },
  name: (field, value, { path, row }) =>
    checkName(value, { field: path, label: field.label, script: scriptOf(row) }),
  code: (field, value, { path }) => {
    const row = tableNamed(field.table).find(value)
    if (row === undefined) return [finding(path, 'error', 'CODE-UNKNOWN', { label: field.label })]
    return row.until === undefined ? [] : [finding(path, 'error', 'CODE-RETIRED', { label: field.label })]
  },
  choice: (field, value, { path }) =>
    field.options.some((o) => o.value === value)
      ? []
      : [finding(path, 'error', 'CODE-UNKNOWN', { label: field.label })],
  date: (field, value, { path }) =>
    realDay(value) ? [] : [finding(path, 'error', 'DATE-UNREAL', { label: field.label })],
  month: (field, value, { path }) =>
    realDay(`${value}-01`) ? [] : [finding(path, 'error', 'DATE-UNREAL', { label: field.label })],
  idNumber: (field, value, { path, row }) =>
    checkDocumentNumber(row[field.kindField] ?? '1', value, { field: path, label: field.label }),
  phone: (field, value, { path }) => checkPhone(value, { field: path, label: field.label }),
  // A household may lie in a division our list does not know yet: six digits are enough (never refused for the code).
  division: (field, value, { path }) =>
    /^\d{6}$/.test(value) ? [] : [finding(path, 'error', 'CODE-UNKNOWN', { label: field.label })],
}

const checkValue = (
  field: Field,
  value: string,
  at: { readonly path: string; readonly row: Values },
): readonly Finding[] => (checkShape[field.kind] as Check)(field, value, at)

/** Whether the field is on the form for this row. */
export function isShown(field: Field, row: Values, facts: Facts): boolean {
  return field.shown === undefined || holds(field.shown, (name) => row[name] ?? facts[name])
}

export function isRequired(field: Field, row: Values, facts: Facts): boolean {
  if (field.required === undefined) return false
  return field.required === true || holds(field.required, (name) => row[name] ?? facts[name])
}

function checkRow(
  of: Form,
  row: Values,
  { index, facts }: { index: number; facts: Facts },
): readonly Finding[] {
  return Object.entries(of.fields).flatMap(([name, field]) => {
    if (!isShown(field, row, facts)) return []
    const path = fieldPath(of, index, name)
    const value = row[name] ?? ''
    if (value !== '') return checkValue(field, value, { path, row })
    return isRequired(field, row, facts)
      ? [finding(path, 'error', 'FIELD-MISSING', { label: field.label })]
      : []
  })
}

/** Everything that is wrong with the rows of one form; the same code on the server and in the browser. */
export function validateForm(of: Form, rows: readonly Values[], facts: Facts): readonly Finding[] {
  const { repeats } = of
  const own = rows.flatMap((row, index) => checkRow(of, row, { index, facts }))
  if (repeats === undefined) return rows.length === 0 ? checkRow(of, {}, { index: 0, facts }) : own
  const label = repeats.rowLabel
  if (rows.length < repeats.min)
    return [...own, finding(of.id, 'error', 'ROWS-FEW', { label, min: repeats.min })]
  return rows.length > repeats.max
    ? [...own, finding(of.id, 'error', 'ROWS-MANY', { label, max: repeats.max })]
    : own
}
