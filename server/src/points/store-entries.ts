import type { By } from '@zhongzhao/domain/lifecycle/decided'
import type { State } from '@zhongzhao/domain/registration/registration'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { eventRow } from '../platform/events.ts'
import { type Scope, orgInScope, recordInScope } from '../platform/scope.ts'

/** Where the one registration of who is known by these numbers stands, and whether it goes on: the school's or the point's name, and nothing
 *  of whose it is. Found by the key, or by any number of the person. */
export async function registeredAt(
  ctx: Ctx,
  indexes: readonly Buffer[],
): Promise<{ readonly place: string; readonly state: State } | undefined> {
  const { rows } = await sql<{ place: string; state: State }>`
    select o.name as place, r.state from active_registration a join registration r on r.registration_id = a.registration_id join org o on o.code = r.school_code
    where a.season = ${ctx.pack.season} and (a.identity_index = any(${[...indexes]}::bytea[]) or a.registration_id in (
      select k.registration_id from person_alias p join registration k on k.person_id = p.person_id and k.season = ${ctx.pack.season}
      where p.index = any(${[...indexes]}::bytea[]) and p.valid and p.kind in ('idNumber', 'studentNumber')))
    limit 1`.execute(ctx.db)
  return rows[0]
}

/** Takes the number for this registration; of two at once the second waits and is told `taken`. */
export async function takeNumber(
  ctx: Ctx,
  { identity, registration }: { identity: Buffer; registration: string },
): Promise<'free' | 'taken'> {
  const { rows } = await sql`
    insert into active_registration (season, identity_index, registration_id) values (${ctx.pack.season}, ${identity}, ${registration})
    on conflict (season, identity_index) do nothing returning 1`.execute(ctx.db)
  return rows.length === 1 ? 'free' : 'taken'
}

export interface Alias {
  readonly kind: string
  readonly index: Buffer
}

export interface KnownPerson {
  readonly person_id: string
  readonly kind: string
  readonly wrapped: Buffer
}

