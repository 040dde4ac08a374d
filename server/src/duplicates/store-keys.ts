import type { KeyKind } from '@zhongzhao/domain/duplicates/traits'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'
import { stillStands } from '../registration/store-standing.ts'

type Db = Kysely<Database>

/** A registration to be compared, and when that was asked for, to the microsecond, which a Date does not hold. */
export interface Waiting {
  readonly registration: string
  readonly asked: string
}

/** Takes the oldest registrations that wait, or whose comparer died (its lease ran out). */
export async function takeWaiting(db: Db, most: number): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    update duplicate_waiting set lease_until = clock_timestamp() + interval '120 seconds', attempts = attempts + 1
    where registration_id = any(array(select registration_id from duplicate_waiting
      where attempts < 3 and (lease_until is null or lease_until < clock_timestamp())
      order by asked_at limit ${most} for update skip locked))
    returning registration_id as registration, asked_at::text as asked`.execute(db)
  return rows
}

/** Done: what was asked for anew meanwhile still waits. */
export async function finishWaiting(db: Db, done: readonly Waiting[]): Promise<void> {
  const ids = done.map((one) => one.registration)
  const asked = done.map((one) => one.asked)
  await sql`delete from duplicate_waiting w using unnest(${ids}::uuid[], ${asked}::text[]) as d (id, asked)
    where w.registration_id = d.id and w.asked_at = d.asked::timestamptz`.execute(db)
  await sql`update duplicate_waiting set lease_until = null where registration_id = any(${ids}::uuid[])`.execute(
    db,
  )
}

/** The season's time, for work that no request waits for. */
export async function seasonNow(db: Db): Promise<Date> {
  const { rows } = await sql<{
    at: Date
  }>`select now() + offset_ms * interval '1 millisecond' as at from season_clock`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('season_clock is empty')
  return row.at
}

/** How many wait, counted up to `most`. */
export async function countWaiting(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from duplicate_waiting where attempts < 3 limit ${most}) w`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** What one registration is compared by; its sections are sealed. */
export interface TraitRow {
  readonly registration_id: string
  readonly person_id: string
  readonly wrapped: Buffer
  readonly season: string
  readonly state: string
  readonly org_path: string
  readonly school_code: string
  readonly pinyin: string
  readonly content: unknown
  readonly sealed: Buffer
  readonly hash: Buffer | null
  /** `no`: has given up, moved or been closed; such a one is nobody's duplicate. */
  readonly stands: 'yes' | 'no'
}

/** The records of these registrations, in one query. For the comparison alone: no caller hands this on. */
export async function traitRows(db: Db, ids: readonly string[]): Promise<readonly TraitRow[]> {
  const { rows } = await sql<TraitRow>`
    select r.registration_id, r.person_id, k.wrapped, r.season, r.state, r.org_path, r.school_code, r.pinyin, r.content, r.sealed, l.hash,
      case when ${stillStands('r')} then 'yes' else 'no' end as stands
    from registration r join person_key k on k.person_id = r.person_id
    left join likeness l on l.registration_id = r.registration_id and l.kind = 'portrait' and l.image_id::text = r.portrait->>'id'
    where r.registration_id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export interface KeyRow {
  readonly registration: string
  readonly kind: KeyKind
  readonly key: Buffer
}

/** Replaces the keys of these registrations: what is there already stays untouched. */
export async function putKeys(db: Db, ids: readonly string[], keys: readonly KeyRow[]): Promise<void> {
  const given = sql`unnest(${keys.map((k) => k.key)}::bytea[], ${keys.map((k) => k.registration)}::uuid[], ${keys.map((k) => k.kind)}::text[]) as g (key, id, kind)`
  await sql`delete from duplicate_key d where d.registration_id = any(${[...ids]}::uuid[])
    and not exists (select 1 from ${given} where g.key = d.key and g.id = d.registration_id)`.execute(db)
  await sql`insert into duplicate_key (key, registration_id, kind) select distinct on (g.key, g.id) g.key, g.id, g.kind from ${given}
    order by g.key, g.id on conflict do nothing`.execute(db)
}

export interface NeighbourRow {
  readonly registration: string
  readonly other: string
}

/** SQL: the neighbours of registrations by their keys, an index lookup each. A key that more than `common` share is left out: it
 *  says nothing, and reading it would cost as much as it is common. */
export const neighbourQuery = (ids: readonly string[], common: number) => sql<NeighbourRow>`
    select distinct k.registration_id as registration, n.other
    from duplicate_key k cross join lateral (
      select s.registration_id as other, count(*) over () as n
      from (select d.registration_id from duplicate_key d where d.key = k.key limit ${common + 1}) s
    ) n
    where k.registration_id = any(${[...ids]}::uuid[]) and n.n <= ${common} and n.other <> k.registration_id`

export async function neighbours(
  db: Db,
  ids: readonly string[],
  common: number,
): Promise<readonly NeighbourRow[]> {
  const { rows } = await neighbourQuery(ids, common).execute(db)
  return rows
}
