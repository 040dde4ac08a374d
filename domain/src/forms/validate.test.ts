import { describe, expect, it } from 'vitest'
import { goodSections } from '../../test/someone.ts'
import { basic, guardians } from '../../test/small-season.ts'
import { findingSentence } from '../base/finding.ts'
import { choice, division } from './field.ts'
import { type Values, form } from './form.ts'
import { isRequired, isShown, validateForm } from './validate.ts'

const facts = { track: 'inPlace', grade: '9' }
const good = goodSections['basic']?.[0] ?? {}
const codesOf = (changes: Values, of = facts) =>
  validateForm(basic, [{ ...good, ...changes }], of).map((f) => `${f.field} ${f.code}`)

describe('a row', () => {
  it('in order has no finding', () => {
    expect(codesOf({})).toEqual([])
  })
  it('is told everything at once, not the first mistake only', () => {
    expect(codesOf({ phone: '', birthDate: '2007-02-30', sex: '7' })).toEqual([
      'basic.sex CODE-UNKNOWN',
      'basic.birthDate DATE-UNREAL',
      'basic.phone FIELD-MISSING',
    ])
  })
  it('that is empty lacks every required field', () => {
    const missing = validateForm(basic, [], facts)
    expect(missing.map((f) => f.field)).toEqual([
      'basic.name',
      'basic.sex',
      'basic.birthDate',
      'basic.idKind',
      'basic.idNumber',
      'basic.homeAddress',
      'basic.phone',
    ])
    expect(missing.map(findingSentence)).toContain('请填写联系电话。')
  })
  it('may have 20 characters where 20 are allowed, not 21', () => {
    expect(codesOf({ homeAddress: '路'.repeat(20) })).toEqual([])
    expect(codesOf({ homeAddress: '路'.repeat(21) })).toEqual(['basic.homeAddress FIELD-TOO-LONG'])
  })
  it('counts a rare character once', () => {
    expect(codesOf({ homeAddress: '𬱖'.repeat(20) })).toEqual([])
  })
  it.each(['\u0000', '\u0007', '\u200b', '\u202e', '\ufeff', '\u0085'])('refuses an unseen %j', (unseen) => {
    expect(codesOf({ homeAddress: `路${unseen}` })).toEqual(['basic.homeAddress FIELD-CONTROL'])
  })
  it('checks the number by the kind of document beside it', () => {
    expect(codesOf({ idKind: '6', idNumber: 'H12345678' })).toEqual([])
    expect(codesOf({ idKind: '1', idNumber: 'H12345678' })).toEqual(['basic.idNumber ID-LENGTH'])
    expect(codesOf({ idNumber: '410101200701010013' })).toEqual(['basic.idNumber ID-CHECK-DIGIT'])
  })
  it('lets Latin names pass with a passport, not with an ID card', () => {
    expect(codesOf({ name: "ANNA O'NEIL", idKind: 'A', idNumber: 'AB123456' })).toEqual([])
    expect(codesOf({ name: 'ZHANG YAN' })).toEqual(['basic.name NAME-PINYIN'])
  })
  it.each(['1380000000', '138000000011', '23800000001', '联系不上'])('refuses the phone %s', (phone) => {
    expect(codesOf({ phone })).toEqual(['basic.phone PHONE-SHAPE'])
  })
})

describe('a field under a condition', () => {
  it('is neither shown nor asked for where the condition does not hold', () => {
    expect(isShown(basic.fields.homePoint, {}, facts)).toBe(false)
    expect(codesOf({})).not.toContain('basic.homePoint FIELD-MISSING')
  })
  it('is asked for where it holds; facts of the record answer', () => {
    const home = { track: 'returnHome', grade: '9' }
    expect(isRequired(basic.fields.homePoint, {}, home)).toBe(true)
    expect(codesOf({}, home)).toEqual(['basic.homePoint FIELD-MISSING'])
  })
  it('that is hidden is not checked either, whatever an earlier answer left', () => {
    expect(codesOf({ homePoint: '点'.repeat(99) })).toEqual([])
  })
  it('that is not required may be blank', () => {
    expect(isRequired(basic.fields.evidence, {}, facts)).toBe(false)
  })
})

describe('a form that repeats', () => {
  const row = { name: '张大山' }
  const codes = (count: number) =>
    validateForm(guardians, Array(count).fill(row), facts).map((f) => `${f.field} ${f.code}`)
  it('wants its fewest and allows its most rows', () => {
    expect(codes(0)).toEqual(['guardians ROWS-FEW'])
    expect(codes(1)).toEqual([])
    expect(codes(2)).toEqual([])
    expect(codes(3)).toEqual(['guardians ROWS-MANY'])
  })
  it('names the row of a finding', () => {
    const found = validateForm(guardians, [row, { phone: '1' }], facts)
    expect(found.map((f) => f.field)).toEqual(['guardians.1.name', 'guardians.1.phone'])
  })
})

describe('choices and divisions', () => {
  const small = form({
    id: 'small',
    title: '小表',
    basis: 'assumed',
    fields: {
      answer: choice({ label: '是否', options: [{ value: '1', label: '是' }], owner: 'candidate' }),
      place: division({ label: '户籍', owner: 'candidate' }),
    },
  })
  const codes = (row: Values) => validateForm(small, [row], {}).map((f) => f.code)
  it('take the value, not the label', () => {
    expect(codes({ answer: '1' })).toEqual([])
    expect(codes({ answer: '是' })).toEqual(['CODE-UNKNOWN'])
  })
  it('take six digits, also of a division nobody knows: an address code is never a reason to refuse', () => {
    expect(codes({ place: '410105' })).toEqual([])
    expect(codes({ place: '419999' })).toEqual([])
    expect(codes({ place: '41010' })).toEqual(['CODE-UNKNOWN'])
    expect(codes({ place: '郑州市' })).toEqual(['CODE-UNKNOWN'])
  })
})
