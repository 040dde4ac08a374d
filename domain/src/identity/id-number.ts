import { type Brand, branded } from '../base/brand.ts'
import { type Finding, type FindingCode, finding } from '../base/finding.ts'
import { type Result, ok, refuse } from '../base/result.ts'

/** A citizen's identification number (公民身份号码, GB 11643): 18 characters, the last may be `X`. */
export type IdNumber = Brand<string, 'IdNumber'>

/** What may be wrong with one; nothing about the address code, which is never a reason to refuse (A8). */
export type IdNumberFault = Extract<FindingCode, 'ID-LENGTH' | 'ID-CHARACTER' | 'ID-DATE' | 'ID-CHECK-DIGIT'>

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_DIGITS = '10X98765432'
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const digitAt = (text: string, index: number): number => text.charCodeAt(index) - 48

function numberAt(text: string, from: number, until: number): number {
  let value = 0
  for (let index = from; index < until; index += 1) value = value * 10 + digitAt(text, index)
  return value
}

/** Whether eight digits from `at` are a day of 1900 to 2099. */
function isDay(text: string, at: number): boolean {
  const year = numberAt(text, at, at + 4)
  const month = numberAt(text, at + 4, at + 6)
  const day = numberAt(text, at + 6, at + 8)
  if (year < 1900 || year > 2099 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = MONTH_DAYS[month - 1] ?? 0
  return day <= (month === 2 && leap ? 29 : days)
}

/** The check character of the first 17 digits (ISO 7064 MOD 11-2). */
export function checkDigitOf(first17: string): string {
  let sum = 0
  for (let index = 0; index < 17; index += 1) sum += digitAt(first17, index) * (WEIGHTS[index] ?? 0)
  return CHECK_DIGITS.charAt(sum % 11)
}

/** The first thing wrong with a number as it should be written (no spaces, capital X), or `undefined`. */
export function idNumberFault(text: string): IdNumberFault | undefined {
  if (text.length !== 18) return 'ID-LENGTH'
  for (let index = 0; index < 17; index += 1) {
    const digit = digitAt(text, index)
    if (digit < 0 || digit > 9) return 'ID-CHARACTER'
  }
  const last = digitAt(text, 17)
  if ((last < 0 || last > 9) && text.charAt(17) !== 'X') return 'ID-CHARACTER'
  if (!isDay(text, 6)) return 'ID-DATE'
  return checkDigitOf(text) === text.charAt(17) ? undefined : 'ID-CHECK-DIGIT'
}

/** The only maker of an `IdNumber`. Reads a lower-case x; anything else must already be right. */
export function parseIdNumber(text: string): Result<IdNumber> {
  const upper = text.endsWith('x') ? `${text.slice(0, -1)}X` : text
  return idNumberFault(upper) === undefined ? ok(branded<IdNumber>(upper)) : refuse('ID-NUMBER-WRONG')
}

/** Length, characters, date and check digit (GB 11643), as a finding beside the field. */
export function checkIdNumber(text: string, { field, label }: { field: string; label: string }): Finding[] {
  const fault = idNumberFault(text.endsWith('x') ? `${text.slice(0, -1)}X` : text)
  return fault === undefined ? [] : [finding(field, 'error', fault, { label, length: [...text].length })]
}

/** `YYYY-MM-DD` */
export function birthDateOf(id: IdNumber): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
}

/** GB/T 2261.1: `1` male (odd sequence), `2` female. */
export function sexOf(id: IdNumber): '1' | '2' {
  return digitAt(id, 16) % 2 === 1 ? '1' : '2'
}

/** The six digits of the division where the number was first issued; `divisionAt(divisionOf(id), birthDateOf(id))`. */
export function divisionOf(id: IdNumber): string {
  return id.slice(0, 6)
}

/** Residence permits for Hong Kong, Macau and Taiwan residents begin 810000, 820000, 830000 (国办发〔2018〕81号). */
export function isResidencePermit(id: IdNumber): boolean {
  return /^8[123]0000/.test(id)
}
