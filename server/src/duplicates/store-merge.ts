import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

/** A number of a person, as `person_alias` holds it. */
export interface Alias {
  readonly kind: string
  readonly index: Buffer
}

/** The numbers of one person lead to another from now on. `added`: rows that were not there; `revived`: were there, not valid. */
export interface MovedAliases {
  readonly taken: readonly Alias[]
  readonly added: readonly Alias[]
  readonly revived: readonly Alias[]
}

const aliasesIn = (aliases: readonly Alias[]) =>
  sql`unnest(${aliases.map((a) => a.kind)}::text[], ${aliases.map((a) => a.index)}::bytea[]) as g (kind, index)`

export async function moveAliases(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
): Promise<MovedAliases> {
  const { rows: taken } = await sql<Alias>`
    update person_alias set valid = false where person_id = ${from} and valid returning kind, index`.execute(
    ctx.db,
  )
  const { rows: there } = await sql<Alias>`
    update person_alias a set valid = true from ${aliasesIn(taken)}
    where a.person_id = ${to} and a.kind = g.kind and a.index = g.index and not a.valid returning a.kind, a.index`.execute(
    ctx.db,
  )
  const { rows: added } = await sql<Alias>`
    insert into person_alias (kind, index, person_id) select g.kind, g.index, ${to}::uuid from ${aliasesIn(taken)}
    on conflict do nothing returning kind, index`.execute(ctx.db)
  return { taken, added, revived: there }
}

export async function moveAliasesBack(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
  { taken, added, revived }: MovedAliases,
): Promise<void> {
  await sql`delete from person_alias a using ${aliasesIn(added)} where a.person_id = ${to} and a.kind = g.kind and a.index = g.index`.execute(
    ctx.db,
  )
  await sql`update person_alias a set valid = false from ${aliasesIn(revived)} where a.person_id = ${to} and a.kind = g.kind and a.index = g.index`.execute(
    ctx.db,
  )
  await sql`update person_alias a set valid = true from ${aliasesIn(taken)} where a.person_id = ${from} and a.kind = g.kind and a.index = g.index`.execute(
    ctx.db,
  )
}

/** Whether the numbers stand as the merging left them: how many of either kind do not. */
export async function aliasesAstray(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
  { taken, added, revived }: MovedAliases,
): Promise<{ readonly taken: number; readonly given: number }> {
  const { rows } = await sql<{ taken: number; given: number }>`
    select (select count(*)::int from ${aliasesIn(taken)} where not exists (select 1 from person_alias a
        where a.person_id = ${from} and a.kind = g.kind and a.index = g.index and not a.valid)) as taken,
      (select count(*)::int from ${aliasesIn([...added, ...revived])} where not exists (select 1 from person_alias a
        where a.person_id = ${to} and a.kind = g.kind and a.index = g.index and a.valid)) as given`.execute(
    ctx.db,
  )
  return rows[0] ?? { taken: 0, given: 0 }
}

export interface ActiveRow {
  readonly season: string
  readonly index: Buffer
}

/** The identity of the closed registration is the remaining one's from now on: the register's next file finds that. */
export async function moveActive(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
): Promise<readonly ActiveRow[]> {
  const { rows } = await sql<ActiveRow>`
    update active_registration set registration_id = ${to} where registration_id = ${from} returning season, identity_index as index`.execute(
    ctx.db,
  )
  return rows
}

const activeIn = (active: readonly ActiveRow[]) =>
  sql`unnest(${active.map((a) => a.season)}::text[], ${active.map((a) => a.index)}::bytea[]) as g (season, index)`

export async function moveActiveBack(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
  active: readonly ActiveRow[],
): Promise<void> {
  await sql`update active_registration a set registration_id = ${from} from ${activeIn(active)}
    where a.season = g.season and a.identity_index = g.index and a.registration_id = ${to}`.execute(ctx.db)
}

export async function activeAstray(ctx: Ctx, to: string, active: readonly ActiveRow[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${activeIn(active)} where not exists (select 1 from active_registration a
      where a.season = g.season and a.identity_index = g.index and a.registration_id = ${to})`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** The account of a person, and when its owner had frozen it. */
export interface ClosedAccount {
  readonly account: string
  readonly frozenAt: Date | null
}

/** The account signs in no more: frozen, its sessions ended, its slips void. */
export async function closeAccount(
  ctx: Ctx,
  person: string,
): Promise<{ readonly account: ClosedAccount | undefined; readonly slips: readonly string[] }> {
  const { rows: accounts } = await sql<ClosedAccount>`
    select account_id as account, frozen_at as "frozenAt" from account where person_id = ${person} for no key update`.execute(
    ctx.db,
  )
  await sql`update account set frozen_at = coalesce(frozen_at, ${ctx.wall}::timestamptz) where person_id = ${person}`.execute(
    ctx.db,
  )
  await sql`delete from session where account_id in (select account_id from account where person_id = ${person})`.execute(
    ctx.db,
  )
  const { rows: slips } = await sql<{ slip_id: string }>`
    update activation_slip set voided_at = ${ctx.wall} where person_id = ${person} and used_at is null and voided_at is null returning slip_id`.execute(
    ctx.db,
  )
  return { account: accounts[0], slips: slips.map((s) => s.slip_id) }
}

export async function openAccount(
  ctx: Ctx,
  { account, slips }: { account: ClosedAccount | undefined; slips: readonly string[] },
): Promise<void> {
  if (account !== undefined)
    await sql`update account set frozen_at = ${account.frozenAt}::timestamptz where account_id = ${account.account}`.execute(
      ctx.db,
    )
  await sql`update activation_slip set voided_at = null where slip_id = any(${[...slips]}::uuid[])`.execute(
    ctx.db,
  )
}

/** Accounts and slips made for the closed person since: how many. */
export async function madeSince(
  ctx: Ctx,
  person: string,
  { account }: { account: ClosedAccount | undefined },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*)::int from activation_slip where person_id = ${person} and used_at is null and voided_at is null)
      + (select count(*)::int from account where person_id = ${person} and account_id is distinct from ${account?.account ?? null}::uuid) as n`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}

/** What a merging changed, sealed. */
export async function insertMerge(
  ctx: Ctx,
  merge: { id: string; version: number; record: Buffer },
): Promise<void> {
  await ctx.db
    .insertInto('duplicate_merge')
    .values({ case_id: merge.id, version: merge.version, record: merge.record, at: new Date(ctx.now) })
    .execute()
}

/** The last merging of a case. */
export async function findMerge(
  ctx: Ctx,
  id: string,
): Promise<{ readonly version: number; readonly record: Buffer } | undefined> {
  return ctx.db
    .selectFrom('duplicate_merge')
    .select(['version', 'record'])
    .where('case_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function officeName(ctx: Ctx, path: string): Promise<string> {
  const found = await ctx.db.selectFrom('org').select('name').where('path', '=', path).executeTakeFirst()
  return found?.name ?? '上级教育行政部门'
}
