import type { State } from '@zhongzhao/domain/registration/registration'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { atOrBelow, below, selfOrOneBelow } from '../platform/paths.ts'

export interface TallyRow {
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly states: Readonly<Record<string, number>> | null
  readonly total: number
  readonly activated: number
  readonly portraits: number
  readonly documents: number
}

/** Counts by state for each organisation directly below `path`, and for `path` itself first; from the counters that
 *  the registration's own trigger keeps (migration 0006). Inside the scope. */
export async function tallies(ctx: Ctx, scope: Scope, path: string): Promise<readonly TallyRow[]> {
  const { rows } = await sql<TallyRow>`
    with shown as (
      select o.code, o.kind, o.name, o.path from org o
      where ${selfOrOneBelow('o', path)} and ${orgInScope(scope, sql`o.path`)}
    ), counted as (
      select s.path, t.state, sum(t.pupils)::int as pupils, sum(t.portraits)::int as portraits, sum(t.documents)::int as documents
      from shown s join class_tally t on t.season = ${ctx.pack.season} and ${atOrBelow('t.org_path', sql`s.path`)}
      group by s.path, t.state
    )
    select s.code, s.kind, s.name, json_object_agg(c.state, c.pupils) filter (where c.pupils > 0) as states, coalesce(sum(c.pupils), 0)::int as total,
      (select count(*)::int from account a join registration r on r.person_id = a.person_id where r.season = ${ctx.pack.season} and ${atOrBelow('r.org_path', sql`s.path`)}) as activated, coalesce(sum(c.portraits), 0)::int as portraits, coalesce(sum(c.documents), 0)::int as documents
    from shown s left join counted c on c.path = s.path
    group by s.code, s.kind, s.name, s.path order by s.path`.execute(ctx.db)
  return rows
}

type Heads = Readonly<Partial<Record<State, number>>>

export interface HeadCountRow {
  readonly code: string
  readonly name: string
  readonly staying: Heads | null
  readonly returning: Heads | null
  readonly guests: number
}

/** Heads of each class (the actual one) by state, those who chose to return home apart (at the point they are its own); how many of all are guests (B7). Inside the scope. */
export async function headCounts(ctx: Ctx, scope: Scope, path: string): Promise<readonly HeadCountRow[]> {
  const { rows } = await sql<HeadCountRow>`
    select o.code, o.name, json_object_agg(n.state, n.pupils) filter (where not n.home) as staying, json_object_agg(n.state, n.pupils) filter (where n.home) as returning, sum(n.guests)::int as guests
    from (
      select r.org_path, r.state, r.track = 'returnHome' and s.kind <> 'point' as home, count(*)::int as pupils, count(*) filter (where r.guest)::int as guests
      from registration r join org s on s.code = r.school_code
      where r.season = ${ctx.pack.season} and ${below('r.org_path', path)} and ${orgInScope(scope, sql`r.org_path`)}
      group by r.org_path, r.state, home
    ) n join org o on o.path = n.org_path
    group by o.code, o.name, o.path order by o.path`.execute(ctx.db)
  return rows
}
