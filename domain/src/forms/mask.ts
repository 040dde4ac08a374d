import type { Field } from './field.ts'
import type { Form, Values } from './form.ts'

/** `4101 **** **** 0012`: first four and last four of a long number, the middle covered. */
export function maskNumber(value: string): string {
  if (value.length <= 8) return '*'.repeat(value.length)
  const covered = value.slice(0, 4) + '*'.repeat(value.length - 8) + value.slice(-4)
  return covered.length === 18
    ? `${covered.slice(0, 4)} **** ****** ${covered.slice(14)}`.replace('******', '****')
    : covered
}

/** `138****5678` */
export function maskPhone(value: string): string {
  return value.length < 7 ? '*'.repeat(value.length) : `${value.slice(0, 3)}****${value.slice(-4)}`
}

function maskValue(field: Field, value: string): string {
  if (field.kind === 'phone') return maskPhone(value)
  if (field.kind === 'idNumber') return maskNumber(value)
  const [first = ''] = [...value]
  return first + '*'.repeat(Math.max([...value].length - 1, 1))
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
