import type { TableSheet } from './document.ts'
import { type OfficeColumn, type OfficeTable, tableSheet } from './office-sheets.ts'

type Letterhead = Pick<OfficeTable, 'heading' | 'unit' | 'printedAt'>

/** What 信息校对表 says of a pupil, every number in full: the wrong digit may be any. */
export interface ProofLine {
  readonly serial: string
  readonly name: string
  readonly sex: string
  readonly birthDate: string
  readonly ethnicGroup: string
  readonly idNumber: string
  readonly studentNumber: string
  readonly household: string
}

const proofColumns: readonly OfficeColumn[] = [
  { label: '序号', width: 3.5 },
  { label: '报名序号', width: 9.5 },
  { label: '姓名', width: 13.5 },
  { label: '性别', width: 3.5 },
  { label: '出生日期', width: 9 },
  { label: '民族', width: 6.5 },
  { label: '身份证件号码', width: 14 },
  { label: '学籍号', width: 14 },
  { label: '户籍所在地', width: 11 },
  { label: '有误的写在这里', width: 8.5, align: 'left' },
  { label: '学生签字', width: 7 },
]

/** 信息校对表 of a class (K9), in class order: each reads the own line, writes what is wrong, signs. */
export function proofSheet(
  head: Letterhead,
  { className, lines }: { readonly className: string; readonly lines: readonly ProofLine[] },
): TableSheet {
  return tableSheet({
    ...head,
    title: '信息校对表',
    orientation: 'landscape',
    facts: [
      { label: '班级', value: className },
      { label: '人数', value: String(lines.length) },
    ],
    columns: proofColumns,
    rows: lines.map((line, at) => [
      String(at + 1),
      line.serial,
      line.name,
      line.sex,
      line.birthDate,
      line.ethnicGroup,
      line.idNumber,
      line.studentNumber,
      line.household,
      '',
      '',
    ]),
    notes: [
      '请学生本人逐项核对后签字；有误的写明应当是什么，由学校按程序更正。',
      '本表含个人信息，请专人保管，用后按规定销毁。',
    ],
  })
}

/** A pupil of 照片核对表 without the picture, as a spreadsheet holds it. */
export interface PortraitLine {
  readonly serial: string
  readonly name: string
  /** 已采集、待判定、未采集 in words. */
  readonly standing: string
}

/** 照片核对表 as a table (K9): whose picture is there; on paper the pictures themselves stand in `portraitsPart`. */
export function portraitTable(
  head: Letterhead,
  { className, lines }: { readonly className: string; readonly lines: readonly PortraitLine[] },
): TableSheet {
  return tableSheet({
    ...head,
    title: '照片核对表',
    facts: [
      { label: '班级', value: className },
      { label: '人数', value: String(lines.length) },
    ],
    columns: [
      { label: '序号', width: 6 },
      { label: '报名序号', width: 18 },
      { label: '姓名', width: 22 },
      { label: '照片', width: 18 },
      { label: '是否本人', width: 16 },
      { label: '学生签字', width: 20 },
    ],
    rows: lines.map(({ serial, name, standing }, at) => [String(at + 1), serial, name, standing, '', '']),
  })
}

/** A line of 报名统计表: one organisation directly below. */
export interface StatisticsLine {
  readonly name: string
  readonly total: number
  readonly male: number
  readonly female: number
  readonly han: number
  readonly minority: number
  readonly fresh: number
  readonly former: number
  readonly urban: number
  readonly rural: number
  readonly unsaid: number
}

const statisticsColumns = [
  ['合计', 'total'],
  ['男', 'male'],
  ['女', 'female'],
  ['汉族', 'han'],
  ['少数民族', 'minority'],
  ['应届', 'fresh'],
  ['往届、社会', 'former'],
  ['非农业户口', 'urban'],
  ['农业户口', 'rural'],
  ['户口性质未填', 'unsaid'],
] as const satisfies readonly (readonly [string, keyof StatisticsLine])[]

/** 报名统计表 (K9): school × sex, ethnic group, 应往届, household. */
export function statisticsSheet(head: Letterhead, lines: readonly StatisticsLine[]): TableSheet {
  const sum = (key: (typeof statisticsColumns)[number][1]) =>
    String(lines.reduce((all, line) => all + line[key], 0))
  return tableSheet({
    ...head,
    title: '报名统计表',
    orientation: 'landscape',
    columns: [
      { label: '序号', width: 5 },
      { label: '单位', width: 25, align: 'left' },
      ...statisticsColumns.map(([label]) => ({ label, width: 7 })),
    ],
    rows: lines.map((line, at) => [
      String(at + 1),
      line.name,
      ...statisticsColumns.map(([, key]) => String(line[key])),
    ]),
    total: ['', '合计', ...statisticsColumns.map(([, key]) => sum(key))],
    notes: ['统计九年级在册考生和指定报名点登记的考生，不含放弃、转出和重复作废的；以打印时间为准。'],
  })
}

/** A line of 日报: how many had come so far, and how many of them since the report before. */
export interface DailyLine {
  readonly name: string
  readonly expected: number
  readonly started: number
  readonly confirmed: number
  readonly checked: number
  readonly sealed: number
  readonly newlyConfirmed: number
  readonly newlyChecked: number
}

const dailyColumns = [
  ['应采集', 'expected'],
  ['开始填报', 'started'],
  ['本人已确认', 'confirmed'],
  ['学校已核验', 'checked'],
  ['已签字', 'sealed'],
  ['新确认', 'newlyConfirmed'],
  ['新核验', 'newlyChecked'],
] as const satisfies readonly (readonly [string, keyof DailyLine])[]

/** 日报 (K9): as counted at 17:00. */
export function dailySheet(
  head: Letterhead,
  {
    day,
    takenAt,
    lines,
  }: { readonly day: string; readonly takenAt: string; readonly lines: readonly DailyLine[] },
): TableSheet {
  const sum = (key: (typeof dailyColumns)[number][1]) =>
    String(lines.reduce((all, line) => all + line[key], 0))
  return tableSheet({
    ...head,
    title: '信息采集日报',
    facts: [
      { label: '日期', value: day },
      { label: '截至', value: takenAt },
    ],
    columns: [
      { label: '序号', width: 5 },
      { label: '单位', width: 25, align: 'left' },
      ...dailyColumns.map(([label]) => ({ label, width: 10 })),
    ],
    rows: lines.map((line, at) => [
      String(at + 1),
      line.name,
      ...dailyColumns.map(([, key]) => String(line[key])),
    ]),
    total: ['', '合计', ...dailyColumns.map(([, key]) => sum(key))],
    notes: [
      '开始填报、已确认、已核验、已签字均为累计人数；新确认、新核验为上一份日报以来增加的人数，退回的从中减去。',
    ],
  })
}
