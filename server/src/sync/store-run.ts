import type { RunState } from '@zhongzhao/domain/sync/run-life'
import { type Kysely, sql } from 'kysely'
import { type Scope, orgInScope } from '../platform/scope.ts'
import type { Database } from '../platform/tables.ts'

type Db = Kysely<Database>

export interface Run {
  readonly id: string
  readonly season: string
  readonly org: string
  readonly state: RunState
  readonly mode: 'full' | 'changes'
  readonly account: string
  readonly byName: string | null
  readonly at: Date
  readonly endedAt: Date | null
  readonly cursor: string
  readonly pages: number
  readonly lines: number
  readonly kept: number
  readonly left: number
  readonly titles: readonly string[]
  readonly failures: number
  readonly failure: string | null
  readonly batch: string | null
  readonly counts: Readonly<Record<string, number>>
}

const columns = sql`run_id as id, season, org_path as org, state, mode, by_account as account, at, ended_at as "endedAt", cursor, pages, lines, kept, left_lines as left,
  titles, failures, failure, batch_id as batch, counts, (select a.name from account a where a.account_id = by_account) as "byName"`

/** A new run from where the scope stands, with the lines that the one before could not take whole; a full run is told everything anew.
 *  Answers whether it was added: one run a scope. */
export async function addRun(
  db: Db,
  run: { id: string; season: string; org: string; account: string; mode: 'full' | 'changes' },
): Promise<boolean> {
  const { rows } = await sql<{ mode: string }>`
    insert into sync_run (run_id, season, org_path, state, mode, by_account, cursor, titles)
    select ${run.id}, ${run.season}, ${run.org}, 'pulling',
      case when s.cursor is null or ${run.mode} = 'full' then 'full' else 'changes' end, ${run.account},
      case when ${run.mode} = 'full' then '' else coalesce(s.cursor, '') end,
      case when ${run.mode} = 'full' then '{}' else coalesce(s.titles, '{}') end
    from (select 1) one left join sync_scope s on s.season = ${run.season} and s.org_path = ${run.org}
    on conflict (season, org_path) where state in ('pulling', 'judging', 'writing', 'stopped') do nothing
    returning mode`.execute(db)
  if (rows[0]?.mode === 'changes') await takeKept(db, run)
  return rows.length === 1
}

/** Lines kept by earlier runs, before those that will be pulled. */
async function takeKept(db: Db, run: { id: string; season: string; org: string }): Promise<void> {
  await sql`
    with again as (
      insert into sync_line (run_id, row_number, pupil_key, seq, kind, school_code, identity_index, was_index, sealed, sealed_in)
      select ${run.id}::uuid, row_number() over (order by pupil_key), pupil_key, seq, 'present', school_code, identity_index, was_index, sealed, sealed_in
      from sync_kept where season = ${run.season} and org_path = ${run.org} returning 1)
    update sync_run set kept = (select count(*) from again) where run_id = ${run.id}`.execute(db)
}

export async function findRun(db: Db, id: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`select ${columns} from sync_run where run_id = ${id}`.execute(db)
  return rows[0]
}

/** One run inside the scope, held until the transaction ends. */
export async function holdRun(db: Db, scope: Scope, id: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`
    select ${columns} from sync_run where run_id = ${id} and ${orgInScope(scope, sql`org_path`)} for no key update`.execute(
    db,
  )
  return rows[0]
}

export async function listRuns(db: Db, scope: Scope, season: string): Promise<readonly Run[]> {
  const { rows } = await sql<Run>`
    select ${columns} from sync_run where season = ${season} and ${orgInScope(scope, sql`org_path`)} order by at desc, run_id desc limit 30`.execute(
    db,
  )
  return rows
}

/** Takes a run that nobody is at work on; the lease runs out when its holder dies. */
export async function takeRun(db: Db, worker: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`
    update sync_run set lease_by = ${worker}, lease_until = now() + interval '30 seconds'
    where run_id = (
      select run_id from sync_run where state in ('pulling', 'judging', 'writing') and (wait_until is null or wait_until <= now())
        and (lease_until is null or lease_until < now() or lease_by = ${worker})
      order by at for update skip locked limit 1)
    returning ${columns}`.execute(db)
  return rows[0]
}

