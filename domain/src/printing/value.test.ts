import { expect, it } from 'vitest'
import { choice, code, date, division, month, personName } from '../forms/field.ts'
import { codeNames } from './names.ts'
import { NOTHING, printedDay, printedValue } from './value.ts'

const names = codeNames('2022-03-25')

it('prints a blank as a dash, so that nothing is written in afterwards', () => {
  const name = personName({ label: '姓名', max: 50, owner: 'roster' })
  expect(printedValue(name, undefined, names)).toBe(NOTHING)
  expect(printedValue(name, '', names)).toBe(NOTHING)
})

it('prints a rare name unchanged', () => {
  const name = personName({ label: '姓名', max: 50, owner: 'roster' })
  for (const typed of ['王䶮', '欧阳𬱖', '\uf9dc', '阿不都热依木江·阿卜杜喀迪尔·买买提依明'])
    expect(printedValue(name, typed, names)).toBe(typed)
})

it('prints codes, choices and divisions by name, and an unknown code as itself', () => {
  const sex = code({ label: '性别', table: 'sex', owner: 'roster' })
  expect(printedValue(sex, '2', names)).toMatch(/^女/)
  expect(printedValue(sex, '7', names)).toBe('7')
  const yes = choice({ label: '是否', owner: 'candidate', options: [{ value: '1', label: '是' }] })
  expect(printedValue(yes, '1', names)).toBe('是')
  expect(printedValue(yes, '8', names)).toBe('8')
  const where = division({ label: '户籍所在地', owner: 'candidate' })
  expect(printedValue(where, '410105', names)).toContain('金水区')
  expect(printedValue(where, '999999', names)).toBe('999999')
})

it('prints days and months as people write them, and leaves anything else alone', () => {
  expect(printedValue(date({ label: '出生日期', owner: 'roster' }), '2008-04-02', names)).toBe('2008年4月2日')
  expect(printedValue(month({ label: '开始', owner: 'candidate' }), '2014-09', names)).toBe('2014年9月')
  expect(printedDay('2008-4-2')).toBe('2008-4-2')
  expect(printedDay('20080402')).toBe('20080402')
})
