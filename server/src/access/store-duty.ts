import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { atOrBelow, below, oneBelow } from '../platform/paths.ts'

export interface Responsible {
  readonly name: string
  readonly post: string
  readonly phone: string
  readonly login?: string
}
export interface Responsibles {
  readonly leads: Responsible
  readonly reviews: Responsible
  readonly enters: Responsible
}

export interface DutyRow {
  readonly version: number
  readonly people: Responsibles
  readonly by: string
  readonly at: Date
}

/** Every version an organisation has kept this season, the newest first. */
export async function listVersions(ctx: Ctx, path: string): Promise<readonly DutyRow[]> {
  const { rows } = await sql<DutyRow>`
    select d.version, d.people, coalesce(a.name, '') as by, d.at from responsibility d left join account a on a.account_id = d.by_account
    where d.org_path = ${path} and d.season = ${ctx.pack.season} order by d.version desc limit 50`.execute(
    ctx.db,
  )
  return rows
}

export interface BelowRow {
  readonly code: string
  readonly name: string
  readonly people: Responsibles | null
  readonly at: Date | null
}

/** What stands directly below, classes left out, with the newest version; who has none comes first. */
export async function listDutiesBelow(ctx: Ctx, scope: Scope, path: string): Promise<readonly BelowRow[]> {
  const { rows } = await sql<BelowRow>`
    select o.code, o.name, d.people, d.at from org o
    left join lateral (select people, at from responsibility r where r.org_path = o.path and r.season = ${ctx.pack.season}
      order by r.version desc limit 1) d on true
    where ${oneBelow('o', path)} and o.kind <> 'class'
      and ${orgInScope(scope, sql`o.path`)}
    order by d.at is not null, o.path limit 2000`.execute(ctx.db)
  return rows
}

/** The next version; nothing when somebody else has kept one meanwhile. */
export async function insertVersion(
  ctx: Ctx,
  given: { org: string; version: number; people: Responsibles; by: string },
): Promise<'kept' | 'stale'> {
  const { rows } = await sql`
    insert into responsibility (org_path, season, version, people, by_account, at)
    select ${given.org}, ${ctx.pack.season}, ${given.version}, ${JSON.stringify(given.people)}::jsonb, ${given.by}::uuid, ${new Date(ctx.now)}
    where coalesce((select max(version) from responsibility where org_path = ${given.org} and season = ${ctx.pack.season}), 0) = ${given.version - 1}
    on conflict do nothing returning 1`.execute(ctx.db)
  return rows.length === 0 ? 'stale' : 'kept'
}

/** Of these logins, those of staff who hold something at this organisation, below or above it. */
export async function staffAround(
  ctx: Ctx,
  { org, logins }: { org: string; logins: readonly string[] },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ login: string }>`
    select distinct a.login from account a join grant_given g on g.account_id = a.account_id and g.revoked_at is null
    where a.login = any(${[...logins]}::text[]) and a.kind = 'staff'
      and (${atOrBelow(sql`${org}`, sql`g.org_path`)} or ${below('g.org_path', org)})`.execute(ctx.db)
  return new Set(rows.map((row) => row.login))
}
