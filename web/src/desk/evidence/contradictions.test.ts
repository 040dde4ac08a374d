import { describe, expect, it } from 'vitest'
import { code, date, idNumber, personName } from '@zhongzhao/domain/forms/field'
import { form } from '@zhongzhao/domain/forms/form'
import { contradictionsOf } from './contradictions.ts'

const forms = [
  form({
    id: 'basic',
    title: '基本信息',
    basis: '二.1',
    fields: {
      name: personName({ label: '姓名', max: 50, owner: 'roster', required: true }),
      sex: code({ label: '性别', table: 'sex', owner: 'roster' }),
      birthDate: date({ label: '出生日期', owner: 'roster', sensitive: true }),
      idNumber: idNumber({ label: '身份证件号码', owner: 'roster', sensitive: true }),
    },
  }),
]

const finding = (code: string) => ({ field: '', severity: 'error', code, params: {}, sentence: '' })
const clear = { name: '李甲', sex: '2', birthDate: '2007-04-17', idNumber: '410199200704188013' }
const view = (own: Record<string, string>) => ({
  sections: { basic: [own] },
  roster: { basic: [{ ...own, name: '李乙' }] },
  differs: [] as string[],
  findings: [finding('SEX-ID'), finding('BIRTH-ID')],
})

describe('what contradicts what (D8)', () => {
  it('sets the form against the number, both values', () => {
    expect(contradictionsOf(view(clear), forms).map((c) => [c.label, c.one.value, c.other.value])).toEqual([
      ['性别', '女', '男'],
      ['出生日期', '2007年4月17日', '2007年4月18日'],
    ])
  })
  it('shows no more of a covered number than stands there: the sex digit yes, the birth date no', () => {
    const covered = { ...clear, birthDate: '2007年**月**日', idNumber: '4101 **** **** 8013' }
    expect(contradictionsOf(view(covered), forms).map((c) => [c.one.value, c.other.value])).toEqual([
      ['女', '男'],
      ['2007年**月**日', ''],
    ])
  })
  it('sets the form against the register where the server says they differ', () => {
    const differing = { ...view(clear), findings: [], differs: ['basic.name', 'guardians.0.name'] }
    expect(contradictionsOf(differing, forms).map((c) => [c.path, c.one.value, c.other.value])).toEqual([
      ['basic.name', '李甲', '李乙'],
    ])
  })
  it('finds nothing where nothing is told', () => {
    expect(contradictionsOf({ ...view(clear), findings: [] }, forms)).toEqual([])
  })
})
