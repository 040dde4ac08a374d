import { codeName } from '@zhongzhao/domain/codes/code-table'
import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import { divisionTitle } from '@zhongzhao/domain/codes/division'
import type { Field } from '@zhongzhao/domain/forms/field'
import { printedDay } from '@zhongzhao/domain/printing/value'

/** Today's meaning of a place; a household lives there now. */
const DAY = '9999-12-31'

/** `410105199001010010` → `410105 19900101 0010`: place, birth date, rest, as the eye checks it; other numbers in fours; a
 *  covered number keeps its stars. */
export function grouped(value: string): string {
  if (/^\d{17}[\dX]$/.test(value)) return `${value.slice(0, 6)} ${value.slice(6, 14)} ${value.slice(14)}`
  return value.includes(' ') ? value : value.replace(/(.{4})(?=.)/g, '$1 ')
}

/** The value of a field as people read it: codes by name, dates in Chinese, numbers grouped; blank is blank. */
export function valueText(field: Field, value: string | undefined): string {
  if (value === undefined || value === '') return ''
  switch (field.kind) {
    case 'code':
      return codeName(tableNamed(field.table), value)
    case 'division':
      return divisionTitle(value, DAY) ?? value
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? value
    case 'date':
    case 'month':
      return printedDay(value)
    case 'idNumber':
      return grouped(value)
    case 'text':
    case 'name':
    case 'phone':
      return value
  }
}
