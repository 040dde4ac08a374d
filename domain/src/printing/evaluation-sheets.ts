import type { EvaluationProgress } from '../evaluation/progress.ts'
import type { TableSheet } from './document.ts'
import { type Letterhead, tableSheet } from './office-sheets.ts'

const cells = ({ schools, classes, pupils, complete, published, objections }: EvaluationProgress) =>
  [
    schools.untouched,
    schools.underWay,
    schools.signed,
    classes.untouched,
    classes.entering,
    classes.ready,
    classes.signed,
    pupils,
    complete,
    published,
    objections,
  ].map(String)

/** 综合素质评价进度表 (notice 二.2(4), 三.(一)1): schools, classes and pupils of everything directly below, with their sum. */
export function evaluationProgressSheet(
  head: Letterhead,
  lines: readonly (EvaluationProgress & { readonly name: string })[],
  total: EvaluationProgress,
): TableSheet {
  const counted = [
    '学校未录入',
    '学校办理中',
    '学校全部审签',
    '班未录入',
    '班录入中',
    '班待审签',
    '班已审签',
    '应评人数',
    '已填完',
    '已公布',
    '待办异议',
  ]
  return tableSheet({
    ...head,
    title: '综合素质评价进度表',
    orientation: 'landscape',
    columns: [{ label: '单位', width: 23, align: 'left' }, ...counted.map((label) => ({ label, width: 7 }))],
    rows: lines.map((line) => [line.name, ...cells(line)]),
    total: ['合计', ...cells(total)],
    notes: ['待审签：每名学生各方面和总评都已填完，校长还没有审签。已公布：校长审签后生效的人数。'],
  })
}
