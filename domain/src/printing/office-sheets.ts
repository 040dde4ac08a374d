import type { FilledColumn, TableSheet } from './document.ts'

/** A column of an office table; `width` is a share of the paper. */
export interface OfficeColumn {
  readonly label: string
  readonly width: number
  readonly align?: 'left'
}

/** What every table an office signs has in common (K9): unit, columns, rows in class order. */
export interface OfficeTable {
  readonly heading: string
  readonly title: string
  /** 填报单位 */
  readonly unit: string
  readonly facts?: readonly { readonly label: string; readonly value: string }[]
  readonly columns: readonly OfficeColumn[]
  readonly rows: readonly (readonly string[])[]
  readonly total?: readonly string[]
  readonly notes?: readonly string[]
  /** Who signs below; 填表人、审核人 and the date where nothing else is said. */
  readonly signers?: readonly string[]
  readonly orientation?: 'landscape'
  readonly printedAt: string
}

/** A table with 填报单位（盖章） above and 填表人, 审核人, 日期 below. Each row has a cell per column, or it throws. */
export function tableSheet(table: OfficeTable): TableSheet {
  const wrong = table.rows.findIndex((row) => row.length !== table.columns.length)
  if (wrong >= 0) throw new Error(`office table: row ${wrong + 1} does not fit its columns`)
  return {
    kind: 'table',
    orientation: table.orientation ?? 'portrait',
    heading: table.heading,
    title: table.title,
    unit: table.unit,
    facts: table.facts ?? [],
    columns: table.columns.map(officeColumn),
    rows: table.rows,
    total: table.total ?? [],
    signers: table.signers ?? ['填表人', '审核人', '日期'],
    notes: table.notes ?? [],
    printedAt: table.printedAt,
  }
}

function officeColumn({ label, width, align }: OfficeColumn): FilledColumn {
  return { label, width, align: align ?? 'center' }
}

/** A row of 签字回收登记表 (J2). */
export interface ReturnedSheet {
  readonly serial: string
  readonly name: string
  readonly sheetNumber: string
  readonly recordedAt: string
  readonly remark: string
}

export type Letterhead = Pick<OfficeTable, 'heading' | 'unit' | 'printedAt'>

/** 签字回收登记表 (J2): which signed sheets came back, and a place to write down what did not. */
export function returnedSheets(head: Letterhead, sheets: readonly ReturnedSheet[]): TableSheet {
  return tableSheet({
    ...head,
    title: '报名登记表签字回收登记表',
    columns: [
      { label: '序号', width: 5 },
      { label: '报名序号', width: 13 },
      { label: '姓名', width: 16 },
      { label: '登记表编号', width: 19 },
      { label: '登记时间', width: 17 },
      { label: '经手人签字', width: 14 },
      { label: '备注', width: 16, align: 'left' },
    ],
    rows: sheets.map((s, at) => [
      String(at + 1),
      s.serial,
      s.name,
      s.sheetNumber,
      s.recordedAt,
      '',
      s.remark,
    ]),
  })
}

/** A row of 人数核对表: what a class should have, and how far it is. */
export interface ClassCount {
  readonly className: string
  readonly rostered: number
  readonly activated: number
  readonly confirmed: number
  readonly checked: number
  readonly sealed: number
  /** Not taking part, each with a reason on record. */
  readonly excused: number
}

/** 人数核对表: rostered − excused must equal sealed when the head count closes; the difference is printed. */
export function headCount(head: Letterhead, classes: readonly ClassCount[]): TableSheet {
  const sum = (of: (c: ClassCount) => number) => classes.reduce((total, c) => total + of(c), 0)
  const rest = (c: ClassCount) => c.rostered - c.excused - c.sealed
  const counts = [
    (c: ClassCount) => c.rostered,
    (c: ClassCount) => c.excused,
    (c: ClassCount) => c.activated,
    (c: ClassCount) => c.confirmed,
    (c: ClassCount) => c.checked,
    (c: ClassCount) => c.sealed,
    rest,
  ]
  const labels = ['名册人数', '不参加', '已激活', '已确认', '已核验', '已签字锁定', '差额']
  return tableSheet({
    ...head,
    title: '报名信息采集人数核对表',
    columns: [
      { label: '班级', width: 20 },
      ...labels.map((label) => ({ label, width: 9 })),
      { label: '班主任签字', width: 17 },
    ],
    rows: classes.map((c) => [c.className, ...counts.map((count) => String(count(c))), '']),
    total: ['合计', ...counts.map((count) => String(sum(count))), ''],
    notes: ['差额 = 名册人数 − 不参加 − 已签字锁定；差额为 0 方可上报。'],
  })
}

/** A row of the class list. */
export interface ClassMember {
  readonly serial: string
  readonly name: string
  readonly sex: string
  readonly maskedNumber: string
  readonly state: string
}

/** 班级花名册, in class order, ID numbers masked. */
export function classList(
  head: Letterhead,
  { className, members }: { readonly className: string; readonly members: readonly ClassMember[] },
): TableSheet {
  return tableSheet({
    ...head,
    title: `${className}考生花名册`,
    facts: [{ label: '人数', value: String(members.length) }],
    columns: [
      { label: '序号', width: 5 },
      { label: '报名序号', width: 15 },
      { label: '姓名', width: 24 },
      { label: '性别', width: 6 },
      { label: '身份证件号码', width: 20 },
      { label: '状态', width: 12 },
      { label: '备注', width: 18 },
    ],
    rows: members.map((m, at) => [String(at + 1), m.serial, m.name, m.sex, m.maskedNumber, m.state, '']),
  })
}

/** A pupil who wrote that the student register is wrong: what it holds, as printed, and what the pupil wrote. */
export interface DoubtedEntry {
  readonly serial: string
  readonly className: string
  readonly name: string
  readonly sex: string
  readonly birthDate: string
  readonly ethnicGroup: string
  readonly idNumber: string
  readonly written: string
}

/** 学籍更正清单 for the keeper of the student register (学籍管理员; D11). Numbers in full: the wrong digit may be any. */
export function registerCorrections(head: Letterhead, entries: readonly DoubtedEntry[]): TableSheet {
  return tableSheet({
    ...head,
    title: '学籍更正清单',
    orientation: 'landscape',
    facts: [{ label: '人数', value: String(entries.length) }],
    columns: [
      { label: '序号', width: 4 },
      { label: '报名序号', width: 10 },
      { label: '班级', width: 9 },
      { label: '姓名', width: 10 },
      { label: '性别', width: 4 },
      { label: '出生日期', width: 10 },
      { label: '民族', width: 7 },
      { label: '身份证件号码', width: 15 },
      { label: '应当更正的内容', width: 21, align: 'left' },
      { label: '更正结果', width: 10, align: 'left' },
    ],
    rows: entries.map((e, at) => [
      String(at + 1),
      e.serial,
      e.className,
      e.name,
      e.sex,
      e.birthDate,
      e.ethnicGroup,
      e.idNumber,
      e.written,
      '',
    ]),
    notes: [
      '姓名至身份证件号码为学籍系统中的现有信息。请学籍管理员对照户口簿、身份证核实，在学籍系统中更正后重新导入名册。',
      '本表含个人信息，请专人保管，办结后按规定销毁。',
    ],
  })
}
