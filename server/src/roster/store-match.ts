import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'
import type { Counts, Problem } from './batch.ts'
import { atOrBelowAny } from '../platform/paths.ts'

type Db = Kysely<Database>

/** What is already held of one row: the active registration of the season, the person of any season. */
export interface Held {
  readonly ord: number
  readonly person_id: string | null
  readonly wrapped: Buffer | null
  readonly registration_id: string | null
  readonly school_code: string | null
  readonly state: string | null
  readonly digest: Buffer | null
  /** Of who is held under another number: the name, where the row's number was corrected away and only a name can tell. */
  readonly former: string | null
}

/** One round trip for a whole chunk of rows; `identities` are blind indexes. Only rows of which something is held: under the number itself, by
 *  somebody who is known by it besides, or of whom it was thought to be. */
export async function findHeld(
  db: Db,
  { season, identities }: { season: string; identities: readonly Buffer[] },
): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`
    select x.ord - 1 as ord, coalesce(r.person_id, p.person_id) as person_id, k.wrapped, r.registration_id, r.school_code, r.state, e.digest,
      case when a.registration_id is null and not p.valid then r.name end as former
    from (select ord, substr(${Buffer.concat(identities)}::bytea, 32 * (ord - 1) + 1, 32) as index from generate_series(1, ${identities.length}::int) ord) x
    left join active_registration a on a.season = ${season} and a.identity_index = x.index
    left join lateral (select person_id, valid from person_alias p where p.index = x.index and p.kind in ('idNumber', 'studentNumber')
      order by valid desc limit 1) p on a.registration_id is null
    left join lateral (select o.registration_id from registration o where o.person_id = p.person_id and o.season = ${season}
      and exists (select from active_registration b where b.registration_id = o.registration_id) limit 1) o on a.registration_id is null
    left join registration r on r.registration_id = coalesce(a.registration_id, o.registration_id)
    left join roster_entry e on e.registration_id = r.registration_id
    left join person_key k on k.person_id = coalesce(r.person_id, p.person_id)
    where r.registration_id is not null or p.valid`.execute(db)
  return rows
}

/** A held registration as comparing needs it. */
export interface HeldRecord {
  readonly registration_id: string
  readonly person_id: string
  readonly pack_version: number
  readonly grade: number
  readonly track: string
  readonly school_code: string
  readonly org_path: string
  readonly class_position: number
  readonly state: string
  readonly version: number
  readonly content: unknown
  readonly sealed: Buffer
  readonly portrait: { readonly hash: string } | null
  readonly document: { readonly hash: string } | null
  readonly wrapped: Buffer
  readonly entry_content: unknown
  readonly entry_sealed: Buffer | null
  readonly entry_digest: Buffer | null
  readonly entry_batch: string | null
  /** The class the register named last. */
  readonly entry_org: string | null
}

/** The records of some registrations; `change` locks them until the transaction ends. */
export async function loadHeld(
  db: Db,
  ids: readonly string[],
  hold: 'read' | 'change',
): Promise<ReadonlyMap<string, HeldRecord>> {
  const lock = hold === 'change' ? sql`for no key update of r` : sql``
  const { rows } = await sql<HeldRecord>`
    select r.registration_id, r.person_id, r.pack_version, r.grade, r.track, r.school_code, r.org_path, r.class_position, r.state, r.version, r.content, r.sealed,
      r.portrait, r.document, k.wrapped, e.content as entry_content, e.sealed as entry_sealed, e.digest as entry_digest, e.batch_id as entry_batch, e.org_path as entry_org
    from registration r
    join person_key k on k.person_id = r.person_id
    left join roster_entry e on e.registration_id = r.registration_id
    where r.registration_id = any(${[...ids]}::uuid[])
    order by r.registration_id ${lock}`.execute(db)
  return new Map(rows.map((row) => [row.registration_id, row]))
}

/** New rows of one person without an ID number (kind Z) in several rows: all but the first, each with the first. */
export async function findRepeatedUnnumbered(
  db: Db,
  batch: string,
): Promise<readonly { row: number; first: number }[]> {
  const { rows } = await sql<{ row: number; first: number }>`
    select row_number as "row", first from (
      select row_number, min(row_number) over (partition by identity_index) as first
      from roster_staged where batch_id = ${batch} and id_number_index is null
    ) s where row_number > first order by row_number`.execute(db)
  return rows
}

/** New rows that have the class and name of somebody held whom the file no longer has: more likely a corrected number than another
 *  person. */
