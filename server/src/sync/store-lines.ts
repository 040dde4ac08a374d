import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'
import type { Run } from './store-run.ts'

type Db = Kysely<Database>

/** A line ready to be kept. */
export interface Line {
  readonly key: Buffer
  readonly seq: number
  readonly kind: 'present' | 'gone'
  readonly school: string
  readonly identity: Buffer | null
  readonly was: Buffer | null
  readonly sealed: Buffer
}

/** Keeps the lines of a page and moves the cursor, in the caller's transaction: the cursor moves only from where the page was asked
 *  for, so that a page taken in by somebody else in meanwhile is not taken twice. Answers whether it did. */
export async function keepPage(
  tx: Db,
  run: Run,
  page: { lines: readonly Line[]; titles: readonly string[]; next: string; left: number },
): Promise<boolean> {
  const { rows } = await sql`
    update sync_run set cursor = ${page.next}, pages = pages + 1, lines = lines + ${page.lines.length}, left_lines = ${page.left},
      titles = ${[...page.titles]}::text[], failures = 0, failure = null, wait_until = null, lease_until = now() + interval '30 seconds'
    where run_id = ${run.id} and state = 'pulling' and cursor = ${run.cursor} and pages = ${run.pages} returning run_id`.execute(
    tx,
  )
  if (rows.length === 0) return false
  if (page.lines.length > 0) await keepLines(tx, run.id, page.lines)
  return true
}

/** The latest line of each pupil holds, in whatever order they come. */
async function keepLines(tx: Db, run: string, lines: readonly Line[]): Promise<void> {
  await sql`
    insert into sync_line (run_id, pupil_key, seq, kind, school_code, identity_index, was_index, sealed)
    select ${run}::uuid, x.* from unnest(${lines.map((l) => l.key)}::bytea[], ${lines.map((l) => l.seq)}::bigint[], ${lines.map((l) => l.kind)}::text[],
      ${lines.map((l) => l.school)}::text[], ${lines.map((l) => l.identity)}::bytea[], ${lines.map((l) => l.was)}::bytea[], ${lines.map((l) => l.sealed)}::bytea[]) x
    on conflict (run_id, pupil_key) do update set seq = excluded.seq, kind = excluded.kind, school_code = excluded.school_code,
      identity_index = excluded.identity_index, was_index = coalesce(excluded.was_index, sync_line.was_index), sealed = excluded.sealed
    where sync_line.seq <= excluded.seq`.execute(tx)
}

/** When pulling has ended: who is at a school outside the scope, who is somebody held under another number, and the rows of the rest. */
export async function sortLines(tx: Db, run: Run, schools: readonly string[]): Promise<void> {
  await sql`update sync_line set row_number = null, kind = case when kind = 'gone' then kind else 'present' end where run_id = ${run.id}`.execute(
    tx,
  )
  await sql`
    update sync_line l set kind = case when not (l.school_code = any(${[...schools]}::text[])) then 'elsewhere' else 'renumbered' end
    where l.run_id = ${run.id} and l.kind = 'present' and (not (l.school_code = any(${[...schools]}::text[])) or (
      l.was_index is not null and l.was_index <> l.identity_index
      and exists (select from active_registration a where a.season = ${run.season} and a.identity_index = l.was_index)
      and not exists (select from active_registration a where a.season = ${run.season} and a.identity_index = l.identity_index)))`.execute(
    tx,
  )
  await sql`
    update sync_line l set row_number = n.row from (
      select pupil_key, row_number() over (order by pupil_key) as row from sync_line where run_id = ${run.id} and kind = 'present') n
    where l.run_id = ${run.id} and l.pupil_key = n.pupil_key`.execute(tx)
}

export async function countRows(db: Db, run: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(max(row_number), 0)::int as n from sync_line where run_id = ${run}`.execute(db)
  return rows[0]?.n ?? 0
}

export interface SealedLine {
  readonly row: number
  readonly pupil_key: Buffer
  readonly sealed: Buffer
}

const CHUNK = 2000

/** The rows of a run in order, chunk by chunk. */
export async function* rowsOf(db: Db, run: string): AsyncGenerator<readonly SealedLine[]> {
  for (let after = 0; ;) {
    const { rows } = await sql<SealedLine>`
      select row_number as "row", pupil_key, sealed from sync_line
      where run_id = ${run} and row_number > ${after} order by row_number limit ${CHUNK}`.execute(db)
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)?.row ?? after
  }
}
