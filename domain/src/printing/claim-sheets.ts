import type { TableSheet } from './document.ts'
import { type OfficeColumn, type OfficeTable, tableSheet } from './office-sheets.ts'

/** A row of a list of those who qualify: no numbers of the person, so that it may hang on a wall. */
export interface QualifiedRow {
  readonly school: string
  readonly className: string
  readonly serial: string
  readonly name: string
  readonly passedAt: string
  /** Which bonus, and what it comes to; absent for other kinds. */
  readonly bonus?: { readonly item: string; readonly counts: string }
}

type Letterhead = Pick<OfficeTable, 'heading' | 'unit' | 'printedAt'>

const columns: readonly OfficeColumn[] = [
  { label: '序号', width: 5 },
  { label: '学校', width: 22 },
  { label: '班级', width: 12 },
  { label: '报名序号', width: 15 },
  { label: '姓名', width: 14 },
]
const bonusColumns: readonly OfficeColumn[] = [
  { label: '项目', width: 18 },
  { label: '计分', width: 18 },
]

/** 分配生资格名单, 照顾加分名单 (K9), in class order; who has several bonuses stands there with each, and is counted once. */
export function qualifiedSheet(head: Letterhead, title: string, rows: readonly QualifiedRow[]): TableSheet {
  const withBonus = rows.some(({ bonus }) => bonus !== undefined)
  const people = new Set(rows.map(({ serial }) => serial)).size
  return tableSheet({
    ...head,
    title: `${title}名单`,
    ...(withBonus ? { orientation: 'landscape' as const } : {}),
    facts: [{ label: '人数', value: String(people) }],
    columns: [...columns, ...(withBonus ? bonusColumns : []), { label: '确认时间', width: 14 }],
    rows: rows.map(({ school, className, serial, name, bonus, passedAt }, at) => [
      String(at + 1),
      school,
      className,
      serial,
      name,
      ...(withBonus ? [bonus?.item ?? '', bonus?.counts ?? ''] : []),
      passedAt,
    ]),
    notes: withBonus ? ['加分不累计，取最高一项。'] : [],
  })
}
