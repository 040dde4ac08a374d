import { describe, expect, it } from 'vitest'
import { basic, guardians } from '../../../../domain/test/small-season.ts'
import { findingsIn, formForStaff, identityNames, readFromNumber, sameRows, withValue } from './typed-form.ts'

const facts = { track: 'inPlace', grade: '9' }

describe('a form as staff of a point type it (notice 三.(五))', () => {
  it('what a roster would bring is written, what the school owns is not', () => {
    const { fields } = formForStaff(basic)
    expect([fields['name']?.owner, fields['phone']?.owner]).toEqual(['candidate', 'candidate'])
    const owners = new Set(Object.values(fields).map(({ owner }) => owner))
    expect(owners.has('roster')).toBe(false)
    expect(identityNames(basic)).toContain('idNumber')
    expect(identityNames(basic)).not.toContain('phone')
  })
  it('says at the field what is wrong, a blank row of several keeping its number', () => {
    const found = findingsIn(guardians, [{}, { name: '张大山', phone: '12' }], facts).map((f) => f.field)
    expect(found).toContain('guardians.1.phone')
    expect(findingsIn(basic, [{ name: '张䶮' }], facts).map((f) => f.field)).not.toContain('basic.name')
  })
  it('a value is changed in its row; a blank is no change', () => {
    expect(withValue([], 0, { name: 'name', value: '甲' })).toEqual([{ name: '甲' }])
    expect(withValue([{ name: '甲' }, { name: '乙' }], 1, { name: 'name', value: '丙' })[0]).toEqual({
      name: '甲',
    })
    expect(sameRows(basic, [{ name: '甲', phone: '' }], [{ name: '甲' }])).toBe(true)
    expect(sameRows(basic, [{ name: '甲' }], [{ name: '乙' }])).toBe(false)
  })
})

describe('a number read from a card', () => {
  it('fills sex and birth date in, to be compared with the card', () => {
    expect(readFromNumber(' 41010120070101001 2')).toEqual({
      idKind: '1',
      idNumber: '410101200701010012',
      sex: '1',
      birthDate: '2007-01-01',
    })
  })
  it('a number with a wrong digit, or of a passport, fills in nothing', () => {
    expect(readFromNumber('410101200701010013')).toEqual({ idNumber: '410101200701010013' })
    expect(readFromNumber('e12345678')).toEqual({ idNumber: 'E12345678' })
  })
})
