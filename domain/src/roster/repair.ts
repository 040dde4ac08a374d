/** What an export or Excel did to a cell and was undone because the original is certain. */
export type RepairKind =
  | 'fullWidth'
  | 'space'
  | 'lowerX'
  | 'dateFormat'
  | 'dateSerial'
  | 'dot'
  | 'privateUse'
  | 'invisible'
  | 'fromIdNumber'

export interface Repair {
  readonly column: string
  readonly kind: RepairKind
}

const OUTER = /^[\s\u00a0\u200b-\u200f\u2060\ufeff]+|[\s\u00a0\u200b-\u200f\u2060\ufeff]+$/g
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** Digits, letters and Han: nothing to take away. Decided without a regular expression, since every cell passes here. */
function isPlainEnd(code: number): boolean {
  if (code < 128) return code >= 48 && code !== 61
  return code > 0x3000 && code < 0xfe00
}

/** A cell as it was meant: without the `'` that marks text, without `="…"`, without outer blanks. */
export function tidyCell(text: string): string {
  const length = text.length
  if (length === 0) return text
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(length - 1)
  if (isPlainEnd(first) && isPlainEnd(last)) return text
  let cell = text.replace(OUTER, '')
  if (cell.startsWith('="') && cell.endsWith('"')) cell = cell.slice(2, -1)
  else if (cell.startsWith("'")) cell = cell.slice(1)
  else return cell
  return cell.replace(OUTER, '')
}

const WIDE = /[\uff0d\uff0f\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g
const narrow = (text: string): string =>
  text.replace(WIDE, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))

const PLAIN_NUMBER = /^[0-9A-Z]*$/

/** A number of digits and letters: full-width made narrow, inner blanks removed, letters large; tells what it did. */
export function repairNumber(text: string, did: (kind: RepairKind) => void): string {
  if (PLAIN_NUMBER.test(text)) return text
  let number = narrow(text)
  if (number !== text) did('fullWidth')
  const visible = number.replace(INVISIBLE, '')
  if (visible !== number) did('invisible')
  number = visible.replaceAll(/[\s\u00a0]/g, '')
  if (number !== visible) did('space')
  const upper = number.toUpperCase()
  if (upper !== number && /^\d+x$/.test(number)) did('lowerX')
  return upper
}

/** A number that Excel turned into a float: `4.10105200803150E+17`, `4.1E17`. */
export function isFloat(text: string): boolean {
  return /^\d+(?:\.\d+)?E[+]?\d{1,3}$/i.test(text) || /^\d{10,}\.0+$/.test(text)
}

const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const PARTED = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[T ]0?0:00(?::00(?:\.0+)?)?)?$/

/** A day of five spellings: 20080314, 2008-3-14, 2008/3/14, 2008年3月14日, 2008.3.14 → `2008-03-14`; else `undefined`. */
export function readDay(text: string): string | undefined {
  const parts = COMPACT.exec(text) ?? PARTED.exec(narrow(text).replaceAll(/(?<=\D) +| +(?=[^\d\s])/g, ''))
  if (parts === null) return undefined
  const [, year = '', month = '', day = ''] = parts
  return realDate(Number(year), Number(month), Number(day))
    ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    : undefined
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function realDate(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0)
  return year >= 1900 && year < 2100 && day >= 1 && day <= days
}

const EXCEL_EPOCH = Date.UTC(1899, 11, 30)

/** The day of an Excel serial number of five digits (39521 → 2008-03-14); certain only where something else agrees. */
export function daySerial(text: string): string | undefined {
  if (!/^[2-5]\d{4}$/.test(text)) return undefined
  return new Date(EXCEL_EPOCH + Number(text) * 86_400_000).toISOString().slice(0, 10)
}
