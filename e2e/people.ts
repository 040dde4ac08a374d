import { completedRows } from '@zhongzhao/tool-sandbox/completed'
import { pack } from '../server/test/moments.ts'
import { madeUpNumber } from '../server/test/roster-file.ts'

/** A made-up pupil of the story; numbers begin with 410199, a division that never was. */
export interface StoryPupil {
  readonly name: string
  readonly number: string
}

const number = (serial: number) => madeUpNumber(serial, '20070415')

/** Three pupils of a new class; one name no pinyin keyboard offers, one longer than old systems allow. */
export const pupils = {
  rare: { name: '王䶮𬱖', number: number(901) },
  long: { name: '阿卜来提·如则托合提', number: number(903) },
  third: { name: '李㛃鿏', number: number(902) },
} as const satisfies Record<string, StoryPupil>

const columns = [
  '学校标识码',
  '姓名',
  '性别',
  '出生日期',
  '民族',
  '身份证件类型',
  '身份证件号',
  '年级',
  '班级',
]

function row({ name, number: id }: StoryPupil): readonly string[] {
  // Long numbers carry the apostrophe that keeps spreadsheets from rounding them.
  return [
    name,
    Number(id.slice(14, 17)) % 2 === 1 ? '男' : '女',
    id.slice(6, 14),
    '汉族',
    '居民身份证',
    `'${id}`,
    '九年级',
    '9班',
  ]
}

/** The roster as the student-status system exports it, with one number that is wrong in its last digit. */
export function exportedRoster(school: string): string {
  const last = pupils.third.number.at(-1) === '1' ? '2' : '1'
  const wrong = { name: '赵示例', number: pupils.third.number.slice(0, 17) + last }
  const rows = [...Object.values(pupils), wrong].map((pupil) => [`'${school}`, ...row(pupil)])
  return [columns, ...rows].map((cells) => cells.join('\t')).join('\r\n')
}

const usual: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  basic: [
    {
      politicalStatus: '13',
      householdDivision: '410105',
      householdAddress: '示例路 1 号院 2 号楼',
      homeAddress: '示例路 1 号院 2 号楼',
      phone: '14400000001',
      health: '10',
      foreignLanguage: '1',
    },
  ],
  guardians: [{ kind: 'person', name: '王㛃鿏', relation: '52', phone: '14400000002' }],
  studyHistory: [
    { from: '2013-09', until: '2019-06', school: '示例小学', witness: '李示例' },
    { from: '2019-09', until: `${pack.year}-06`, school: '示例初中', witness: '张示例' },
  ],
}

/** What a candidate types, by field of the form, as the season asks it. */
export const typed: typeof usual = Object.fromEntries(
  Object.entries(usual).map(([form, rows]) => [form, completedRows(pack, form, rows)]),
)
