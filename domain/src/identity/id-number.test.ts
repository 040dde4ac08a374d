import { describe, expect, it } from 'vitest'
import {
  birthDateOf,
  checkDigitOf,
  checkIdNumber,
  divisionOf,
  idNumberFault,
  isResidencePermit,
  parseIdNumber,
  sexOf,
} from './id-number.ts'

const parsed = (text: string) => {
  const result = parseIdNumber(text)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const at = { field: 'basic.idNumber', label: '身份证件号码' }

describe('citizen numbers (GB 11643)', () => {
  it.each(['410101200701010012', '410881200703150027', '810000200707040012', '830000200708081231'])(
    'accepts %s',
    (text) => {
      expect(idNumberFault(text)).toBeUndefined()
      expect(checkIdNumber(text, at)).toEqual([])
      expect(parsed(text)).toBe(text)
    },
  )
  it('reads birth date, sex and division', () => {
    const id = parsed('410881200703150027')
    expect(birthDateOf(id)).toBe('2007-03-15')
    expect(sexOf(id)).toBe('2')
    expect(sexOf(parsed('410101200701010012'))).toBe('1')
    expect(divisionOf(id)).toBe('410881')
  })
  it('writes a lower-case x large', () => {
    const first17 = '11010519491231002'
    expect(checkDigitOf(first17)).toBe('X')
    expect(parsed(`${first17}x`)).toBe(`${first17}X`)
    expect(checkIdNumber(`${first17}x`, at)).toEqual([])
  })
  it('never refuses an address code, not even one nobody issued', () => {
    const first17 = '99999920070101001'
    expect(idNumberFault(first17 + checkDigitOf(first17))).toBeUndefined()
  })
  it('tells residence permits by 810000, 820000 and 830000', () => {
    expect(isResidencePermit(parsed('830000200708081231'))).toBe(true)
    expect(isResidencePermit(parsed('410101200701010012'))).toBe(false)
  })
  it.each([
    ['41010120070101001', 'ID-LENGTH'],
    ['4101012007010100122', 'ID-LENGTH'],
    ['', 'ID-LENGTH'],
    ['4101012007010100A2', 'ID-CHARACTER'],
    ['41010120070101001Y', 'ID-CHARACTER'],
    ['４10101200701010012', 'ID-CHARACTER'],
    ['410101200702300012', 'ID-DATE'],
    ['410101200702290012', 'ID-DATE'],
    ['410101200713010012', 'ID-DATE'],
    ['410101200700010012', 'ID-DATE'],
    ['410101189901010012', 'ID-DATE'],
    ['410101200701010013', 'ID-CHECK-DIGIT'],
    ['410101200701010102', 'ID-CHECK-DIGIT'],
  ])('refuses %s with %s', (text, code) => {
    expect(idNumberFault(text)).toBe(code)
    expect(checkIdNumber(text, at).map((found) => found.code)).toEqual([code])
    expect(parseIdNumber(text).ok).toBe(false)
  })
  it('accepts 29 February in a leap year', () => {
    const first17 = '41010120080229001'
    expect(idNumberFault(first17 + checkDigitOf(first17))).toBeUndefined()
  })
  it('catches every single wrong digit', () => {
    const good = '410101200701010012'
    for (let index = 0; index < 17; index += 1) {
      const wrong = String((Number(good[index]) + 1) % 10)
      expect(idNumberFault(good.slice(0, index) + wrong + good.slice(index + 1))).toBeDefined()
    }
  })
})
