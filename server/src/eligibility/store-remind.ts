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
  const { rows } = await sql<{ reminded: number }>`
    with reminded as (
      insert into claim_reminder (season, office_path, due_day, claims, first_due, at)
      select c.season, c.office_path, (c.due at time zone 'Asia/Shanghai')::date, count(*)::int, min(c.due), ${at}
      from claim c join registration r on r.registration_id = c.registration_id
        join jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d (season text, kind text, step text, days int)
          on d.season = c.season and d.kind = c.kind and d.step = c.step
      where c.state in ('waiting', 'appealed') and c.due > ${at}
        and c.due <= ${at} + d.days * interval '1 day' and ${stillStands('r')}
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
  readonly claims: number
  readonly first_due: Date
  readonly at: Date
}

/** What these offices were reminded of and is not over; the nearest. */
export async function lastReminder(ctx: Ctx, offices: readonly string[]): Promise<ReminderRow | undefined> {
  const { rows } = await sql<ReminderRow>`
    select claims, first_due, at from claim_reminder
    where season = ${ctx.pack.season} and office_path = any(${[...offices]}::text[]) and first_due > ${new Date(ctx.now)}
    order by first_due limit 1`.execute(ctx.db)
  return rows[0]
}
