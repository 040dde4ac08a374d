import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/office-tables'
import { beijing, beijingDay, chineseTime, instant } from '@zhongzhao/domain/base/time'
import { dailySheet, statisticsSheet } from '@zhongzhao/domain/printing/roll-sheets'
import { orgFor } from '../orgs/commands.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { readDaily } from '../progress/daily.ts'
import { candidatesBelow, statistics } from '../progress/store-statistics.ts'
import { officeAnswer } from './office.ts'
import { letterhead } from './tables.ts'

/** Forms of so many are read for one table; of a whole province they take longer than a statement may. */
const AT_MOST = 200_000

/** 报名统计表 (K9). Refuses NOT-FOUND, STATISTICS-MANY. */
export async function statisticsTable(
  ctx: Ctx,
  { org: code, format }: InputOf<typeof api.statisticsTable>,
): Promise<FileAnswer> {
  const org = await orgFor(ctx, { code, action: 'progress.read' })
  const count = await candidatesBelow(ctx, org.path)
  if (count > AT_MOST) throw refused('STATISTICS-MANY', { org: org.name, count, most: AT_MOST })
  const lines = await statistics(ctx, scopeOf(ctx, 'progress.read'), org.path)
  const sheet = statisticsSheet(letterhead(ctx, org.name), lines)
  return officeAnswer([sheet], { format, file: `statistics-${code}-${beijingDay(ctx.now)}` })
}

const dayWords = (day: string) => chineseTime(beijing(`${day}T00:00`)).split(' ')[0] ?? day

/** 信息采集日报 on paper or as a spreadsheet (K9). Refuses NOT-FOUND, DAILY-NONE. */
export async function dailyTable(
  ctx: Ctx,
  { org: code, day, format }: InputOf<typeof api.dailyTable>,
): Promise<FileAnswer> {
  const org = await orgFor(ctx, { code, action: 'progress.read' })
  const { report } = await readDaily(ctx, { org: code, day })
  if (report === undefined) throw refused('DAILY-NONE')
  const takenAt = chineseTime(instant(report.takenAt))
  const sheet = dailySheet(letterhead(ctx, org.name), { day: dayWords(day), takenAt, lines: report.lines })
  return officeAnswer([sheet], { format, file: `daily-${code}-${day}` })
}
