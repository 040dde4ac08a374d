import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boyId, goodSections } from '../../test/someone.ts'
import { basic } from '../../test/small-season.ts'
import { maskNumber, maskPhone, maskRows } from './mask.ts'

describe('a covered number', () => {
  it('shows the first and last four of 18, grouped', () => {
    expect(maskNumber(boyId)).toBe('4101 **** **** 0012')
    expect(maskNumber('41010120070101051X')).toBe('4101 **** **** 051X')
  })
  it('shows at most a quarter at each end of a shorter one', () => {
    expect(maskNumber('H12345678')).toBe('H1*****78')
    expect(maskNumber('ABC123456789012')).toBe('ABC*********012')
  })
  it('shows nothing of eight characters or fewer', () => {
    expect(maskNumber('12345678')).toBe('********')
    expect(maskNumber('')).toBe('')
  })
  it('hides at least half of whatever it is given', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,30}$/), (value) => {
        const shown = maskNumber(value).replaceAll(/[* ]/g, '')
        expect(shown.length).toBeLessThanOrEqual(value.length / 2)
      }),
    )
  })
})

describe('a covered phone', () => {
  it('shows three and four', () => {
    expect(maskPhone('13812345678')).toBe('138****5678')
  })
  it('shows nothing of a short number, such as 0371-6969 without its hyphen', () => {
    expect(maskPhone('03716969')).toBe('********')
    expect(maskPhone('1381234567')).toBe('**********')
  })
})

describe('covered rows', () => {
  const rows = goodSections['basic'] ?? []
  it('cover what is sensitive and leave the name', () => {
    expect(maskRows(basic, rows, 'masked')[0]).toEqual({
      name: '张䶮',
      sex: '1',
      birthDate: '2007年**月**日',
      idKind: '1',
      idNumber: '4101 **** **** 0012',
      homeAddress: '演***',
      phone: '138****0001',
    })
  })
  it('are the rows themselves for who may see', () => {
    expect(maskRows(basic, rows, 'clear')).toBe(rows)
  })
  it('cover a rare character by code point: no half of 𬱖 is left', () => {
    expect(maskRows(basic, [{ homeAddress: '𬱖路' }], 'masked')[0]?.['homeAddress']).toBe('𬱖***')
  })
  it('do not show one character alone', () => {
    expect(maskRows(basic, [{ homeAddress: '甲' }], 'masked')[0]?.['homeAddress']).toBe('甲***')
  })
  it('leave blanks blank', () => {
    expect(maskRows(basic, [{ phone: '' }], 'masked')).toEqual([{ phone: '' }])
  })
})
