import type { Values } from '@zhongzhao/domain/forms/form'
import type { MadeUpLife } from './lives.ts'

function basicRow(held: Values, address: MadeUpLife['address']): Values {
  const home = held['homeAddress'] ?? '文化路 1 号院 2 号楼 301 室'
  const own = {
    householdDivision: '410105',
    householdAddress: home,
    homeAddress: home,
    foreignLanguage: '1',
  }
  const now = address === 'moved' ? { homeAddress: '东明路 18 号院 3 号楼 602', politicalStatus: '03' } : {}
  return { ...own, ...held, ...now }
}

/** What the candidate makes of a section: what the register knows, and what it does not. */
export function filledRows(
  form: string,
  held: readonly Values[],
  { schoolName, address }: { schoolName: string; address: MadeUpLife['address'] },
): readonly Values[] {
  if (form === 'basic') return [basicRow(held[0] ?? {}, address)]
  if (form === 'guardians') {
    if (held.length > 0) return held.map((row) => ({ kind: 'person', phone: '14400000002', ...row }))
    return [{ kind: 'person', name: '王示例', relation: '52', phone: '14400000002' }]
  }
  return [
    { from: '2013-09', until: '2019-06', school: '示例小学（演练）', position: '学生', witness: '李示例' },
    { from: '2019-09', until: '2022-06', school: schoolName, position: '学习委员', witness: '张示例' },
  ]
}
