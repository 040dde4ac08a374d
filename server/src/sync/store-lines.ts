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
  if (page.lines.length > 0) await keepLines(tx, run, page.lines)
  return true
}

/** The latest line of each pupil holds, in whatever order they come; it keeps the row number of the first. */
async function keepLines(tx: Db, run: Run, lines: readonly Line[]): Promise<void> {
  await sql`
    insert into sync_line (run_id, row_number, pupil_key, seq, kind, school_code, identity_index, was_index, sealed)
    select ${run.id}::uuid, ${run.kept + run.lines}::int + x.ord, x.key, x.seq, x.kind, x.school, x.identity, x.was, x.sealed
    from unnest(${lines.map((l) => l.key)}::bytea[], ${lines.map((l) => l.seq)}::bigint[], ${lines.map((l) => l.kind)}::text[],
      ${lines.map((l) => l.school)}::text[], ${lines.map((l) => l.identity)}::bytea[], ${lines.map((l) => l.was)}::bytea[],
      ${lines.map((l) => l.sealed)}::bytea[]) with ordinality x(key, seq, kind, school, identity, was, sealed, ord)
    on conflict (run_id, pupil_key) do update set seq = excluded.seq, kind = excluded.kind, school_code = excluded.school_code,
      identity_index = excluded.identity_index, was_index = coalesce(excluded.was_index, sync_line.was_index), sealed = excluded.sealed,
      sealed_in = null
    where sync_line.seq <= excluded.seq`.execute(tx)
}

/** When pulling has ended: who is at a school outside the scope, who is somebody held under another number. The rest, nearly all, is
 *  not touched. */
export async function sortLines(tx: Db, run: Run, schools: readonly string[]): Promise<void> {
  await sql`update sync_line set kind = 'present' where run_id = ${run.id} and kind in ('elsewhere', 'renumbered')`.execute(
    tx,
  )
  await sql`
    update sync_line l set kind = 'elsewhere'
    where l.run_id = ${run.id} and l.kind = 'present' and not (l.school_code = any(${[...schools]}::text[]))`.execute(
    tx,
  )
  await sql`
    update sync_line l set kind = 'renumbered'
    where l.run_id = ${run.id} and l.kind = 'present' and l.was_index is not null and l.was_index <> l.identity_index
      and exists (select from active_registration a where a.season = ${run.season} and a.identity_index = l.was_index)
      and not exists (select from active_registration a where a.season = ${run.season} and a.identity_index = l.identity_index)`.execute(
    tx,
  )
}

/** Whether anything was pulled that becomes a row. */
export async function hasRows(db: Db, run: string): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from sync_line where run_id = ${run} and kind = 'present') as any`.execute(db)
  return rows[0]?.any === true
}

export interface SealedLine {
  readonly row: number
  readonly pupil_key: Buffer
  readonly sealed: Buffer
  /** The run that sealed it. */
  readonly sealed_in: string
}

const CHUNK = 2000

/** The rows of a run in order, chunk by chunk. */
export async function* rowsOf(db: Db, run: string): AsyncGenerator<readonly SealedLine[]> {
  for (let after = 0; ;) {
    const { rows } = await sql<SealedLine>`
      select row_number as "row", pupil_key, sealed, coalesce(sealed_in, run_id) as sealed_in from sync_line
      where run_id = ${run} and kind = 'present' and row_number > ${after} order by row_number limit ${CHUNK}`.execute(
      db,
    )
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)?.row ?? after
  }
}
