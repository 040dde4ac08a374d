import { come, type Heads } from '@zhongzhao/domain/progress/daily'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { atOrBelow } from '../platform/paths.ts'

/** Takes the report of a day from the counters, report and counts in one statement: taken twice, or killed in between, it is there once or
 *  not at all. */
export async function takeReport(
  db: Ctx['db'],
  { season, day, at }: { season: string; day: string; at: Date },
): Promise<'taken' | 'there'> {
  const { rows } = await sql`
    with opened as (
      insert into daily_report (season, day, taken_at) values (${season}, ${day}::date, ${at}::timestamptz)
      on conflict do nothing returning season, day
    ), counted as (
      insert into daily_count (season, day, org_path, state, pupils)
      select w.season, w.day, case when o.kind = 'class' then left(o.path, length(o.path) - length(o.code) - 1) else o.path end, t.state, sum(t.pupils)::int
      from opened w join class_tally t on t.season = w.season join org o on o.path = t.org_path
      where t.pupils > 0 group by 1, 2, 3, 4
    ), by_class as (
      insert into daily_class_count (season, day, org_path, state, pupils)
      select w.season, w.day, o.path, t.state, t.pupils
      from opened w join class_tally t on t.season = w.season join org o on o.path = t.org_path
      where t.pupils > 0 and o.kind = 'class'
    ), told as (
      insert into event (event_id, kind, at, request_id, detail)
      select gen_random_uuid(), 'daily.taken', ${at}::timestamptz, 'daily-report', jsonb_build_object('day', day::text) from opened
    )
    select 1 from opened`.execute(db)
  return rows.length === 0 ? 'there' : 'taken'
}

/** Days of which there is a report, the newest first; at most 120. */
export async function reportDays(
  ctx: Ctx,
): Promise<readonly { readonly day: string; readonly taken_at: Date }[]> {
  const { rows } = await sql<{ day: string; taken_at: Date }>`
    select to_char(day, 'YYYY-MM-DD') as day, taken_at from daily_report where season = ${ctx.pack.season}
    order by daily_report.day desc limit 120`.execute(ctx.db)
  return rows
}

export interface DailyRow {
  readonly code: string
  readonly name: string
  readonly heads: Heads | null
  readonly before: Heads | null
}

interface Asked {
  readonly org: { readonly path: string; readonly kind: string }
  readonly day: string
  readonly before: string | undefined
}

/** SQL: heads by state on a day of `o`: of a class its own, of anything else everything at it and below. */
const headsOn = (ctx: Ctx, of: 'class' | 'office', on: string | undefined) => {
  const counted =
    of === 'class'
      ? sql`daily_class_count c where c.org_path = o.path`
      : sql`daily_count c where ${atOrBelow('c.org_path', sql`o.path`)}`
  return sql`(
    select jsonb_object_agg(h.state, h.pupils) from (
      select c.state, sum(c.pupils)::int as pupils from ${counted}
        and c.season = ${ctx.pack.season} and c.day = ${on ?? null}::date group by c.state
    ) h)`
}

async function rowsOf(ctx: Ctx, scope: Scope, { org, day, before }: Asked, of: 'class' | 'below' | 'itself') {
  const which = of === 'itself' ? sql`o.path = ${org.path}` : sql`o.path = ${org.path} || '/' || o.code`
  const kept = of === 'class' ? 'class' : 'office'
  const { rows } = await sql<DailyRow>`
    select o.code, o.name, ${headsOn(ctx, kept, day)} as heads, ${headsOn(ctx, kept, before)} as before from org o
    where ${which} and ${orgInScope(scope, sql`o.path`)} order by o.path limit 2000`.execute(ctx.db)
  return rows.filter((row) => come(row.heads ?? {}).expected > 0)
}

/** Heads by state of everything directly below an organisation on a day and on the report before it; of a school class by class, and the
 *  school itself where a report holds no classes (a point has none). Inside the scope. */
export async function dailyRows(ctx: Ctx, scope: Scope, asked: Asked): Promise<readonly DailyRow[]> {
  if (asked.org.kind !== 'school' && asked.org.kind !== 'point') return rowsOf(ctx, scope, asked, 'below')
  const classes = await rowsOf(ctx, scope, asked, 'class')
  return classes.length > 0 ? classes : rowsOf(ctx, scope, asked, 'itself')
}
