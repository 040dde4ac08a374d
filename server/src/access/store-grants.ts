import type { HeldGrant } from '@zhongzhao/domain/access/give'
import type { GrantState } from '@zhongzhao/domain/access/grant-lifecycle'
import { instant } from '@zhongzhao/domain/base/time'
import type { OrgKind } from '@zhongzhao/domain/orgs/org'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

interface Row {
  readonly grant_id: string
  readonly account_id: string
  readonly role: string
  readonly org_path: string
  readonly kind: OrgKind
  readonly state: GrantState
  readonly until: Date | null
  readonly version: number
  readonly from_grant: string | null
}

/** A grant with the version it stands at and the grant it hangs from. */
export interface KeptGrant extends HeldGrant {
  readonly version: number
  readonly from: string | null
}

function keptFrom(row: Row): KeptGrant {
  return {
    id: row.grant_id,
    account: row.account_id,
    role: row.role,
    org: row.org_path,
    kind: row.kind,
    state: row.state,
    version: row.version,
    from: row.from_grant,
    ...(row.until === null ? {} : { until: instant(row.until.getTime()) }),
  }
}

const columns = sql`g.grant_id, g.account_id, g.role, g.org_path, o.kind, g.state, g.until, g.version, g.from_grant`

/** What an account holds that is not ended, held so that nobody ends it meanwhile. */
export async function grantsOf(ctx: Ctx, account: string): Promise<readonly KeptGrant[]> {
  const { rows } = await sql<Row>`
    select ${columns} from grant_given g join org o on o.path = g.org_path
    where g.account_id = ${account} and g.revoked_at is null order by g.grant_id for share of g`.execute(
    ctx.db,
  )
  return rows.map(keptFrom)
}

/** One grant, locked until the transaction ends. */
export async function holdGrant(ctx: Ctx, id: string): Promise<KeptGrant | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from grant_given g join org o on o.path = g.org_path
    where g.grant_id = ${id} for no key update of g`.execute(ctx.db)
  return rows[0] === undefined ? undefined : keptFrom(rows[0])
}

/** One grant shared until the transaction ends: it is not ended meanwhile. */
export async function shareGrant(ctx: Ctx, id: string): Promise<KeptGrant | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from grant_given g join org o on o.path = g.org_path where g.grant_id = ${id} for share of g`.execute(
    ctx.db,
  )
  return rows[0] === undefined ? undefined : keptFrom(rows[0])
}

export interface NewGrant {
  readonly id: string
  readonly account: string
  readonly role: string
  readonly org: string
  readonly until: number | undefined
  readonly by: string
  readonly from: string | null
  readonly took?: string
  readonly state: GrantState
  readonly apart: string | null
}

/** Nothing when the account holds it already, or a role that it may not meet: the unique keys decide between two who give at once. */
export async function insertGrant(ctx: Ctx, grant: NewGrant): Promise<'given' | 'held'> {
  const { rows } = await sql`
    insert into grant_given (grant_id, account_id, role, org_path, given_by, at, until, from_grant, took_over, state, apart)
    values (${grant.id}, ${grant.account}, ${grant.role}, ${grant.org}, ${grant.by}, ${new Date(ctx.now)},
      ${grant.until === undefined ? null : new Date(grant.until)}::timestamptz, ${grant.from}::uuid, ${grant.took ?? null}::uuid, ${grant.state}, ${grant.apart})
    on conflict do nothing returning 1`.execute(ctx.db)
  return rows.length === 0 ? 'held' : 'given'
}

export async function renewGrant(
  ctx: Ctx,
  { id, version, until, to }: { id: string; version: number; until: number | undefined; to: GrantState },
): Promise<void> {
  await sql`update grant_given set until = ${until === undefined ? null : new Date(until)}::timestamptz, state = ${to}, version = ${version + 1}
    where grant_id = ${id} and version = ${version}`.execute(ctx.db)
}

export interface Ended {
  readonly grant_id: string
  readonly account_id: string
  readonly role: string
  readonly org_path: string
}

/** Ends a grant and everything given from it, at once, in one statement; from the top downwards, so that two who do so do not wait for
 *  each other in a ring. What was given from one of them in the same moment is not in the statement's sight: the caller asks again
 *  until nothing is left. */
export async function endTree(ctx: Ctx, id: string): Promise<readonly Ended[]> {
  const { rows } = await sql<Ended>`
    with recursive tree as (
      select grant_id, 0 as depth from grant_given where grant_id = ${id}
      union all select g.grant_id, t.depth + 1 from grant_given g join tree t on g.from_grant = t.grant_id
    ), held as (
      select g.grant_id from grant_given g join tree t using (grant_id) where g.revoked_at is null
      order by t.depth, g.grant_id for no key update of g
    )
    update grant_given g set state = 'revoked', revoked_at = ${new Date(ctx.now)}, ended_by = ${ctx.actor?.account ?? null}::uuid, version = g.version + 1
    from held h where g.grant_id = h.grant_id and g.revoked_at is null
    returning g.grant_id, g.account_id, g.role, g.org_path`.execute(ctx.db)
  return rows
}

/** Handed over (换人): the old grant ends, and what was given from it hangs from the new one. */
export async function passOn(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  await sql`
    with left_to as (update grant_given set from_grant = ${to}::uuid, version = version + 1 where from_grant = ${from}::uuid and revoked_at is null)
    update grant_given set state = 'handedOver', revoked_at = ${new Date(ctx.now)}, ended_by = ${ctx.actor?.account ?? null}::uuid, version = version + 1
    where grant_id = ${from}`.execute(ctx.db)
}

/** Of these places, those where nobody is left who could give anything (`roles`). */
export async function leftWithout(
  ctx: Ctx,
  { paths, roles }: { paths: readonly string[]; roles: readonly string[] },
): Promise<readonly { path: string; name: string }[]> {
  const { rows } = await sql<{ path: string; name: string }>`
    select o.path, o.name from org o where o.path = any(${[...paths]}::text[]) and o.kind <> 'class' and not exists (
      select 1 from grant_given g where g.org_path = o.path and g.revoked_at is null and g.role = any(${[...roles]}::text[])
        and (g.until is null or g.until > ${new Date(ctx.now)}))`.execute(ctx.db)
  return rows
}
