import { code, date, division, idNumber, personName } from '@zhongzhao/domain/forms/field'
import { describe, expect, it } from 'vitest'
import { grouped, valueText } from './value-text.ts'

describe('a value on the screen', () => {
  it('shows a code by its name and an unknown code as itself', () => {
    const sex = code({ label: '性别', table: 'sex', owner: 'roster' })
    expect(valueText(sex, '1')).toBe('男')
    expect(valueText(sex, '77')).toBe('77')
  })
  it('shows a place with what is above it', () => {
    expect(valueText(division({ label: '户籍', owner: 'candidate' }), '410105')).toContain('金水区')
  })
  it('never changes a name', () => {
    const name = personName({ label: '姓名', max: 50, owner: 'roster' })
    for (const hard of ['䶮', '𬱖㛃', '阿卜来提·如则托合提', '〇']) expect(valueText(name, hard)).toBe(hard)
  })
  it('reads dates in Chinese and leaves a covered one as it is', () => {
    const born = date({ label: '出生日期', owner: 'roster' })
    expect(valueText(born, '2007-04-02')).toBe('2007年4月2日')
    expect(valueText(born, '2*********')).toBe('2*********')
  })
  it('groups numbers and keeps a masked one', () => {
    const number = idNumber({ label: '证件号码', owner: 'roster', kindField: 'idKind' })
    expect(valueText(number, '990105200704020012')).toBe('990105 20070402 0012')
    expect(grouped('6222020200012345678')).toBe('6222 0202 0001 2345 678')
    expect(grouped('9901 **** **** 0012')).toBe('9901 **** **** 0012')
    expect(valueText(number, undefined)).toBe('')
  })
})
