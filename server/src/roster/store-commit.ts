import { type Kysely, sql } from 'kysely'
import { accountOf, type Order } from './batch.ts'
import { newId } from '../platform/context.ts'
import type { Database } from '../platform/tables.ts'

type Db = Kysely<Database>

/** Holds the schools of a batch until the transaction ends, always in the same order: of two batches of one school the second
 *  waits, and nobody waits in a circle. */
export async function holdSchools(db: Db, codes: readonly string[]): Promise<void> {
  await sql`select code from org where code = any(${[...codes]}::text[]) order by code for no key update`.execute(
    db,
  )
}

/** Deals a range of registration numbers in a transaction of its own (pass the pool): gaps may come, no number twice.
 *  Answers the last serial dealt before. */
export async function dealNumbers(db: Db, season: string, count: number): Promise<number> {
  const { rows } = await sql<{ dealt: number }>`
    insert into registration_serial as s (season, dealt) values (${season}, ${count})
    on conflict (season) do update set dealt = s.dealt + excluded.dealt returning dealt`.execute(db)
  return (rows[0]?.dealt ?? count) - count
}

export async function countStaged(db: Db, batch: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from roster_staged where batch_id = ${batch}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Classes the rows name and nobody has made yet. */
export async function addClasses(db: Db, batch: string): Promise<void> {
  await sql`
    insert into org (code, kind, name, path)
    select distinct on (org_path) regexp_replace(org_path, '^.*/', ''), 'class', class_no, org_path
    from roster_row where batch_id = ${batch} and kind in ('new', 'changed') and org_path <> ''
    order by org_path
    on conflict (code) do nothing`.execute(db)
}

/** The last row number of the next `most` staged rows after `after`, and how many they are. */
export async function nextChunk(
  db: Db,
  batch: string,
  { after, most }: { after: number; most: number },
): Promise<{ until: number; rows: number }> {
  const { rows } = await sql<{ until: number | null; n: number }>`
    select max(row_number) as until, count(*)::int as n from (
      select row_number from roster_staged where batch_id = ${batch} and row_number > ${after} order by row_number limit ${most}
    ) s`.execute(db)
  return { until: rows[0]?.until ?? after, rows: rows[0]?.n ?? 0 }
}

/** One chunk of staged rows: `(after, until]`. `numbers` are the blind indexes of the registration numbers, 32 bytes each. */
export interface Chunk {
  readonly batch: string
  readonly after: number
  readonly until: number
  readonly season: string
  readonly packVersion: number
  readonly prefix: string
  readonly digits: number
  readonly dealt: number
  readonly numbers: Buffer
  readonly at: Date
  readonly account: string | null
  readonly org: string
  readonly requestId: string
}

const staged = ({ batch, after, until }: Chunk) =>
  sql`roster_staged s where s.batch_id = ${batch} and s.row_number > ${after} and s.row_number <= ${until}`

/** People and their keys. */
export async function addPeople(db: Db, chunk: Chunk): Promise<void> {
  await sql`insert into person (person_id) select s.person_id from ${staged(chunk)} and s.wrapped is not null`.execute(
    db,
  )
  await sql`
    insert into person_key (person_id, generation, wrapped)
    select s.person_id, 1, s.wrapped from ${staged(chunk)} and s.wrapped is not null`.execute(db)
}

export async function addRegistrations(db: Db, chunk: Chunk): Promise<void> {
  await sql`
    insert into registration (registration_id, person_id, season, pack_version, number, grade, track, school_code, org_path, class_position, state, version,
      name, pinyin, content, sealed)
    select s.registration_id, s.person_id, ${chunk.season}, ${chunk.packVersion}::int,
      ${chunk.prefix} || lpad((${chunk.dealt}::bigint + row_number() over (order by s.row_number))::text, ${chunk.digits}::int, '0'),
      s.grade, s.track, s.school_code, s.org_path, s.class_position, 'rostered', 1, s.name, s.pinyin, s.content, s.sealed
    from ${staged(chunk)}`.execute(db)
}

/** Every number the person is found by: ID number, student number, registration number (C9). */
export async function addAliases(db: Db, chunk: Chunk): Promise<void> {
  await sql`
    insert into person_alias (kind, index, person_id)
    select a.kind, a.index, a.person_id from (
      select s.person_id, s.id_number_index, s.student_number_index, row_number() over (order by s.row_number)::int as n from ${staged(chunk)}
    ) t cross join lateral (values
      ('idNumber', t.id_number_index, t.person_id),
      ('studentNumber', t.student_number_index, t.person_id),
      ('registrationNumber', substr(${chunk.numbers}::bytea, 32 * (t.n - 1) + 1, 32), t.person_id)
    ) a(kind, index, person_id)
    where a.index is not null
    on conflict do nothing`.execute(db)
}

/** What the register said, the active registration, version 1 and the event: one each. */
export async function addEntries(db: Db, chunk: Chunk): Promise<void> {
  await sql`
    insert into roster_entry (registration_id, batch_id, content, sealed, digest, org_path)
    select s.registration_id, s.batch_id, s.content, s.entry_sealed, s.digest, s.org_path from ${staged(chunk)}`.execute(
    db,
  )
  await sql`
    insert into active_registration (season, identity_index, registration_id)
    select ${chunk.season}, s.identity_index, s.registration_id from ${staged(chunk)}`.execute(db)
  await sql`
    insert into registration_version (registration_id, version, at, by_account, state, sealed)
    select s.registration_id, 1, ${chunk.at}::timestamptz, ${chunk.account}::uuid, 'rostered', s.version_sealed from ${staged(chunk)}`.execute(
    db,
  )
  await sql`
    insert into event (event_id, kind, at, account_id, org_path, request_id, registration_id, detail, version, salt, commitment)
    select s.event_id, 'roster.synced', ${chunk.at}::timestamptz, ${chunk.account}::uuid, ${chunk.org}, ${chunk.requestId}, s.registration_id,
      ${JSON.stringify({ batch: chunk.batch })}::jsonb, 1, s.salt, s.commitment
    from ${staged(chunk)}`.execute(db)
}

export async function dropStaged(db: Db, batch: string): Promise<void> {
  await sql`delete from roster_staged where batch_id = ${batch}`.execute(db)
}

/** One event about the batch itself. */
export async function tellBatch(
  db: Db,
  {
    batch,
    kind,
    order,
    org,
  }: {
    batch: string
    kind: string
    order: Order
    org: string
  },
): Promise<void> {
  await db
    .insertInto('event')
    .values({
      event_id: newId(),
      kind,
      at: new Date(order.at),
      account_id: accountOf(order),
      org_path: org,
      request_id: order.requestId,
      registration_id: null,
      subject: batch,
      fields: [],
      detail: '{}',
      version: null,
      salt: null,
      commitment: null,
    })
    .execute()
}

/** Tells the planner what the tables hold now; a mass of rows is a plan of yesterday otherwise. In the caller's transaction. */
export async function freshStatistics(db: Db): Promise<void> {
  await sql`select analyze_register()`.execute(db)
}
