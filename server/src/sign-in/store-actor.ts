import type { Grant } from '@zhongzhao/domain/access/can'
import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../platform/context.ts'
import type { Database } from '../platform/tables.ts'
import { stillStands } from '../registration/store-standing.ts'

interface SessionRow {
  readonly wall: Date
  readonly offset_ms: number
  readonly account_id: string | null
  readonly kind: 'candidate' | 'staff' | null
  readonly name: string | null
  readonly person_id: string | null
  readonly registration_id: string | null
  readonly registration_season: string | null
  readonly closed: readonly string[] | null
  readonly grants: readonly { role: string; org_path: string }[] | null
  readonly seen_long_ago: boolean | null
  readonly answer_hash: Buffer | null
  readonly answer_body: Buffer | null
}

/** Minutes without a request after which a session is over (C10, M4). */
const idle = { candidate: 30, staff: 60 } as const

interface Asking {
  readonly token: Buffer | undefined
  /** What is worked in; a candidate without a registration there is shown the newest other. */
  readonly season: string
  readonly key?: string | undefined
  /** `change` holds the grants until the transaction ends: taking one back waits for the act that stands on it, and an act that comes
   *  after finds it gone (A5). */
  readonly hold?: 'read' | 'change'
}

/** Clock, caller, and the answer kept under an `Idempotency-Key`, in one round trip. Last-seen is written at most once a minute. A revoked or expired grant is gone at once. */
export async function readCaller(db: Kysely<Database>, { token, season, key, hold = 'read' }: Asking) {
  const { rows } = await sql<SessionRow>`
    select now() as wall, c.offset_ms, a.account_id, a.kind, a.name, a.person_id,
      own.registration_id, own.season as registration_season,
      (select json_agg(l.season) from season_life l where l.state in ('closing', 'closed')) as closed,
      (select json_agg(json_build_object('role', g.role, 'org_path', g.org_path)) from (
        select role, org_path from grant_given where account_id = a.account_id and revoked_at is null
          and (until is null or until > now() + c.offset_ms * interval '1 millisecond') ${hold === 'change' ? sql`for share` : sql``}) g) as grants,
      s.seen_at < now() - interval '1 minute' as seen_long_ago, i.request_hash as answer_hash, i.body as answer_body
    from season_clock c
    left join (session s join account a on a.account_id = s.account_id and a.frozen_at is null)
      on s.token_hash = ${token ?? null}::bytea and s.expires_at > now()
      and s.seen_at > now() - make_interval(mins => case a.kind when 'staff' then ${idle.staff}::int else ${idle.candidate}::int end)
    left join lateral (select r.registration_id, r.season from registration r where r.person_id = a.person_id and ${stillStands('r')}
      order by r.season <> ${season}, r.created_at desc limit 1) own on true
    left join idempotency i on i.account_id = a.account_id and i.key = ${key ?? null}::text`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('season_clock is empty')
  return {
    wall: row.wall,
    offsetMs: row.offset_ms,
    actor: token === undefined ? undefined : toActor(row, token),
    /** Of a candidate: the season of the registration that is shown. */
    season: row.kind === 'candidate' ? (row.registration_season ?? undefined) : undefined,
    closed: row.closed ?? [],
    seen: row.seen_long_ago === true ? ('long-ago' as const) : ('lately' as const),
    ...(row.answer_hash === null || row.answer_body === null
      ? {}
      : { answered: { hash: row.answer_hash, body: row.answer_body } }),
  }
}

function toActor(row: SessionRow, token: Buffer): SignedIn | undefined {
  if (row.account_id === null || row.kind === null) return undefined
  const own: Grant[] =
    row.registration_id === null ? [] : [{ role: 'candidate', registration: row.registration_id }]
  const given = (row.grants ?? []).map((g): Grant => ({ role: g.role, org: g.org_path }))
  return {
    account: row.account_id,
    kind: row.kind,
    name: row.name ?? '',
    token,
    grants: row.kind === 'candidate' ? own : given,
    ...(row.person_id === null ? {} : { person: row.person_id }),
    ...(row.registration_id === null ? {} : { registration: row.registration_id }),
  }
}

export async function touchSession(db: Kysely<Database>, token: Buffer): Promise<void> {
  await sql`update session set seen_at = now() where token_hash = ${token} and seen_at < now() - interval '1 minute'`.execute(
    db,
  )
}

/** A staff account with the grants it has now, for work in the background. */
export async function readAccountActor(db: Kysely<Database>, account: string): Promise<SignedIn | undefined> {
  const { rows } = await sql<{ name: string; grants: SessionRow['grants'] }>`
    select a.name, (select json_agg(json_build_object('role', g.role, 'org_path', g.org_path)) from grant_given g
      where g.account_id = a.account_id and g.revoked_at is null
        and (g.until is null or g.until > now() + c.offset_ms * interval '1 millisecond')) as grants
    from account a cross join season_clock c where a.account_id = ${account} and a.kind = 'staff' and a.frozen_at is null`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined) return undefined
  return {
    account,
    kind: 'staff',
    name: row.name,
    token: Buffer.alloc(0),
    grants: (row.grants ?? []).map((g) => ({ role: g.role, org: g.org_path })),
  }
}
