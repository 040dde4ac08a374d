import type { State } from '@zhongzhao/domain/registration/registration'
import type { TransferState } from '@zhongzhao/domain/transfer/transfer'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope, recordInScope } from '../platform/scope.ts'
import { stillStands } from '../registration/store-standing.ts'
import { atOrBelow, selfOrOneBelow } from '../platform/paths.ts'

export interface ReturningRow {
  readonly registration_id: string
  readonly name: string
  readonly class_name: string
  readonly household: string
  readonly elsewhere: boolean
  readonly track: string
  readonly state: State
  readonly informed_at: Date | null
  readonly receipt_at: Date | null
  readonly transfer_state: TransferState | null
  readonly transfer_at: Date | null
  readonly point_name: string | null
}

/** Ninth-graders of a school (or one class) whose household is elsewhere, who chose to return or who were told; each with the newest
 *  application. At most 1,000. Inside the scope. */
export async function listReturning(ctx: Ctx, scope: Scope, path: string): Promise<readonly ReturningRow[]> {
  const { rows } = await sql<ReturningRow>`
    select r.registration_id, r.name, o.name as class_name, coalesce(r.content -> 'basic' -> 0 ->> 'householdDivision', '') as household, r.elsewhere, r.track, r.state,
      n.informed_at, n.receipt_at, t.state as transfer_state, coalesce(t.decided_at, t.applied_at) as transfer_at, (select p.name from org p where p.path = t.point_path) as point_name
    from registration r
    join org o on o.path = r.org_path
    left join returning_notice n on n.registration_id = r.registration_id
    left join lateral (select x.state, x.decided_at, x.applied_at, x.point_path from transfer x where x.from_registration = r.registration_id order by x.applied_at desc, x.transfer_id desc limit 1) t on true
    where r.season = ${ctx.pack.season} and r.grade = 9 and ${atOrBelow('r.org_path', path)} and ${recordInScope(scope)}
      and (r.elsewhere or r.track = 'returnHome' or n.registration_id is not null)
    order by r.org_path, r.class_position, r.registration_id limit 1000`.execute(ctx.db)
  return rows
}

/** Whom to tell: given pupils, or all of a class or school whose household is elsewhere or who chose to return. Told already stays
 *  told. Answers who was told now. */
export async function insertNotices(
  ctx: Ctx,
  scope: Scope,
  given: { path: string; only: readonly string[] | undefined; text: string; by: string },
): Promise<readonly { registration_id: string; person_id: string }[]> {
  const { path, only } = given
  const which =
    only === undefined
      ? sql`(r.elsewhere or r.track = 'returnHome')`
      : sql`r.registration_id = any(${[...only]}::uuid[])`
  const { rows } = await sql<{ registration_id: string; person_id: string }>`
    with told as (
      insert into returning_notice (registration_id, text_version, informed_by, informed_at)
      select r.registration_id, ${given.text}, ${given.by}::uuid, ${new Date(ctx.now)} from registration r
      where r.season = ${ctx.pack.season} and r.grade = 9 and ${stillStands('r')} and ${atOrBelow('r.org_path', path)}
        and ${recordInScope(scope)} and ${which}
      on conflict (registration_id) do nothing
      returning registration_id
    )
    select r.registration_id, r.person_id from told join registration r on r.registration_id = told.registration_id`.execute(
    ctx.db,
  )
  return rows
}

export interface CountRow {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly elsewhere: number
  readonly informed: number
  readonly receipts: number
  readonly home: number
  readonly applied: number
  readonly accepted: number
  readonly declined: number
  readonly waiting: number
  readonly taken: number
}

/** Of an organisation (first) and each directly below. Who lives elsewhere or turned home comes from an index of its own; what points
 *  hold from theirs. Inside the scope. */
export async function countReturning(ctx: Ctx, scope: Scope, path: string): Promise<readonly CountRow[]> {
  const below = (of: string) => atOrBelow(of, sql`s.path`)
  const { rows } = await sql<CountRow>`
    with shown as (
      select o.code, o.kind, o.name, o.path from org o
      where ${selfOrOneBelow('o', path)} and o.kind <> 'class' and ${orgInScope(scope, sql`o.path`)}
    )
    select s.code, s.kind, s.name, p.elsewhere, p.informed, p.receipts, p.home, p.applied, p.accepted, p.declined, q.waiting, q.taken
    from shown s
    cross join lateral (
      select count(*) filter (where r.elsewhere)::int as elsewhere, count(n.informed_at)::int as informed, count(n.receipt_at)::int as receipts,
        count(*) filter (where r.track = 'returnHome')::int as home, count(*) filter (where t.state = 'applied')::int as applied,
        count(*) filter (where t.state = 'accepted')::int as accepted, count(*) filter (where t.state = 'declined')::int as declined
      from registration r
      left join returning_notice n on n.registration_id = r.registration_id
      left join lateral (select x.state from transfer x where x.from_registration = r.registration_id order by x.applied_at desc, x.transfer_id desc limit 1) t on true
      where r.season = ${ctx.pack.season} and ${below('r.org_path')} and r.grade = 9 and (r.elsewhere or r.track = 'returnHome')
        and not exists (select 1 from transfer x where x.to_registration = r.registration_id)
    ) p
    cross join lateral (
      select count(*) filter (where x.state = 'applied')::int as waiting, count(*) filter (where x.state = 'accepted')::int as taken
      from transfer x where x.season = ${ctx.pack.season} and ${below('x.point_path')}
    ) q
    order by s.path`.execute(ctx.db)
  return rows
}
