import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basic, guardians } from '../../test/small-season.ts'
import { diffForm, differsFromRegister } from './diff.ts'
import type { Values } from './form.ts'

describe('what changed', () => {
  it('names field, label, before and after', () => {
    expect(diffForm(basic, [{ phone: '13800000001' }], [{ phone: '13800000009' }])).toEqual([
      { field: 'basic.phone', label: '联系电话', from: '13800000001', to: '13800000009' },
    ])
  })
  it('takes blank and absent as the same', () => {
    expect(diffForm(basic, [{ phone: '' }], [{}])).toEqual([])
    expect(diffForm(basic, [], [{}])).toEqual([])
  })
  it('names the row in a form that repeats, added and removed rows included', () => {
    const two = [{ name: '甲' }, { name: '乙' }]
    expect(diffForm(guardians, two, [{ name: '甲' }]).map((c) => [c.field, c.from, c.to])).toEqual([
      ['guardians.1.name', '乙', undefined],
    ])
    expect(diffForm(guardians, [], two).map((c) => c.field)).toEqual(['guardians.0.name', 'guardians.1.name'])
  })
  it('does not see what is no field of the form', () => {
    expect(diffForm(basic, [{}], [{ isAdmin: 'yes' }])).toEqual([])
  })
  it('tells two spellings of one name apart: no normalising', () => {
    expect(diffForm(basic, [{ name: '\uf9dc' }], [{ name: '\u9686' }])).toHaveLength(1)
  })
})

const rows: fc.Arbitrary<readonly Values[]> = fc.array(
  fc.dictionary(fc.constantFrom('name', 'phone', 'idNumber'), fc.constantFrom('a', 'b', 'c')),
  { maxLength: 3 },
)

describe('diff as a law', () => {
  it('finds nothing between a value and itself', () => {
    fc.assert(
      fc.property(rows, (a) => {
        expect(diffForm(guardians, a, a)).toEqual([])
      }),
    )
  })
  it('turned round swaps from and to', () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const there = diffForm(guardians, a, b)
        const back = diffForm(guardians, b, a)
        expect(back).toEqual(there.map(({ from, to, ...rest }) => ({ ...rest, from: to, to: from })))
      }),
    )
  })
})

describe('the register against the candidate', () => {
  const differs = (register: Values, own: Values) => differsFromRegister(basic, [register], [own])
  it('differs by one rare character, by one digit in the middle, by a value that was emptied', () => {
    expect(differs({ name: '张䶮' }, { name: '张龑' })).toEqual(['basic.name'])
    expect(differs({ idNumber: '410101200701010512' }, { idNumber: '410101200711010512' })).toEqual([
      'basic.idNumber',
    ])
    expect(differs({ name: '张三' }, {})).toEqual(['basic.name'])
  })
  it('does not differ where the register has nothing', () => {
    expect(differs({ name: '张三' }, { name: '张三', phone: '13800000000' })).toEqual([])
    expect(differsFromRegister(guardians, [], [{ name: '甲' }])).toEqual([])
  })
})
