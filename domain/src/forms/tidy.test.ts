import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basic, guardians, studyHistory } from '../../test/small-season.ts'
import { keepOwned, tidyRows } from './tidy.ts'

const tidied = (name: string, value: string) => tidyRows(basic, [{ [name]: value }])[0]?.[name]

describe('what typing does by accident', () => {
  it('is undone in numbers: spaces, full-width digits, lower-case x', () => {
    expect(tidied('idNumber', ' 410101 2007 0101 051x ')).toBe('41010120070101051X')
    expect(tidied('idNumber', '４１０１０１２００７０１０１０５１ｘ')).toBe('41010120070101051X')
  })
  it('is undone in phones: spaces and hyphens', () => {
    expect(tidied('phone', '138 0000-0001')).toBe('13800000001')
  })
  it('is undone in names: another dot becomes U+00B7', () => {
    expect(tidied('name', ' 阿卜来提•如则托合提 ')).toBe('阿卜来提·如则托合提')
  })
  it('is left alone in texts but for the outer blanks', () => {
    expect(tidied('homeAddress', ' 演练路 １ 号 ')).toBe('演练路 １ 号')
  })
  it.each(['䶮', '㛃', '𬱖', '𬸚', '𠅤', '鿏', '〇', '\uf9dc'])(
    'does not touch the name 王%s',
    (character) => {
      expect(tidied('name', `王${character}`)).toBe(`王${character}`)
    },
  )
})

describe('rows as they are kept', () => {
  it('drop fields the form does not have', () => {
    expect(tidyRows(basic, [{ name: '甲', isAdmin: 'yes', __proto__x: '1' }])).toEqual([{ name: '甲' }])
  })
  it('drop blanks, so that blank and absent are one', () => {
    expect(tidyRows(basic, [{ name: '甲', phone: '   ' }])).toEqual([{ name: '甲' }])
  })
  it('are one row for a form that does not repeat, whatever comes', () => {
    expect(tidyRows(basic, [])).toEqual([{}])
    expect(tidyRows(basic, [{ name: '甲' }, { name: '乙' }])).toEqual([{ name: '甲' }])
  })
  it('drop empty rows of a form that repeats and keep the order', () => {
    expect(tidyRows(guardians, [{ name: '甲' }, { name: ' ' }, { name: '乙' }])).toEqual([
      { name: '甲' },
      { name: '乙' },
    ])
  })
  it('are the same when tidied again', () => {
    const any = fc.array(fc.dictionary(fc.constantFrom('name', 'idNumber', 'phone'), fc.string()))
    fc.assert(
      fc.property(any, (rows) => {
        const once = tidyRows(guardians, rows)
        expect(tidyRows(guardians, once)).toEqual(once)
      }),
    )
  })
})

describe('what belongs to somebody else', () => {
  const held = [
    { name: '张䶮', idNumber: '410101200701010012', phone: '13800000001', evidence: '派出所证明' },
  ]
  it('stays as it is held: a candidate cannot write the register or the school (notice 三.(二))', () => {
    const given = [{ name: '改名', idNumber: '1', evidence: '我说的', phone: '13900000000' }]
    expect(keepOwned(basic, { held, given, by: 'candidate' })).toEqual([
      {
        name: '张䶮',
        idNumber: '410101200701010012',
        evidence: '派出所证明',
        phone: '13900000000',
      },
    ])
  })
  it('stays when the candidate leaves it out', () => {
    expect(keepOwned(basic, { held, given: [{}], by: 'candidate' })[0]).toMatchObject({ name: '张䶮' })
  })
  it('cannot be added where nothing is held', () => {
    expect(keepOwned(basic, { held: [{}], given: [{ sex: '2' }], by: 'candidate' })).toEqual([{}])
  })
  it('is the candidate’s own for the register: a re-sync keeps the phone', () => {
    const given = [{ name: '张新名', phone: '13999999999' }]
    expect(keepOwned(basic, { held, given, by: 'roster' })[0]).toMatchObject({
      name: '张新名',
      phone: '13800000001',
    })
  })
  it('never changes, whatever is given', () => {
    const anything = fc.dictionary(fc.constantFrom(...Object.keys(basic.fields)), fc.string())
    fc.assert(
      fc.property(anything, (row) => {
        const [kept] = keepOwned(basic, { held, given: [row], by: 'candidate' })
        for (const [name, field] of Object.entries(basic.fields))
          if (field.owner !== 'candidate') expect(kept?.[name]).toBe(held[0]?.[name as 'name'])
      }),
    )
  })
  it('lets a form that is all the candidate’s grow and shrink', () => {
    const given = [{ from: '2013-09' }, { from: '2019-09' }]
    expect(keepOwned(studyHistory, { held: [], given, by: 'candidate' })).toEqual(given)
    expect(keepOwned(studyHistory, { held: given, given: [], by: 'candidate' })).toEqual([])
  })
})
