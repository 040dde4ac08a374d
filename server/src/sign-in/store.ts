import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { stillStands } from '../registration/store-standing.ts'

export interface AccountRow {
  readonly account_id: string
  readonly kind: 'candidate' | 'staff'
  readonly person_id: string | null
  readonly name: string
  readonly password_hash: string | null
  readonly frozen_at: Date | null
  readonly locked_until: Date | null
}

/** Staff by login, candidates by any valid number of the person (C9); `device` chooses the lock that applies (C7). */
export async function findAccount(
  ctx: Ctx,
  { login, index, device }: { login: string; index: Buffer; device: string },
): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select a.account_id, a.kind, a.person_id, a.name, a.password_hash, a.frozen_at,
      greatest(a.locked_until, (select f.locked_until from sign_in_failure f where f.account_id = a.account_id and f.device_id = ${device})) as locked_until
    from account a
    where a.login = ${login} or a.person_id in (select p.person_id from person_alias p where p.index = ${index} and p.valid)
    limit 1`.execute(ctx.services.db)
  return rows[0]
}

/** Counts a wrong password, outside any transaction that may roll back. Five within an hour on one device lock it for 10
 *  minutes; thirty in all lock the account, so that many devices cannot guess together. */
export async function countFailure(
  ctx: Ctx,
  { account, device }: { account: string; device: string },
): Promise<void> {
  await sql`
    with own as (
      insert into sign_in_failure as f (device_id, account_id, failed) values (${device}, ${account}, 1)
      on conflict (account_id, device_id) do update set
        failed = case when f.at < now() - interval '1 hour' then 1 else f.failed + 1 end, at = now(),
        locked_until = case when f.at >= now() - interval '1 hour' and f.failed + 1 >= 5 then now() + interval '10 minutes' end
    )
    update account set
      failed = case when locked_until < now() then 1 else failed + 1 end,
      locked_until = case when locked_until < now() then null when failed + 1 >= 30 then now() + interval '10 minutes' else locked_until end
    where account_id = ${account}`.execute(ctx.services.db)
}

/** The account under its row lock, as it is now: passwords tried all at once are judged one after the other, so that the right
 *  one among them opens nothing once five have failed, nor after a reprinted slip has killed it. */
export async function holdAccount(
  ctx: Ctx,
  { account, device }: { account: string; device: string },
): Promise<{ readonly minutes: number; readonly password_hash: string | null }> {
  await sql`select 1 from account where account_id = ${account} for update`.execute(ctx.db)
  const { rows } = await sql<{ minutes: number; password_hash: string | null }>`
    select greatest(0, ceil(extract(epoch from greatest(a.locked_until, f.locked_until) - now()) / 60))::int as minutes, a.password_hash
    from account a left join sign_in_failure f on f.account_id = a.account_id and f.device_id = ${device}
    where a.account_id = ${account} and a.frozen_at is null`.execute(ctx.db)
  return rows[0] ?? { minutes: 0, password_hash: null }
}

/** Opens a session and forgets the failures of this account on this device. */
export async function openSession(
  ctx: Ctx,
  { token, account, device, hours }: { token: Buffer; account: string; device: string; hours: number },
): Promise<void> {
  await sql`
    with forgotten as (delete from sign_in_failure where account_id = ${account} and device_id = ${device}),
      cleared as (update account set failed = 0, locked_until = null where account_id = ${account} and failed > 0)
    insert into session (token_hash, account_id, device_id, expires_at) values (${token}, ${account}, ${device}, now() + make_interval(hours => ${hours}))`.execute(
    ctx.db,
  )
}

export async function closeSession(ctx: Ctx, token: Buffer): Promise<void> {
  await ctx.db.deleteFrom('session').where('token_hash', '=', token).execute()
}

/** Ends every session of the account but one (after a change of password: all others). */
export async function closeOthers(ctx: Ctx, account: string, but: Buffer | undefined): Promise<void> {
  const query = ctx.db.deleteFrom('session').where('account_id', '=', account)
  await (but === undefined ? query : query.where('token_hash', '!=', but)).execute()
}

export interface Slip {
  readonly slip_id: string
  readonly person_id: string
  readonly code_hash: Buffer
  readonly used_at: Date | null
  readonly voided_at: Date | null
  readonly expired: boolean
  readonly registration_id: string
  readonly number: string
  readonly school_name: string
  readonly wrapped: Buffer
  readonly content: unknown
  readonly sealed: Buffer
}

/** The newest slip of the person the number belongs to whose code fits, locked so that it is used once. */
export async function findSlip(
  ctx: Ctx,
  { index, code, season }: { index: Buffer; code: Buffer; season: string },
): Promise<Slip | undefined> {
  const { rows } = await sql<Slip>`
    select s.slip_id, s.person_id, s.code_hash, s.used_at, s.voided_at, s.expires_at < now() as expired, r.registration_id, r.number, o.name as school_name, k.wrapped, r.content, r.sealed
    from activation_slip s
    join registration r on r.person_id = s.person_id and r.season = ${season} and ${stillStands('r')}
    join person_key k on k.person_id = s.person_id
    join org o on o.code = r.school_code
    where s.code_hash = ${code} and s.person_id in (select a.person_id from person_alias a where a.index = ${index} and a.valid)
    order by s.printed_at desc limit 1
    for update of s`.execute(ctx.db)
  return rows[0]
}

/** The account of a person with the new password; the slip is used up in the same statement. */
export async function activateAccount(
  ctx: Ctx,
  { account, slip, name, password }: { account: string; slip: Slip; name: string; password: string },
): Promise<string> {
  const { rows } = await sql<{ account_id: string }>`
    with used as (update activation_slip set used_at = now() where slip_id = ${slip.slip_id})
    insert into account (account_id, kind, person_id, name, password_hash) values (${account}, 'candidate', ${slip.person_id}, ${name}, ${password})
    on conflict (person_id) where person_id is not null do update set password_hash = excluded.password_hash, failed = 0, locked_until = null
    returning account_id`.execute(ctx.db)
  return rows[0]?.account_id ?? account
}

export async function readPasswordHash(ctx: Ctx, account: string): Promise<string | null> {
  const row = await ctx.services.db
    .selectFrom('account')
    .select('password_hash')
    .where('account_id', '=', account)
    .executeTakeFirst()
  return row?.password_hash ?? null
}

export async function writePasswordHash(ctx: Ctx, account: string, password: string): Promise<void> {
  await ctx.db
    .updateTable('account')
    .set({ password_hash: password })
    .where('account_id', '=', account)
    .execute()
}

export async function orgNames(
  ctx: Ctx,
  paths: readonly string[],
): Promise<ReadonlyMap<string, { name: string; kind: string }>> {
  if (paths.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('org')
    .select(['path', 'name', 'kind'])
    .where('path', 'in', [...paths])
    .execute()
  return new Map(rows.map((row) => [row.path, row]))
}
