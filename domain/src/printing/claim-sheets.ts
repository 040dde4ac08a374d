import type { TableSheet } from './document.ts'
import { type OfficeTable, tableSheet } from './office-sheets.ts'

/** A row of a list of those who qualify: no numbers of the person, so that it may hang on a wall. */
export interface QualifiedRow {
  readonly school: string
  readonly className: string
  readonly serial: string
  readonly name: string
  /** Which bonus; empty for other kinds. */
  readonly item: string
  readonly passedAt: string
}

const qualifiedColumns = ['序号', '学校', '班级', '报名序号', '姓名', '项目', '确认时间'] as const

const qualifiedCells = (row: QualifiedRow, at: number): readonly string[] => [
  String(at + 1),
  row.school,
  row.className,
  row.serial,
  row.name,
  row.item,
  row.passedAt,
]

type Letterhead = Pick<OfficeTable, 'heading' | 'unit' | 'printedAt'>

/** 分配生资格名单, 照顾加分名单 (K9). */
export function qualifiedSheet(head: Letterhead, title: string, rows: readonly QualifiedRow[]): TableSheet {
  const widths = [5, 22, 12, 15, 14, 18, 14]
  return tableSheet({
    ...head,
    title: `${title}名单`,
    facts: [{ label: '人数', value: String(rows.length) }],
    columns: qualifiedColumns.map((label, at) => ({ label, width: widths[at] ?? 10 })),
    rows: rows.map(qualifiedCells),
  })
}
