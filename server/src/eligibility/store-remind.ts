import type { Instant } from '@zhongzhao/domain/base/time'
import type { remindDays } from '@zhongzhao/domain/claims/levels'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { stillStands } from '../registration/store-standing.ts'

/** How many days before its deadline an office is reminded: of a season, a kind, a step. */
export type Days = ReturnType<typeof remindDays>[number] & { readonly season: string }

/** Reminds every office of what is due soon, once a day of deadlines: the notice and the event of each, in one statement, so that a killed
 *  or a second one leaves no half. Answers how many. */
export async function remind(
  db: Ctx['db'],
  { now, days }: { now: Instant; days: readonly Days[] },
): Promise<number> {
  const at = sql`${new Date(now)}::timestamptz`
  const farthest = Math.max(0, ...days.map((of) => of.days))
  const { rows } = await sql<{ reminded: number }>`
    with reminded as (
      insert into claim_reminder (season, office_path, due_day, claims, first_due, at)
      select c.season, c.office_path, (c.due at time zone 'Asia/Shanghai')::date, count(*)::int, min(c.due), ${at}
      from claim c join registration r on r.registration_id = c.registration_id
        join jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d (season text, kind text, step text, days int)
          on d.season = c.season and d.kind = c.kind and d.step = c.step
      where c.state in ('waiting', 'appealed') and c.due > ${at} and c.due <= ${at} + ${farthest}::int * interval '1 day'
        and c.due <= ${at} + d.days * interval '1 day' and ${stillStands('r')}
        and not exists (select 1 from claim_reminder m
          where m.season = c.season and m.office_path = c.office_path and m.due_day = (c.due at time zone 'Asia/Shanghai')::date)
      group by c.season, c.office_path, 3 order by c.office_path, 3
      on conflict do nothing returning office_path, claims
    ), told as (
      insert into event (event_id, kind, at, request_id, org_path, detail)
      select gen_random_uuid(), 'claim.reminded', ${at}, 'claim-reminders', office_path, jsonb_build_object('claims', claims) from reminded
    )
    select count(*)::int as reminded from reminded`.execute(db)
  return rows[0]?.reminded ?? 0
}

export interface ReminderRow {
  readonly at: Date
  /** First moment after the day it is about. */
  readonly until: Date
  readonly claims: number
  readonly first_due: Date
}

/** The nearest day of which these offices were reminded and by whose end something is still due, counted now. */
export async function lastReminder(ctx: Ctx, offices: readonly string[]): Promise<ReminderRow | undefined> {
  const now = sql`${new Date(ctx.now)}::timestamptz`
  const { rows } = await sql<ReminderRow>`
    select d.at, d.until, n.claims, n.first_due
    from (
      select due_day, (due_day + 1)::timestamp at time zone 'Asia/Shanghai' as until, max(at) as at from claim_reminder
      where season = ${ctx.pack.season} and office_path = any(${[...offices]}::text[])
        and due_day >= (${now} at time zone 'Asia/Shanghai')::date
      group by due_day
    ) d cross join lateral (
      select count(*)::int as claims, min(c.due) as first_due from claim c join registration r on r.registration_id = c.registration_id
      where c.office_path = any(${[...offices]}::text[]) and c.state in ('waiting', 'appealed') and c.season = ${ctx.pack.season}
        and c.due > ${now} and c.due < d.until and ${stillStands('r')}
    ) n
    where n.claims > 0 order by d.due_day limit 1`.execute(ctx.db)
  return rows[0]
}
