import { type RawBuilder, sql } from 'kysely'
import type { PictureFindingView } from '@zhongzhao/api/shapes'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import type { Ctx } from '../../platform/context.ts'
import { type Scope, orgInScope, recordInScope } from '../../platform/scope.ts'
import type { Fault, FileState, Outcome, RunFile } from './run.ts'
import { fault, fileTables, findings, outcome } from './store-stands.ts'

/** A file as it is told: its name read, nothing of its bytes known yet. */
export interface ToldFile {
  readonly id: string
  readonly pathIndex: Buffer
  readonly pathSealed: Buffer
  readonly bytes: number
  readonly mark: number
  readonly entry: number | null
  readonly state: FileState
  readonly registration: string | null
  readonly fault: Fault | null
}

export interface StoredFile {
  readonly id: string
  readonly path_index: Buffer
  readonly state: FileState
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** Adds files or, told again, finds them. A file that changed since, or was only a wrong name before, is judged anew; what was
 *  taken in of it stays until its bytes have come. Answers every one of the paths. */
export async function upsertFiles(
  ctx: Ctx,
  run: string,
  files: readonly ToldFile[],
): Promise<readonly StoredFile[]> {
  if (files.length === 0) return []
  const columns = {
    ids: files.map((f) => f.id),
    indexes: files.map((f) => f.pathIndex),
    sealed: files.map((f) => f.pathSealed),
    bytes: files.map((f) => f.bytes),
    marks: files.map((f) => f.mark),
    entries: files.map((f) => f.entry),
    states: files.map((f) => f.state),
    registrations: files.map((f) => f.registration),
    faults: files.map((f) => json(f.fault)),
  }
  const { rows } = await sql<StoredFile>`
    insert into picture_run_file as f (run_id, file_id, path_index, path_sealed, bytes, mark, entry, state, registration_id, fault)
    select ${run}, t.file_id, t.path_index, t.path_sealed, t.bytes, t.mark, t.entry, t.state, t.registration_id, t.fault
    from unnest(${columns.ids}::uuid[], ${columns.indexes}::bytea[], ${columns.sealed}::bytea[], ${columns.bytes}::bigint[],
        ${columns.marks}::bigint[], ${columns.entries}::int[], ${columns.states}::text[], ${columns.registrations}::uuid[], ${columns.faults}::jsonb[])
      with ordinality as t (file_id, path_index, path_sealed, bytes, mark, entry, state, registration_id, fault, n)
    order by t.n
    on conflict (run_id, path_index) do update set
      bytes = excluded.bytes, mark = excluded.mark, entry = excluded.entry,
      state = case when f.state in ('taken', 'twice', 'passedOver', 'paired') and f.bytes = excluded.bytes and f.mark = excluded.mark then f.state
        when f.content_hash is not null and f.bytes = excluded.bytes and f.mark = excluded.mark then f.state
        when excluded.state = 'unpaired' and f.fault->>'code' = 'FILE-NOT-IN-ORDER' then f.state
        when excluded.state = 'unpaired' and f.registration_id is not null and f.state not in ('unpaired', 'paired') then 'waiting'
        else excluded.state end,
      registration_id = coalesce(excluded.registration_id, f.registration_id),
      fault = case when f.content_hash is not null and f.bytes = excluded.bytes and f.mark = excluded.mark then f.fault
        when excluded.state = 'unpaired' and f.fault->>'code' = 'FILE-NOT-IN-ORDER' then f.fault
        when f.state in ('twice', 'passedOver') and f.bytes = excluded.bytes and f.mark = excluded.mark then f.fault
        else excluded.fault end
    returning f.file_id as id, f.path_index, f.state`.execute(ctx.db)
  return rows
}

/** Of the files that wait, those whose pupil has another file here too: a person chooses, none wins silently. */
export async function markTwice(ctx: Ctx, run: string): Promise<void> {
  await sql`
    update picture_run_file f set state = 'twice', fault = '{"code": "FILE-TWICE", "params": {}}'
    where f.run_id = ${run} and f.state = 'waiting' and f.content_hash is null and f.registration_id in (
      select o.registration_id from picture_run_file o
      where o.run_id = ${run} and o.registration_id is not null and o.state in ('waiting', 'taken', 'twice', 'refused')
      group by o.registration_id having count(*) > 1)`.execute(ctx.db)
}

/** How files stand now. */
export async function statesOf(
  ctx: Ctx,
  run: string,
  files: readonly string[],
): Promise<readonly StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select file_id as id, path_index, state from picture_run_file where run_id = ${run} and file_id = any(${[...files]}::uuid[])`.execute(
    ctx.db,
  )
  return rows
}

/** What this run has of the pupils of these files, other than the files themselves, is not used any more. */
export async function passOver(ctx: Ctx, run: string, files: readonly string[]): Promise<void> {
  await sql`
    update picture_run_file f set state = 'passedOver', fault = '{"code": "FILE-PASSED-OVER", "params": {}}'
    where f.run_id = ${run} and f.state in ('waiting', 'taken', 'twice', 'refused')
      and f.file_id <> all(${[...files]}::uuid[])
      and f.registration_id in (select n.registration_id from picture_run_file n
        where n.run_id = ${run} and n.file_id = any(${[...files]}::uuid[]) and n.registration_id is not null)`.execute(
    ctx.db,
  )
}

/** The chosen of several: waits for its bytes, or is what it was when they have come already. */
export async function chooseAgain(ctx: Ctx, run: string, file: string): Promise<'chosen' | 'not'> {
  const { rows } = await sql`
    update picture_run_file f set state = 'waiting', fault = null, content_hash = null
    where f.run_id = ${run} and f.file_id = ${file} and f.state in ('twice', 'passedOver') and f.registration_id is not null
    returning f.file_id`.execute(ctx.db)
  return rows.length === 1 ? 'chosen' : 'not'
}

export async function countFiles(ctx: Ctx, run: string): Promise<number> {
  const { rows } = await sql<{ files: number }>`
    select count(*)::int as files from picture_run_file where run_id = ${run}`.execute(ctx.db)
  return rows[0]?.files ?? 0
}

interface FileRow {
  readonly file_id: string
  readonly run_id: string
  readonly door: PictureKind
  readonly position: number
  readonly path_sealed: Buffer
  readonly state: FileState
  readonly outcome: Outcome
  readonly registration_id: string | null
  readonly pupil_name: string | null
  readonly class_name: string | null
  readonly image_id: string | null
  readonly content_hash: string | null
  readonly findings: readonly PictureFindingView[]
  readonly steps: readonly string[]
  readonly fault: Fault | null
}

/** Pupils are named inside the scope only. */
const fileColumns = (inside: RawBuilder<boolean>) => sql`
  f.file_id, f.run_id, u.door, f.position, f.path_sealed, f.state, f.registration_id, f.image_id, f.content_hash, f.steps,
  ${outcome} as outcome, ${findings} as findings, ${fault} as fault,
  case when ${inside} then r.name end as pupil_name,
  case when ${inside} then (select o.name from org o where o.path = r.org_path) end as class_name`

const pupilInside = (scope: Scope) => recordInScope(scope)

function toFile(row: FileRow): RunFile {
  return {
    id: row.file_id,
    run: row.run_id,
    door: row.door,
    position: row.position,
    pathSealed: row.path_sealed,
    state: row.state,
    outcome: row.outcome,
    registration: row.registration_id,
    pupilName: row.pupil_name,
    className: row.class_name,
    image: row.image_id,
    contentHash: row.content_hash,
    findings: row.findings,
    steps: row.steps,
    fault: row.fault,
  }
}

export async function findFile(
  ctx: Ctx,
  scope: Scope,
  { run, file }: { run: string; file: string },
): Promise<RunFile | undefined> {
  const { rows } = await sql<FileRow>`
    select ${fileColumns(pupilInside(scope))} from ${fileTables}
    where f.run_id = ${run} and f.file_id = ${file} and ${orgInScope(scope, sql`u.org_path`)}`.execute(ctx.db)
  return rows[0] === undefined ? undefined : toFile(rows[0])
}

export type Show = 'all' | 'work' | 'accepted' | 'paired' | 'unpaired'

const shown: Readonly<Record<Show, RawBuilder<boolean>>> = {
  all: sql`true`,
  work: sql`${outcome} in ('refused', 'twice', 'doubtful')`,
  accepted: sql`${outcome} = 'accepted'`,
  paired: sql`f.state = 'paired'`,
  unpaired: sql`f.state = 'unpaired'`,
}

/** Files of a run inside the scope, in the order in which they came. */
export async function listFiles(
  ctx: Ctx,
  scope: Scope,
  { run, show, after, limit }: { run: string; show: Show; after: number; limit: number },
): Promise<readonly RunFile[]> {
  const { rows } = await sql<FileRow>`
    select ${fileColumns(pupilInside(scope))} from ${fileTables}
    where f.run_id = ${run} and f.position > ${after} and ${shown[show]} and ${orgInScope(scope, sql`u.org_path`)}
    order by f.position limit ${limit}`.execute(ctx.db)
  return rows.map(toFile)
}
