import type { TableSheet } from './document.ts'
import { type OfficeTable, tableSheet } from './office-sheets.ts'

/** What 分配生名额表 says of one junior school; `places` in the order of the senior schools. */
export interface QuotaLine {
  readonly code: string
  readonly name: string
  readonly graduates: number
  readonly places: readonly number[]
  readonly total: number
}

export interface QuotaTable {
  readonly edition: number
  readonly stateName: string
  readonly basisName: string
  readonly countedAt: string
  readonly seniors: readonly { readonly name: string; readonly places: number; readonly quota: number }[]
  readonly lines: readonly QuotaLine[]
  readonly ties: readonly string[]
}

type Letterhead = Pick<OfficeTable, 'heading' | 'unit' | 'printedAt'>

/** Senior schools side by side on one sheet of A4 in landscape. */
const SIDE_BY_SIDE = 8

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)

function part(head: Letterhead, table: QuotaTable, from: number): TableSheet {
  const seniors = table.seniors.slice(from, from + SIDE_BY_SIDE)
  const own = ({ places }: QuotaLine) => places.slice(from, from + SIDE_BY_SIDE)
  return tableSheet({
    ...head,
    title: '分配生名额表',
    orientation: 'landscape',
    facts: [
      { label: '方案', value: `第 ${table.edition} 版（${table.stateName}）` },
      { label: '计算时间', value: table.countedAt },
    ],
    columns: [
      { label: '序号', width: 5 },
      { label: '初中学校', width: 26, align: 'left' },
      { label: '计算人数', width: 8 },
      ...seniors.map(({ name, quota, places }) => ({
        label: `${name}（计划 ${places}，分配 ${quota}）`,
        width: 12,
      })),
      { label: '合计', width: 8 },
    ],
    rows: table.lines.map((line, at) => [
      String(at + 1),
      line.name,
      String(line.graduates),
      ...own(line).map(String),
      String(sum(own(line))),
    ]),
    total: [
      '',
      '合计',
      String(sum(table.lines.map(({ graduates }) => graduates))),
      ...seniors.map((_, at) => String(sum(table.lines.map((line) => own(line)[at] ?? 0)))),
      String(sum(table.lines.flatMap(own))),
    ],
    notes: [
      `计算依据：${table.basisName}，借读生不计入。每所高中的名额按各初中计算人数所占的比例分配：先取整数部分，余下的名额依次给余数最大的学校（最大余额法）；${table.ties.join('，')}。`,
    ],
  })
}

/** 分配生名额表 (I6), eight senior schools a sheet. */
export function quotaSheets(head: Letterhead, table: QuotaTable): readonly TableSheet[] {
  const starts = table.seniors.flatMap((_, at) => (at % SIDE_BY_SIDE === 0 ? [at] : []))
  return starts.map((from) => part(head, table, from))
}
