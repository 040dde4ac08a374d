import type { GrantState } from '@zhongzhao/domain/access/grant-lifecycle'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { oneBelow, selfOrOneBelow } from '../platform/paths.ts'

export interface GrantRow {
  readonly grant_id: string
  readonly account_id: string
  readonly version: number
  readonly role: string
  readonly org_path: string
  readonly state: GrantState
  readonly at: Date
  readonly until: Date | null
  readonly ended_at: Date | null
  readonly login: string
  readonly name: string
  readonly activated: boolean
  readonly given_by: string | null
  readonly ended_by: string | null
  /** Living grants that were given from this one, directly. */
  readonly below: number
}

const columns = sql`
  g.grant_id, g.account_id, g.version, g.role, g.org_path, g.state, g.at, g.until, g.revoked_at as ended_at, a.login, a.name,
  a.password_hash is not null as activated, b.name as given_by, e.name as ended_by,
  (select count(*)::int from grant_given c where c.from_grant = g.grant_id and c.revoked_at is null) as below`

const people = sql`
  grant_given g join account a on a.account_id = g.account_id left join account b on b.account_id = g.given_by
  left join account e on e.account_id = g.ended_by`

/** Grants at an organisation and directly below it, inside the scope; the living first, then what ended last; at most 2,000. */
export async function listGrants(ctx: Ctx, scope: Scope, path: string): Promise<readonly GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    select ${columns} from ${people} join org o on o.path = g.org_path
    where ${selfOrOneBelow('o', path)}
      and ${orgInScope(scope, sql`g.org_path`)}
    order by g.revoked_at is not null, g.org_path, g.revoked_at desc, g.at limit 2000`.execute(ctx.db)
  return rows
}

export interface OrgBelow {
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly path: string
}

/** What stands directly below an organisation, inside the scope. */
export async function listBelow(ctx: Ctx, scope: Scope, path: string): Promise<readonly OrgBelow[]> {
  const { rows } = await sql<OrgBelow>`
    select o.code, o.kind, o.name, o.path from org o
    where ${oneBelow('o', path)} and ${orgInScope(scope, sql`o.path`)}
    order by o.path limit 2000`.execute(ctx.db)
  return rows
}

/** A grant inside the scope and the grants it came from, upwards to the first; at most 20. */
export async function listChain(ctx: Ctx, scope: Scope, id: string): Promise<readonly GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    with recursive up as (
      select grant_id, from_grant, 0 as depth from grant_given where grant_id = ${id} and ${orgInScope(scope, sql`org_path`)}
      union all select g.grant_id, g.from_grant, u.depth + 1 from grant_given g join up u on g.grant_id = u.from_grant where u.depth < 20
    )
    select ${columns} from up join grant_given g using (grant_id) join account a on a.account_id = g.account_id
      left join account b on b.account_id = g.given_by left join account e on e.account_id = g.ended_by
    order by up.depth`.execute(ctx.db)
  return rows
}

/** How many living grants fall with one, itself left out, and where. */
export async function countBelow(ctx: Ctx, id: string): Promise<{ grants: number; people: number }> {
  const { rows } = await sql<{ grants: number; people: number }>`
    with recursive tree as (
      select grant_id, account_id from grant_given where from_grant = ${id} and revoked_at is null
      union all select g.grant_id, g.account_id from grant_given g join tree t on g.from_grant = t.grant_id where g.revoked_at is null
    )
    select count(*)::int as grants, count(distinct account_id)::int as people from tree`.execute(ctx.db)
  return rows[0] ?? { grants: 0, people: 0 }
}

/** Names of organisations by their paths. */
export async function namesOf(
  ctx: Ctx,
  paths: readonly string[],
): Promise<ReadonlyMap<string, { name: string; kind: string }>> {
  const { rows } = await sql<{ path: string; name: string; kind: string }>`
    select path, name, kind from org where path = any(${[...new Set(paths)]}::text[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.path, row]))
}
