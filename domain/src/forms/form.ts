import type { Field } from './field.ts'

/** One row of a form, keyed by field; every value is text (codes are stored, names are shown). Blank = absent. */
export type Values = Readonly<Record<string, string>>

/** The values of a registration: form id → rows. A form that does not repeat has exactly one row. */
export type Sections = Readonly<Record<string, readonly Values[]>>

export interface Repeats {
  readonly min: number
  readonly max: number
  /** What one row is called: 监护人, 一段经历. */
  readonly rowLabel: string
}

/** A page of the candidate's screen: at most eight fields, so that a phone shows one calm page. */
export interface FormPage {
  readonly title: string
  readonly fields: readonly string[]
}

/** 信息采集表 (notice 二.1): titled fields, written once; screen, check, sheet, print and diff all read it. */
export interface Form {
  readonly id: string
  readonly title: string
  readonly basis: string
  readonly repeats?: Repeats
  readonly pages?: readonly FormPage[]
  readonly fields: Readonly<Record<string, Field>>
}

/** Keeps the literal types of a form, so that `ValuesOf` knows its fields. */
export function form<const F extends Form>(definition: F): F {
  return definition
}

type RequiredKey<F extends Form> = {
  [K in keyof F['fields']]: F['fields'][K] extends { readonly required: true } ? K : never
}[keyof F['fields']]

/** A complete row of the form: a missing always-required field does not compile. */
export type ValuesOf<F extends Form> = { readonly [K in RequiredKey<F>]: string } & {
  readonly [K in Exclude<keyof F['fields'], RequiredKey<F>>]?: string
}

/** `basic.name` or `guardians.0.phone`; the way findings, returns and prints name a field. */
export function fieldPath(of: Form, row: number, name: string): string {
  return of.repeats === undefined ? `${of.id}.${name}` : `${of.id}.${row}.${name}`
}

/** The field a path names, if the forms have it. Row numbers are optional: `guardians.phone` names the column. */
export function fieldAt(forms: readonly Form[], path: string): Field | undefined {
  const [id, ...rest] = path.split('.')
  const name = rest.at(-1)
  const found = forms.find((f) => f.id === id)
  return name === undefined ? undefined : found?.fields[name]
}

/** The value a path names. */
export function valueAt(sections: Sections, path: string): string | undefined {
  const [id = '', second = '', third] = path.split('.')
  const rows = sections[id]
  return third === undefined ? rows?.[0]?.[second] : rows?.[Number(second)]?.[third]
}
