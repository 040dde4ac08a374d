import type { Field } from './field.ts'
import type { Form, Values } from './form.ts'

/** `4101 **** **** 0012`: the ends of a long number, at most a quarter of it each; the middle covered. */
export function maskNumber(value: string): string {
  if (value.length <= 8) return '*'.repeat(value.length)
  if (value.length === 18) return `${value.slice(0, 4)} **** **** ${value.slice(-4)}`
  const ends = Math.min(4, Math.floor(value.length / 4))
  return value.slice(0, ends) + '*'.repeat(value.length - 2 * ends) + value.slice(-ends)
}

/** `138****5678`; anything shorter than a mobile number is covered whole. */
export function maskPhone(value: string): string {
  return value.length < 11 ? '*'.repeat(value.length) : `${value.slice(0, 3)}****${value.slice(-4)}`
}

function maskValue(field: Field, value: string): string {
  if (field.kind === 'phone') return maskPhone(value)
  if (field.kind === 'idNumber') return maskNumber(value)
  if (field.kind === 'date') return `${value.slice(0, 4)}年**月**日`
  // Always three: the length of an address tells something too.
  const [first = ''] = [...value]
  return `${first}***`
}

/** How a reader sees sensitive fields: everything in the clear, or covered (the default, 个人信息保护法). */
export type Sight = 'clear' | 'masked'

export function maskRows(of: Form, rows: readonly Values[], sight: Sight): readonly Values[] {
  if (sight === 'clear') return rows
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        const field = of.fields[name]
        return [name, field?.sensitive === true && value !== '' ? maskValue(field, value) : value]
      }),
    ),
  )
}
