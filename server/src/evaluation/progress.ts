import type { OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/evaluation'
import { beijingDay } from '@zhongzhao/domain/base/time'
import { addProgress } from '@zhongzhao/domain/evaluation/progress'
import { evaluationProgressSheet } from '@zhongzhao/domain/printing/evaluation-sheets'
import { type OfficeFormat, officeAnswer } from '../papers/office.ts'
import { letterhead } from '../papers/tables.ts'
import type { Ctx } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { type ProgressRow, progressBelow } from './store-progress.ts'

type Line = OutputOf<typeof api.evaluationOverview>['below'][number]

const lineOf = (row: ProgressRow): Line => ({
  code: row.code,
  name: row.name,
  kind: row.kind,
  schools: {
    untouched: row.schools_untouched,
    underWay: row.schools_underway,
    signed: row.schools_signed,
  },
  classes: {
    untouched: row.classes_untouched,
    entering: row.classes_entering,
    ready: row.classes_ready,
    signed: row.classes_signed,
  },
  pupils: row.pupils,
  complete: row.complete,
  published: row.published,
  objections: row.objections,
})

/** What stands directly below an organisation, as far as it has pupils to be evaluated. */
export async function linesBelow(ctx: Ctx, path: string): Promise<Line[]> {
  const rows = await progressBelow(ctx, scopeOf(ctx, 'evaluation.read'), path)
  return rows.filter(({ pupils }) => pupils > 0).map(lineOf)
}

/** 综合素质评价进度表 (K1) on A4 or as a sheet. */
export async function progressFile(
  ctx: Ctx,
  { path, name }: { readonly path: string; readonly name: string },
  format: OfficeFormat,
): Promise<FileAnswer> {
  const lines = await linesBelow(ctx, path)
  const sheet = evaluationProgressSheet(letterhead(ctx, name), lines, addProgress(lines))
  return officeAnswer([sheet], { format, file: `evaluation-progress-${beijingDay(ctx.now)}` })
}
