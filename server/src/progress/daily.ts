import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/office-tables'
import { type Instant, beijing, beijingDay } from '@zhongzhao/domain/base/time'
import { DAILY_HOUR, come } from '@zhongzhao/domain/progress/daily'
import { orgFor } from '../orgs/commands.ts'
import type { Ctx, Services } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { dailyRows, reportDays, takeReport } from './store-daily.ts'

/** 日报 at 17:00 (notice 三.(一)1: 督促进度): of each season whose windows are open or were until today, by the season's clock, every minute and
 *  once a day. Answers how many were taken. */
export async function takeDaily({ db, packs }: Services, now: Instant): Promise<number> {
  const day = beijingDay(now)
  if (now < beijing(`${day}T${DAILY_HOUR}:00`)) return 0
  const running = packs.seasons.filter(
    ({ windows }) =>
      windows.some(({ from }) => from.slice(0, 10) <= day) &&
      windows.some(({ until }) => until.slice(0, 10) >= day),
  )
  const taken = await Promise.all(
    running.map(({ season }) => takeReport(db, { season, day, at: new Date(now) })),
  )
  return taken.filter((one) => one === 'taken').length
}

type Report = NonNullable<OutputOf<typeof api.dailyReport>['report']>

const lineOf = ({ code, name, heads, before }: Awaited<ReturnType<typeof dailyRows>>[number]) => {
  const [now, then] = [come(heads ?? {}), come(before ?? {})]
  return {
    code,
    name,
    ...now,
    newlyConfirmed: now.confirmed - then.confirmed,
    newlyChecked: now.checked - then.checked,
  }
}

/** 信息采集日报 of an organisation (K9): one day, the newest when none is named. Refuses NOT-FOUND, DAILY-NONE. */
export async function readDaily(
  ctx: Ctx,
  { org: code, day }: InputOf<typeof api.dailyReport>,
): Promise<OutputOf<typeof api.dailyReport>> {
  const org = await orgFor(ctx, { code, action: 'progress.read' })
  const taken = await reportDays(ctx)
  const days = taken.map((one) => one.day)
  const at = day === undefined ? 0 : days.indexOf(day)
  const chosen = taken[at]
  if (chosen === undefined) {
    if (day !== undefined) throw refused('DAILY-NONE')
    return { days }
  }
  const rows = await dailyRows(ctx, scopeOf(ctx, 'progress.read'), {
    org,
    day: chosen.day,
    before: days[at + 1],
  })
  const report: Report = {
    day: chosen.day,
    takenAt: chosen.taken_at.getTime(),
    lines: rows.map(lineOf),
  }
  return { days, report }
}
