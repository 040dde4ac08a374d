import { describe, expect, it } from 'vitest'
import { checkPhone, isMobile, parsePhone, tidyPhone } from './phone.ts'

const at = { field: 'basic.phone', label: '联系电话' }

describe('mobile numbers (notice 三.(二))', () => {
  it.each([
    '13800138000',
    '19912345678',
    '138 0013 8000',
    '138-0013-8000',
    '+8613800138000',
    '008613800138000',
    '１３８００１３８０００',
  ])('reads %s', (text) => {
    expect(parsePhone(text).ok).toBe(true)
    expect(checkPhone(text, at)).toEqual([])
  })
  it.each(['', '1380013800', '138001380000', '12800138000', '03711234567', '86138001380'])(
    'refuses %s',
    (text) => {
      const result = parsePhone(text)
      expect(result.ok ? '' : result.refusal.code).toBe('PHONE-WRONG')
      expect(checkPhone(text, at).map((found) => found.code)).toEqual(['PHONE-SHAPE'])
    },
  )
  it('takes away only a country code that leaves a mobile number', () => {
    expect(tidyPhone('8613800138000')).toBe('13800138000')
    expect(tidyPhone('86138001')).toBe('86138001')
    expect(isMobile('13800138000')).toBe(true)
  })
})
