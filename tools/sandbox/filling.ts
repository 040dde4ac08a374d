import type { Values } from '@zhongzhao/domain/forms/form'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { completedRows } from './completed.ts'
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

interface Filling {
  readonly pack: SeasonPack
  readonly schoolName: string
  readonly address: MadeUpLife['address']
}

function usualRows(
  form: string,
  held: readonly Values[],
  { pack, schoolName, address }: Filling,
): readonly Values[] {
  if (form === 'basic') return [basicRow(held[0] ?? {}, address)]
  if (form === 'guardians') {
    if (held.length > 0) return held.map((row) => ({ kind: 'person', phone: '14400000002', ...row }))
    return [{ kind: 'person', name: '王示例', relation: '52', phone: '14400000002' }]
  }
  if (form !== 'studyHistory') return held.length > 0 ? held : [{}]
  const [began, changed, ends] = [pack.year - 9, pack.year - 3, pack.year]
  const primary = { from: `${began}-09`, until: `${changed}-06`, school: '示例小学（演练）' }
  const junior = { from: `${changed}-09`, until: `${ends}-06`, school: schoolName }
  return [
    { ...primary, position: '学生', witness: '李示例' },
    { ...junior, position: '学习委员', witness: '张示例' },
  ]
}

/** What the candidate makes of a section: what the register knows, and what it does not; as the season asks it. */
export function filledRows(form: string, held: readonly Values[], given: Filling): readonly Values[] {
  return completedRows(given.pack, form, usualRows(form, held, given))
}
