import { type Kysely, sql } from 'kysely'
import type { PictureFindingView } from '@zhongzhao/api/shapes'
import type { Ctx } from '../../platform/context.ts'
import { type Scope, orgInScope, recordInScope } from '../../platform/scope.ts'
import type { Database } from '../../platform/tables.ts'
import type { Fault } from './run.ts'
import { stillStands } from '../../registration/store-standing.ts'
import { atOrBelow } from '../../platform/paths.ts'

/** What came of the bytes of one file. */
export interface Outcome {
  readonly state: 'taken' | 'refused'
  readonly image?: string | undefined
  /** Of the bytes; absent when they may be tried again (the window was closed). */
  readonly hash?: string
  readonly verdict?: string | undefined
  readonly findings: readonly PictureFindingView[]
  readonly steps: readonly string[]
  readonly fault?: Fault | undefined
}

/** Writes it down once: only of a file that waits. Answers whether it did. */
export async function noteOutcome(
  ctx: Ctx,
  { run, file }: { run: string; file: string },
  outcome: Outcome,
): Promise<'noted' | 'not'> {
  const { rows } = await sql`
    update picture_run_file set state = ${outcome.state}, image_id = coalesce(${outcome.image ?? null}::uuid, image_id),
      content_hash = ${outcome.hash ?? null}, verdict = ${outcome.verdict ?? null}, findings = ${JSON.stringify(outcome.findings)}::jsonb,
      steps = ${JSON.stringify(outcome.steps)}::jsonb, fault = ${outcome.fault === undefined ? null : JSON.stringify(outcome.fault)}::jsonb
    where run_id = ${run} and file_id = ${file} and state = 'waiting' returning file_id`.execute(ctx.db)
  return rows.length === 1 ? 'noted' : 'not'
}

/** The same bytes as before: what came of them then still holds. */
export async function restoreOutcome(ctx: Ctx, { run, file }: { run: string; file: string }): Promise<void> {
  await sql`
    update picture_run_file set state = case when verdict is null or verdict = 'refused' then 'refused' else 'taken' end
    where run_id = ${run} and file_id = ${file} and state = 'waiting'`.execute(ctx.db)
}

/** Entries of an archive that wait, in order. */
export async function listWaitingEntries(
  db: Kysely<Database>,
  run: string,
  { after, limit }: { after: number; limit: number },
): Promise<readonly { readonly file_id: string; readonly entry: number; readonly position: number }[]> {
  const { rows } = await sql<{ file_id: string; entry: number; position: number }>`
    select file_id, entry, position from picture_run_file
    where run_id = ${run} and state = 'waiting' and entry is not null and position > ${after} order by position limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Registrations of this season that numbers belong to, below an organisation and inside the scope, by the index in hex. */
export async function findPupils(
  ctx: Ctx,
  scope: Scope,
  { org, indexes }: { org: string; indexes: readonly Buffer[] },
): Promise<ReadonlyMap<string, { readonly registration: string; readonly name: string }>> {
  if (indexes.length === 0) return new Map()
  const inside = recordInScope(scope)
  const { rows } = await sql<{ index: Buffer; registration_id: string; name: string }>`
    select a.index, r.registration_id, r.name from person_alias a join registration r on r.person_id = a.person_id
    where a.index = any(${[...indexes]}::bytea[]) and a.valid and r.season = ${ctx.pack.season}
      and ${stillStands('r')} and ${atOrBelow('r.org_path', org)}
      and ${inside}`.execute(ctx.db)
  return new Map(
    rows.map((row) => [row.index.toString('hex'), { registration: row.registration_id, name: row.name }]),
  )
}

export interface OrderLine {
  readonly registration_id: string
  readonly person_id: string
  readonly number: string
  readonly name: string
  readonly class_name: string
  readonly content: unknown
  readonly sealed: Buffer
  readonly wrapped: Buffer
}

/** The pupils below an organisation inside the scope, class by class in class order. */
export async function listForOrder(ctx: Ctx, scope: Scope, path: string): Promise<readonly OrderLine[]> {
  const inside = recordInScope(scope)
  const { rows } = await sql<OrderLine>`
    select r.registration_id, r.person_id, r.number, r.name, o.name as class_name, r.content, r.sealed, k.wrapped
    from registration r join person_key k on k.person_id = r.person_id join org o on o.path = r.org_path
    where r.season = ${ctx.pack.season} and ${stillStands('r')}
      and ${atOrBelow('r.org_path', path)} and ${inside}
    order by r.org_path, r.class_position, r.registration_id limit 20000`.execute(ctx.db)
  return rows
}

/** Names of pupils inside the scope, for the list of those without a picture. */
export async function namesOf(
  ctx: Ctx,
  scope: Scope,
  registrations: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly class: string }>> {
  const inside = recordInScope(scope)
  const { rows } = await sql<{ id: string; name: string; class: string }>`
    select r.registration_id as id, r.name, o.name as class from registration r join org o on o.path = r.org_path
    where r.registration_id = any(${[...registrations]}::uuid[]) and ${inside}`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, { name: row.name, class: row.class }]))
}

/** Files of a shooting order that are not confirmed yet, with their sealed paths. */
export async function listShots(
  ctx: Ctx,
  scope: Scope,
  run: string,
): Promise<readonly { readonly file_id: string; readonly path_sealed: Buffer }[]> {
  const { rows } = await sql<{ file_id: string; path_sealed: Buffer }>`
    select f.file_id, f.path_sealed from picture_run_file f join picture_run u on u.run_id = f.run_id
    where f.run_id = ${run} and f.state in ('unpaired', 'paired') and ${orgInScope(scope, sql`u.org_path`)} order by f.position`.execute(
    ctx.db,
  )
  return rows
}

/** Lays a pairing down: what was paired before and is not confirmed is forgotten. */
export async function pairFiles(
  ctx: Ctx,
  run: string,
  pairs: readonly { readonly file: string; readonly registration: string }[],
): Promise<void> {
  await sql`
    update picture_run_file set state = 'unpaired', registration_id = null where run_id = ${run} and state = 'paired'`.execute(
    ctx.db,
  )
  await sql`
    update picture_run_file f set state = 'paired', registration_id = p.registration_id, fault = null
    from unnest(${pairs.map((p) => p.file)}::uuid[], ${pairs.map((p) => p.registration)}::uuid[]) as p (file_id, registration_id)
    where f.run_id = ${run} and f.file_id = p.file_id and f.state = 'unpaired'`.execute(ctx.db)
}

/** The looked-over pairs may come in; what nobody claims is told. Answers how many wait now. */
export async function confirmPairs(ctx: Ctx, run: string): Promise<number> {
  const { rows } = await sql`
    update picture_run_file set state = 'waiting' where run_id = ${run} and state = 'paired' returning file_id`.execute(
    ctx.db,
  )
  if (rows.length > 0)
    await sql`
      update picture_run_file set state = 'refused', fault = '{"code": "FILE-NOT-IN-ORDER", "params": {}}'
      where run_id = ${run} and state = 'unpaired'`.execute(ctx.db)
  return rows.length
}
