import type { TableSheet } from './document.ts'
import { type Letterhead, tableSheet } from './office-sheets.ts'

/** A volume as a list names it. */
export interface ListedVolume {
  readonly number: string
  readonly title: string
  readonly sheets: number
  readonly period: string
  readonly remark: string
}

const volumeColumns = [
  { label: '序号', width: 7 },
  { label: '卷号', width: 15 },
  { label: '案卷题名', width: 34, align: 'left' as const },
  { label: '件数', width: 8 },
  { label: '保管期限', width: 14 },
  { label: '备注', width: 22, align: 'left' as const },
]

const sum = (volumes: readonly ListedVolume[]) => volumes.reduce((total, { sheets }) => total + sheets, 0)

function volumeList(
  head: Letterhead,
  volumes: readonly ListedVolume[],
  more: {
    readonly title: string
    readonly facts: readonly { readonly label: string; readonly value: string }[]
    readonly signers: readonly string[]
    readonly notes: readonly string[]
  },
): TableSheet {
  return tableSheet({
    ...head,
    ...more,
    columns: volumeColumns,
    rows: volumes.map((v, at) => [String(at + 1), v.number, v.title, String(v.sheets), v.period, v.remark]),
    total: ['合计', `${volumes.length} 卷`, '', String(sum(volumes)), '', ''],
  })
}

/** 案卷目录 (J6): every volume, with the box it stands in. */
export const volumesSheet = (head: Letterhead, volumes: readonly ListedVolume[]): TableSheet =>
  volumeList(head, volumes, {
    title: '案卷目录',
    facts: [],
    signers: ['保管人', '单位负责人', '日期'],
    notes: [],
  })

/** 材料移交清单 (J6): what was handed over, signed by both sides. */
export function handoverSheet(
  head: Letterhead,
  volumes: readonly ListedVolume[],
  {
    number,
    to,
    sentAt,
    stateName,
    remark,
  }: {
    readonly number: string
    readonly to: string
    readonly sentAt: string
    readonly stateName: string
    readonly remark: string
  },
): TableSheet {
  return volumeList(head, volumes, {
    title: '材料移交清单',
    facts: [
      { label: '清单编号', value: number },
      { label: '接收单位', value: to },
      { label: '移交时间', value: sentAt },
      { label: '状态', value: stateName },
    ],
    signers: ['移交人', '接收人', '日期'],
    notes: ['一式两份，移交、接收单位各存一份；接收时逐卷清点件数。', ...(remark === '' ? [] : [remark])],
  })
}

/** 销毁清册 (J6): by two people. */
export function destructionSheet(
  head: Letterhead,
  volumes: readonly ListedVolume[],
  {
    number,
    ground,
    stateName,
    words,
  }: {
    readonly number: string
    readonly ground: string
    readonly stateName: string
    readonly words: string
  },
): TableSheet {
  return volumeList(head, volumes, {
    title: '案卷销毁清册',
    facts: [
      { label: '清册编号', value: number },
      { label: '状态', value: stateName },
    ],
    signers: ['提请人', '批准人', '监销人', '日期'],
    notes: [`销毁依据：${ground}`, ...(words === '' ? [] : [`办理情况：${words}`])],
  })
}

/** A sheet in a volume. */
export interface FiledSheet {
  readonly number: string
  readonly name: string
  readonly className: string
  readonly signedAt: string
  readonly remark: string
}

/** 卷内目录 (J6). */
export function volumeIndex(
  head: Letterhead,
  { number, title, period }: { readonly number: string; readonly title: string; readonly period: string },
  sheets: readonly FiledSheet[],
): TableSheet {
  return tableSheet({
    ...head,
    title: '卷内目录',
    facts: [
      { label: '卷号', value: number },
      { label: '题名', value: title },
      { label: '件数', value: String(sheets.length) },
      { label: '保管期限', value: period },
    ],
    columns: [
      { label: '件号', width: 7 },
      { label: '登记表编号', width: 21 },
      { label: '姓名', width: 18 },
      { label: '班级', width: 16 },
      { label: '签字登记时间', width: 20 },
      { label: '备注', width: 18, align: 'left' },
    ],
    rows: sheets.map((s, at) => [String(at + 1), s.number, s.name, s.className, s.signedAt, s.remark]),
    signers: ['立卷人', '检查人', '日期'],
  })
}

/** A candidate whose sheet is missing. */
export interface MissingSheet {
  readonly className: string
  readonly serial: string
  readonly name: string
  readonly stateName: string
  readonly lack: string
}

/** 缺件报告 (J6), class by class. */
export function missingSheet(head: Letterhead, missing: readonly MissingSheet[]): TableSheet {
  return tableSheet({
    ...head,
    title: '报名登记表缺件报告',
    facts: [{ label: '缺件', value: `${missing.length} 份` }],
    columns: [
      { label: '序号', width: 7 },
      { label: '班级', width: 16 },
      { label: '报名序号', width: 15 },
      { label: '姓名', width: 18 },
      { label: '报名状态', width: 14 },
      { label: '缺什么', width: 15 },
      { label: '原因和补齐时间', width: 15 },
    ],
    rows: missing.map((m, at) => [String(at + 1), m.className, m.serial, m.name, m.stateName, m.lack, '']),
    signers: ['填表人', '单位负责人', '日期'],
  })
}

/** A class, or what else a volume is made of. */
export interface SummaryLine {
  readonly schoolName: string
  readonly className: string
  readonly owed: number
  readonly signed: number
  readonly filed: number
}

/** 上报汇总表 (J6), with the place where the head signs. */
export function summarySheet(head: Letterhead, lines: readonly SummaryLine[]): TableSheet {
  const total = (of: (line: SummaryLine) => number) => String(lines.reduce((all, line) => all + of(line), 0))
  const missing = (line: SummaryLine) => line.owed - line.filed
  return tableSheet({
    ...head,
    title: '报名登记表签字归档上报汇总表',
    columns: [
      { label: '序号', width: 7 },
      { label: '学校（报名点）', width: 27 },
      { label: '班级', width: 20 },
      { label: '应收', width: 9 },
      { label: '已签字', width: 9 },
      { label: '已归档', width: 9 },
      { label: '缺件', width: 8 },
      { label: '备注', width: 11 },
    ],
    rows: lines.map((line, at) => [
      String(at + 1),
      line.schoolName,
      line.className,
      ...[line.owed, line.signed, line.filed, missing(line)].map(String),
      '',
    ]),
    total: [
      '合计',
      '',
      '',
      total((line) => line.owed),
      total((line) => line.signed),
      total((line) => line.filed),
      total(missing),
      '',
    ],
    signers: ['填表人', '校长（单位负责人）', '日期'],
    notes: [
      '应收 = 名册中没有转出、放弃、重复作废的考生；缺件 = 应收 − 已归档。缺件不为 0 的，附《报名登记表缺件报告》。',
    ],
  })
}