/** Who is known by these numbers from an earlier season, and by which kind: people outlive seasons. */
export async function peopleBy(ctx: Ctx, aliases: readonly Alias[]): Promise<readonly KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select a.person_id, a.kind, k.wrapped from person_alias a join person_key k on k.person_id = a.person_id
      join unnest(${aliases.map(({ kind }) => kind)}::text[], ${aliases.map(({ index }) => index)}::bytea[]) as n (kind, index)
        on a.kind = n.kind and a.index = n.index
    where a.valid order by a.at`.execute(ctx.db)
  return rows
}

export async function addPerson(ctx: Ctx, person: string, wrapped: Buffer): Promise<void> {
  await ctx.db.insertInto('person').values({ person_id: person }).execute()
  await ctx.db.insertInto('person_key').values({ person_id: person, generation: 1, wrapped }).execute()
}

/** The class of a point in which records made there stand. */
export async function ensureClass(
  ctx: Ctx,
  { code, name, path }: { code: string; name: string; path: string },
): Promise<void> {
  await ctx.db
    .insertInto('org')
    .values({ code, kind: 'class', name, path, school_code: null })
    .onConflict((c) => c.doNothing())
    .execute()
}

export interface NewRecord {
  readonly registration: string
  readonly person: string
  readonly number: string
  readonly grade: number
  readonly track: string
  readonly org: { readonly code: string; readonly classPath: string }
  readonly name: string
  readonly pinyin: string
  readonly content: string
  readonly sealed: Buffer
  readonly versionSealed: Buffer
  readonly versionText: string
  readonly aliases: readonly { readonly kind: string; readonly index: Buffer }[]
  readonly category: string
  readonly papers: readonly string[]
  readonly typed: Buffer
  readonly by: By
}

/** The registration with version 1, its numbers, what was typed and its event, in one statement. */
export async function addRecord(ctx: Ctx, made: NewRecord): Promise<void> {
  const at = new Date(ctx.now)
  const draft = {
    kind: 'registration.madeAtPoint',
    at: ctx.now,
    by: made.by,
    detail: { category: made.category, papers: made.papers.join(' ') },
  } as const
  const e = eventRow(ctx, draft, { registration: made.registration, version: 1, content: made.versionText })
  const account = e.account_id
  await sql`
    with registered as (
      insert into registration (registration_id, person_id, season, pack_version, number, grade, track, school_code, org_path, state, version, name, pinyin, content, sealed)
      values (${made.registration}, ${made.person}, ${ctx.pack.season}, ${ctx.pack.version}, ${made.number}, ${made.grade}, ${made.track}, ${made.org.code},
        ${made.org.classPath}, 'rostered', 1, ${made.name}, ${made.pinyin}, ${made.content}::jsonb, ${made.sealed})
    ), known as (
      insert into person_alias (kind, index, person_id)
      select a.kind, a.index, ${made.person}::uuid from unnest(${made.aliases.map((a) => a.kind)}::text[], ${made.aliases.map((a) => a.index)}::bytea[]) as a (kind, index)
      on conflict do nothing
    ), kept as (
      insert into registration_version (registration_id, version, at, by_account, state, sealed)
      values (${made.registration}, 1, ${at}, ${account}::uuid, 'rostered', ${made.versionSealed})
    ), noted as (
      insert into made_at_point (registration_id, org_code, category, papers, typed, by_account, at)
      values (${made.registration}, ${made.org.code}, ${made.category}, ${JSON.stringify(made.papers)}::jsonb, ${made.typed}, ${account}::uuid, ${at})
    )
    insert into event (event_id, kind, at, account_id, org_path, request_id, registration_id, fields, detail, version, salt, commitment)
    values (${e.event_id}::uuid, ${e.kind}, ${e.at}, ${e.account_id}::uuid, ${e.org_path}, ${e.request_id}, ${made.registration}, ${e.fields}::text[],
      ${e.detail}::jsonb, 1, ${e.salt}::bytea, ${e.commitment}::bytea)`.execute(ctx.db)
}

export interface MadeRow {
  readonly category: string
  readonly papers: readonly string[]
  readonly typed: Buffer
}

/** What was made at a point of a registration inside the scope; undefined for who came by the roster. */
export async function madeOf(ctx: Ctx, scope: Scope, id: string): Promise<MadeRow | undefined> {
  const { rows } = await sql<MadeRow>`
    select m.category, m.papers, m.typed from made_at_point m join registration r on r.registration_id = m.registration_id
    where m.registration_id = ${id} and ${recordInScope(scope)}`.execute(ctx.db)
  return rows[0]
}

export async function putTyped(ctx: Ctx, id: string, typed: Buffer): Promise<void> {
  await ctx.db.updateTable('made_at_point').set({ typed }).where('registration_id', '=', id).execute()
}

/** A name typed anew is found by its new sound. */
export async function putPinyin(ctx: Ctx, id: string, pinyin: string): Promise<void> {
  await ctx.db.updateTable('registration').set({ pinyin }).where('registration_id', '=', id).execute()
}

export interface EntryRow {
  readonly registration_id: string
  readonly name: string
  readonly number: string
  readonly category: string
  readonly state: string
  readonly activated: boolean
  readonly at: Date
}

/** Records made at one point, inside the scope, newest first. */
export async function entriesOf(ctx: Ctx, scope: Scope, org: string): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select r.registration_id, r.name, r.number, m.category, r.state, coalesce(a.password_hash is not null, false) as activated, m.at
    from made_at_point m join registration r on r.registration_id = m.registration_id left join account a on a.person_id = r.person_id
    where m.org_code = ${org} and r.season = ${ctx.pack.season} and ${orgInScope(scope, sql`r.org_path`)}
    order by m.at desc limit 200`.execute(ctx.db)
  return rows
}

export async function isActivated(ctx: Ctx, person: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select 1 from account where person_id = ${person} and password_hash is not null) as there`.execute(
    ctx.db,
  )
  return rows[0]?.there === true
}
