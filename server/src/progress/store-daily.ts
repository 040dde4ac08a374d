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

/** Heads by state of everything directly below an organisation (of a school: the school) on a day and on the report before it. Inside the
 *  scope. */
export async function dailyRows(
  ctx: Ctx,
  scope: Scope,
  { org, day, before }: { org: { path: string; kind: string }; day: string; before: string | undefined },
): Promise<readonly DailyRow[]> {
  const alone = org.kind === 'school' || org.kind === 'point'
  const which = alone ? sql`o.path = ${org.path}` : sql`o.path = ${org.path} || '/' || o.code`
  const heads = (on: string | undefined) => sql`(
    select jsonb_object_agg(h.state, h.pupils) from (
      select c.state, sum(c.pupils)::int as pupils from daily_count c
      where c.season = ${ctx.pack.season} and c.day = ${on ?? null}::date
        and ${atOrBelow('c.org_path', sql`o.path`)} group by c.state
    ) h)`
  const { rows } = await sql<DailyRow>`
    select o.code, o.name, ${heads(day)} as heads, ${heads(before)} as before from org o
    where ${which} and ${orgInScope(scope, sql`o.path`)} order by o.path limit 2000`.execute(ctx.db)
  return rows.filter((row) => come(row.heads ?? {}).expected > 0)
}
