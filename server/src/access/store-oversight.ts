import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

export interface ActRow {
  readonly event_id: string
  readonly kind: string
  readonly at: Date
  readonly name: string | null
  readonly org_name: string | null
  readonly about: string | null
  readonly grant_id: string | null
  readonly role: string | null
  readonly given_by: string | null
}

/** What offices did inside the scope, newest first: who, by which grant, and who gave that. */
export async function listActs(
  ctx: Ctx,
  scope: Scope,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<readonly ActRow[]> {
  const { rows } = await sql<ActRow>`
    select e.event_id, e.kind, e.at, a.name, o.name as org_name, t.name as about, g.grant_id, g.role, b.name as given_by
    from event e left join account a on a.account_id = e.account_id left join org o on o.path = e.org_path
    left join org t on t.path = e.detail->>'org'
    left join lateral (select grant_id, role, given_by from grant_given h where h.account_id = e.account_id and h.org_path = e.org_path
      and h.at <= e.at order by h.at desc limit 1) g on true
    left join account b on b.account_id = g.given_by
    where e.registration_id is null and ${orgInScope(scope, sql`e.org_path`)} and (${before ?? null}::uuid is null or e.event_id < ${before ?? null}::uuid)
    order by e.event_id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export interface SecuredRow {
  readonly account_id: string
  readonly login: string
  readonly name: string
  readonly activated: boolean
  readonly locked_until: Date | null
}

/** A staff account whose every living grant stands inside the scope: no office acts on another's people. */
export async function findSecured(ctx: Ctx, scope: Scope, login: string): Promise<SecuredRow | undefined> {
  const { rows } = await sql<SecuredRow>`
    select a.account_id, a.login, a.name, a.password_hash is not null as activated,
      greatest(a.locked_until, (select max(f.locked_until) from sign_in_failure f where f.account_id = a.account_id)) as locked_until
    from account a where a.login = ${login} and a.kind = 'staff'
      and exists (select 1 from grant_given g where g.account_id = a.account_id and g.revoked_at is null)
      and not exists (select 1 from grant_given g where g.account_id = a.account_id and g.revoked_at is null and not ${orgInScope(scope, sql`g.org_path`)})`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function sessionsOf(
  ctx: Ctx,
  account: string,
): Promise<readonly { created_at: Date; seen_at: Date }[]> {
  const { rows } = await sql<{ created_at: Date; seen_at: Date }>`
    select created_at, seen_at from session where account_id = ${account} and expires_at > now() order by seen_at desc limit 50`.execute(
    ctx.db,
  )
  return rows
}

export async function unlock(ctx: Ctx, account: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with freed as (delete from sign_in_failure where account_id = ${account})
    update account set failed = 0, locked_until = null where account_id = ${account}`.execute(ctx.db)
  return Number(numAffectedRows)
}

export async function endSessions(ctx: Ctx, account: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from session where account_id = ${account}`.execute(
    ctx.db,
  )
  return Number(numAffectedRows)
}

/** Jobs by kind and state inside the scope, of the last thirty days. */
export async function countJobs(
  ctx: Ctx,
  scope: Scope,
): Promise<readonly { kind: string; state: string; count: number; oldest: Date }[]> {
  const { rows } = await sql<{ kind: string; state: string; count: number; oldest: Date }>`
    select kind, state, count(*)::int as count, min(at) as oldest from job
    where at > now() - interval '30 days' and ${orgInScope(scope, sql`org_path`)} group by kind, state order by kind, state`.execute(
    ctx.db,
  )
  return rows
}