export async function findRenumbered(db: Db, batch: string): Promise<readonly number[]> {
  const { rows } = await sql<{ row: number }>`
    select distinct n.row_number as "row" from roster_row n
    join registration r on r.org_path = n.org_path and r.name = n.name
    join active_registration a on a.registration_id = r.registration_id
    join roster_batch b on b.batch_id = n.batch_id and b.season = r.season
    where n.batch_id = ${batch} and n.kind = 'new'
      and not exists (select 1 from roster_row f where f.batch_id = ${batch} and f.identity_index = a.identity_index)
      and not exists (select 1 from roster_row f where f.batch_id = ${batch} and f.registration_id = a.registration_id)
    order by 1`.execute(db)
  return rows.map((r) => r.row)
}

/** A row that the rest of the file, or what is held, puts in another light than it was staged in. */
export interface Displaced {
  readonly row: number
  readonly kind: 'refused' | 'conflict'
  readonly problem: Problem
  /** The cells as they came. */
  readonly sealed: Buffer
}

/** Takes rows out of what a commit would write. */
export async function displaceRows(db: Db, batch: string, displaced: readonly Displaced[]): Promise<void> {
  const rows = displaced.map(({ row, kind, problem, sealed }) => ({
    row,
    kind,
    problem,
    sealed: sealed.toString('base64'),
  }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("row" int, kind text, problem jsonb, sealed text)
    ), dropped as (
      delete from roster_staged s using given g where s.batch_id = ${batch} and s.row_number = g."row"
    )
    update roster_row r set kind = g.kind, registration_id = null, sealed = decode(g.sealed, 'base64'), problems = r.problems || g.problem
    from given g where r.batch_id = ${batch} and r.row_number = g."row"`.execute(db)
}

/** Held by a school of the file, absent from the file: listed behind the rows, changed in no way (B4). */
export async function listMissing(
  db: Db,
  batch: string,
  { season, rows, schools }: { season: string; rows: number; schools: readonly string[] },
): Promise<void> {
  await sql`
    insert into roster_row (batch_id, row_number, kind, school_code, class_no, name, registration_id, org_path, sealed)
    select ${batch}::uuid, ${rows}::int + row_number() over (order by r.org_path, r.class_position, r.registration_id), 'missing', r.school_code, o.name, r.name, r.registration_id, r.org_path, ''::bytea
    from active_registration a
    join registration r on r.registration_id = a.registration_id
    left join org o on o.path = r.org_path
    where a.season = ${season} and r.school_code = any(${[...schools]}::text[])
      and not exists (select 1 from roster_row f where f.batch_id = ${batch} and f.identity_index = a.identity_index)
      and not exists (select 1 from roster_row f where f.batch_id = ${batch} and f.registration_id = a.registration_id)`.execute(
    db,
  )
}

/** Whether any of the schools holds a registration yet: a first import needs none of the passes above. */
export async function holdsAny(db: Db, season: string, schools: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select 1 from registration r where r.season = ${season} and r.school_code = any(${[...schools]}::text[])) as held`.execute(
    db,
  )
  return rows[0]?.held === true
}

export async function countKinds(db: Db, batch: string): Promise<Partial<Counts>> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*)::int as n from roster_row where batch_id = ${batch} and kind <> 'header' group by kind`.execute(
    db,
  )
  return Object.fromEntries(rows.map((r) => [r.kind, r.n])) as Partial<Counts>
}

export async function countSchools(
  db: Db,
  batch: string,
): Promise<readonly { code: string; name: string; rows: number }[]> {
  const { rows } = await sql<{ code: string; name: string; rows: number }>`
    select s.code, coalesce(o.name, '') as name, s.rows from (
      select school_code as code, count(*)::int as rows from roster_row where batch_id = ${batch} and kind not in ('missing', 'header') group by school_code
    ) s left join org o on o.code = s.code order by s.code limit 5000`.execute(db)
  return rows
}

/** Schools inside the given subtrees, by the code rosters use (学校标识码). */
export async function schoolsUnder(
  db: Db,
  paths: readonly string[],
): Promise<ReadonlyMap<string, { code: string; path: string; name: string }>> {
  const { rows } = await sql<{ school_code: string; code: string; path: string; name: string }>`
    select o.school_code, o.code, o.path, o.name from org o
    where o.school_code is not null and o.kind in ('school', 'point') and ${atOrBelowAny('o.path', paths)}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.school_code, row]))
}

/** Whether a school of that code exists anywhere: tells “not yours” from “unknown”. */
export async function schoolExists(db: Db, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ school_code: string }>`
    select school_code from org where school_code = any(${[...codes]}::text[]) and kind in ('school', 'point')`.execute(
    db,
  )
  return new Set(rows.map((r) => r.school_code))
}
