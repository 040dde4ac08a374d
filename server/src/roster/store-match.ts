import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'
import type { Counts, Problem } from './batch.ts'

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
}

/** One round trip for a whole chunk of rows; `identities` are blind indexes. Only rows of which something is held. */
export async function findHeld(
  db: Db,
  { season, identities }: { season: string; identities: readonly Buffer[] },
): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`
    select x.ord::int - 1 as ord, coalesce(r.person_id, p.person_id) as person_id, k.wrapped, r.registration_id, r.school_code, r.state, e.digest
    from unnest(${[...identities]}::bytea[]) with ordinality x(index, ord)
    left join active_registration a on a.season = ${season} and a.identity_index = x.index
    left join registration r on r.registration_id = a.registration_id
    left join roster_entry e on e.registration_id = a.registration_id
    left join lateral (select person_id from person_alias p where p.index = x.index and p.kind in ('idNumber', 'studentNumber') and p.valid limit 1) p on a.registration_id is null
    left join person_key k on k.person_id = coalesce(r.person_id, p.person_id)
    where a.registration_id is not null or p.person_id is not null`.execute(db)
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
      r.portrait, r.document, k.wrapped, e.content as entry_content, e.sealed as entry_sealed, e.digest as entry_digest, e.batch_id as entry_batch
    from registration r
    join person_key k on k.person_id = r.person_id
    left join roster_entry e on e.registration_id = r.registration_id
    where r.registration_id = any(${[...ids]}::uuid[])
    order by r.registration_id ${lock}`.execute(db)
  return new Map(rows.map((row) => [row.registration_id, row]))
}

/** One person in several rows of a file. Rows that say the same are one pupil: the first stays. Rows that say different things
 *  are all refused, each naming another of them: nobody guesses which is right. `{other}` in a message is that row. */
export async function settleRepeated(
  db: Db,
  batch: string,
  { differing, alike }: { differing: Problem; alike: Problem },
): Promise<void> {
  await sql`
    with found as (
      select row_number, row_number = first_value(row_number) over w as first,
        count(*) over (partition by identity_index) as n,
        count(*) over (partition by identity_index, digest) as m,
        case when row_number = first_value(row_number) over w then nth_value(row_number, 2) over w else first_value(row_number) over w end as other
      from roster_row where batch_id = ${batch} and identity_index is not null
      window w as (partition by identity_index order by row_number rows between unbounded preceding and unbounded following)
    ), settled as (
      select row_number, other, case when n = m then 'alike' else 'differing' end as how from found
      where n > 1 and not (n = m and first)
    ), dropped as (
      delete from roster_staged s using settled d where s.batch_id = ${batch} and s.row_number = d.row_number
    )
    update roster_row r set registration_id = null, sealed = case d.how when 'alike' then ''::bytea else r.sealed end,
      kind = case d.how when 'alike' then 'same' else 'refused' end,
      problems = r.problems || jsonb_build_array(case d.how
        when 'alike' then ${JSON.stringify(alike)}::jsonb || jsonb_build_object('message', replace(${alike.message}, '{other}', d.other::text))
        else ${JSON.stringify(differing)}::jsonb || jsonb_build_object('message', replace(${differing.message}, '{other}', d.other::text)) end)
    from settled d where r.batch_id = ${batch} and r.row_number = d.row_number`.execute(db)
}

/** A new row that has the class and name of somebody held whom the file no longer has: more likely a corrected number than
 *  another person. Told as a conflict, never merged by guess. */
export async function doubtRenumbered(db: Db, batch: string, problem: Problem): Promise<void> {
  await sql`
    with renumbered as (
      select n.row_number from roster_row n
      join registration r on r.org_path = n.org_path and r.name = n.name
      join active_registration a on a.registration_id = r.registration_id
      where n.batch_id = ${batch} and n.kind = 'new' and n.org_path <> ''
        and not exists (select 1 from roster_row f where f.batch_id = ${batch} and f.identity_index = a.identity_index)
    ), dropped as (
      delete from roster_staged s using renumbered d where s.batch_id = ${batch} and s.row_number = d.row_number
    )
    update roster_row r set kind = 'conflict', registration_id = null, problems = r.problems || ${JSON.stringify([problem])}::jsonb
    from renumbered d where r.batch_id = ${batch} and r.row_number = d.row_number`.execute(db)
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
      and not exists (select 1 from roster_row f where f.batch_id = ${batch} and f.identity_index = a.identity_index)`.execute(
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
  const below = paths.map((p) => sql`(o.path = ${p} or (o.path >= ${`${p}/`} and o.path < ${`${p}0`}))`)
  if (below.length === 0) return new Map()
  const { rows } = await sql<{ school_code: string; code: string; path: string; name: string }>`
    select o.school_code, o.code, o.path, o.name from org o
    where o.school_code is not null and o.kind in ('school', 'point') and (${sql.join(below, sql` or `)})`.execute(
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
