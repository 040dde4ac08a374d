import type { Field } from '../forms/field.ts'

/** The Chinese name of a code; a division is looked up in the table `division`. Undefined: the code is unknown. */
export type CodeNames = (table: string, code: string) => string | undefined

/** What stands in a cell nobody filled: closed, so that nothing is written in afterwards. */
export const NOTHING = '—'

/** The value of a field as it is printed. Text is never shortened or changed; an unknown code shows itself. */
export function printedValue(field: Field, value: string | undefined, names: CodeNames): string {
  if (value === undefined || value === '') return NOTHING
  switch (field.kind) {
    case 'code':
      return names(field.table, value) ?? value
    case 'division':
      return names('division', value) ?? value
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? value
    case 'date':
    case 'month':
      return printedDay(value)
    case 'text':
    case 'name':
    case 'idNumber':
    case 'phone':
      return value
  }
}

/** `2008-04-02` → `2008年4月2日`, `2014-09` → `2014年9月`; anything else as it is. */
export function printedDay(text: string): string {
  const m = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text)
  if (m === null) return text
  const month = `${m[1]}年${Number(m[2])}月`
  return m[3] === undefined ? month : `${month}${Number(m[3])}日`
}
