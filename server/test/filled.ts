import type { Sections } from '@zhongzhao/domain/forms/form'
import { completedRows } from '@zhongzhao/tool-sandbox/completed'
import { pack } from './moments.ts'

const typed: Sections = {
  basic: [
    {
      politicalStatus: '03',
      householdDivision: '410105',
      householdKind: '1',
      householdAddress: '示例路 1 号院 2 号楼',
      homeAddress: '示例路 1 号院 2 号楼',
      mailingAddress: '示例路 1 号院 2 号楼',
      recipient: '王示例',
      postcode: '450000',
      phone: '13800000001',
      health: '10',
      foreignLanguage: '1',
      migrantChild: '0',
      leftBehind: '0',
    },
  ],
  guardians: [{ kind: 'person', name: '王示例', relation: '51', phone: '13800000002', employer: '示例公司' }],
  studyHistory: [
    { from: '2013-09', until: '2019-06', school: '示例小学', witness: '李示例' },
    { from: '2019-09', until: `${pack.year}-06`, school: '金水区示例一中', witness: '张示例' },
  ],
}

/** What a candidate types, complete and consistent; the register's own fields are left out. */
export const filled: Sections = Object.fromEntries(
  Object.entries(typed).map(([form, rows]) => [form, completedRows(pack, form, rows)]),
)