export async function keepLease(db: Db, id: string, worker: string): Promise<void> {
  await sql`update sync_run set lease_until = now() + interval '30 seconds' where run_id = ${id} and lease_by = ${worker}`.execute(
    db,
  )
}

export async function dropLease(db: Db, worker: string): Promise<void> {
  await sql`update sync_run set lease_by = null, lease_until = null where lease_by = ${worker}`.execute(db)
}

/** The only way a run changes its state: from exactly one. Answers whether it did. */
export async function moveRun(
  db: Db,
  id: string,
  {
    from,
    to,
    failure = null,
    batch,
    end,
  }: { from: RunState; to: RunState; failure?: string | null; batch?: string | null; end?: 'ended' },
): Promise<boolean> {
  const { rows } = await sql`
    update sync_run set state = ${to}, failure = ${failure}, failures = 0, wait_until = null,
      batch_id = case when ${batch === undefined ? 'keep' : 'set'} = 'set' then ${batch ?? null}::uuid else batch_id end,
      ended_at = case when ${end ?? ''} = 'ended' then now() else ended_at end
    where run_id = ${id} and state = ${from} returning run_id`.execute(db)
  return rows.length === 1
}

/** Another failure in a row, and until when to wait. */
export async function noteFailure(
  db: Db,
  id: string,
  { failures, waitMs, failure }: { failures: number; waitMs: number; failure: string },
): Promise<void> {
  await sql`
    update sync_run set failures = ${failures}, failure = ${failure}, wait_until = now() + ${waitMs} * interval '1 millisecond'
    where run_id = ${id}`.execute(db)
}

/** Names the batch a run is about to make, before it is made: whoever takes the run over finds it. */
export async function nameBatch(db: Db, id: string, batch: string): Promise<void> {
  await sql`update sync_run set batch_id = ${batch} where run_id = ${id}`.execute(db)
}

/** From the very beginning: the cursor has expired. */
export async function startOver(db: Db, id: string): Promise<void> {
  await sql`
    with over as (update sync_run set cursor = '', mode = 'full' where run_id = ${id} and state = 'pulling' returning run_id)
    delete from sync_line l using over where l.run_id = over.run_id and l.sealed_in is not null`.execute(db)
}

/** Of what was pulled that which could not be taken whole stays, sealed, for the next run: in conflict, refused, or perhaps somebody
 *  held under another number. Upstream tells of it again only when it changes. */
async function keepRest(db: Db, run: Run): Promise<void> {
  await sql`delete from sync_kept where season = ${run.season} and org_path = ${run.org}`.execute(db)
  await sql`
    insert into sync_kept (season, org_path, pupil_key, seq, school_code, identity_index, was_index, sealed_in, sealed)
    select ${run.season}, ${run.org}, l.pupil_key, l.seq, l.school_code, l.identity_index, l.was_index, coalesce(l.sealed_in, l.run_id), l.sealed
    from sync_line l where l.run_id = ${run.id} and (l.kind = 'renumbered' or (l.kind = 'present' and exists (
      select from roster_row r where r.batch_id = ${run.batch}::uuid and r.row_number = l.row_number and r.kind in ('conflict', 'refused'))))`.execute(
    db,
  )
}

/** The run is over: its counts, how far its scope is, and nothing that was pulled is left lying about but what is kept for the next. */
export async function closeRun(db: Db, run: Run, counts: Readonly<Record<string, number>>): Promise<void> {
  await sql`update sync_run set counts = ${JSON.stringify(counts)}::jsonb where run_id = ${run.id}`.execute(
    db,
  )
  await sql`
    insert into sync_scope (season, org_path, cursor, at, titles) values (${run.season}, ${run.org}, ${run.cursor}, now(), ${[...run.titles]}::text[])
    on conflict (season, org_path) do update set cursor = excluded.cursor, at = excluded.at, titles = excluded.titles`.execute(
    db,
  )
  await keepRest(db, run)
  await sql`delete from sync_line where run_id = ${run.id}`.execute(db)
}

export async function dropLines(db: Db, run: string): Promise<void> {
  await sql`delete from sync_line where run_id = ${run}`.execute(db)
}
