import type { Condition } from './condition.ts'

/** Who may write a field: the student-status system (`roster`), the candidate alone (notice 三.(二)), the school. */
export type Owner = 'roster' | 'candidate' | 'school'

interface FieldBasis {
  readonly label: string
  readonly owner: Owner
  /** Blank is a finding: always (`true`) or under a condition. */
  readonly required?: true | Condition
  /** Hidden and not checked unless the condition holds. */
  readonly shown?: Condition
  /** Covered unless the reader's action uncovers it; encrypted at rest. */
  readonly sensitive?: true
  /** What to write, in words for a fourteen-year-old. */
  readonly hint?: string
  /** Clause of the notice, or 'assumed'. */
  readonly basis?: string
}

export interface TextField extends FieldBasis {
  readonly kind: 'text'
  /** Most code points, as people count characters. */
  readonly max: number
}
/** A person's name: 50 characters of GB 18030-2022, `·` as U+00B7, stored as typed (民委发〔2016〕33号). */
export interface NameField extends FieldBasis {
  readonly kind: 'name'
  readonly max: number
}
/** A code of a code table (代码表). */
export interface CodeField extends FieldBasis {
  readonly kind: 'code'
  readonly table: string
}
export interface ChoiceField extends FieldBasis {
  readonly kind: 'choice'
  readonly options: readonly { readonly value: string; readonly label: string }[]
}
/** `YYYY-MM-DD` */
export interface DateField extends FieldBasis {
  readonly kind: 'date'
}
/** `YYYY-MM` */
export interface MonthField extends FieldBasis {
  readonly kind: 'month'
}
/** A document number; `kindField` names the field of the same row that holds the document kind. */
export interface IdNumberField extends FieldBasis {
  readonly kind: 'idNumber'
  readonly kindField: string
}
export interface PhoneField extends FieldBasis {
  readonly kind: 'phone'
}
/** A county-level division, six digits of GB/T 2260. */
export interface DivisionField extends FieldBasis {
  readonly kind: 'division'
}

export type Field =
  | TextField
  | NameField
  | CodeField
  | ChoiceField
  | DateField
  | MonthField
  | IdNumberField
  | PhoneField
  | DivisionField

type Spec<F extends Field> = Omit<F, 'kind'>

export const text = <const S extends Spec<TextField>>(spec: S) => ({ kind: 'text' as const, ...spec })
export const personName = <const S extends Spec<NameField>>(spec: S) => ({ kind: 'name' as const, ...spec })
export const code = <const S extends Spec<CodeField>>(spec: S) => ({ kind: 'code' as const, ...spec })
export const choice = <const S extends Spec<ChoiceField>>(spec: S) => ({ kind: 'choice' as const, ...spec })
export const date = <const S extends Spec<DateField>>(spec: S) => ({ kind: 'date' as const, ...spec })
export const month = <const S extends Spec<MonthField>>(spec: S) => ({ kind: 'month' as const, ...spec })
export const idNumber = <const S extends Spec<IdNumberField>>(spec: S) => ({
  kind: 'idNumber' as const,
  ...spec,
})
export const phone = <const S extends Spec<PhoneField>>(spec: S) => ({ kind: 'phone' as const, ...spec })
export const division = <const S extends Spec<DivisionField>>(spec: S) => ({
  kind: 'division' as const,
  ...spec,
})
