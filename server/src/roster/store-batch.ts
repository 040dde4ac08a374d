import { type Kysely, sql } from 'kysely'
import { type Scope, orgInScope } from '../platform/scope.ts'
import type { Database } from '../platform/tables.ts'
import { type Batch, type BatchState, type Counts, type SchoolCount, noCounts } from './batch.ts'

type Db = Kysely<Database>

interface BatchRow {
  readonly batch_id: string
  readonly org_path: string
  readonly season: string
  readonly file_name: string
  readonly state: BatchState
  readonly rows: number
  readonly done: number
  readonly counts: Partial<Counts>
  readonly schools: readonly SchoolCount[]
  readonly failure: string | null
  readonly by_account: string
  readonly by_name: string | null
  readonly at: Date
}

const columns = sql`b.batch_id, b.org_path, b.season, b.file_name, b.state, b.rows, b.done, b.counts, b.schools, b.failure, b.by_account, b.at,
  (select a.name from account a where a.account_id = b.by_account) as by_name`

function toBatch(row: BatchRow): Batch {
  return {
    id: row.batch_id,
    org: row.org_path,
    season: row.season,
    fileName: row.file_name,
    state: row.state,
    rows: row.rows,
    done: row.done,
    counts: { ...noCounts, ...row.counts },
    schools: row.schools,
    failure: row.failure,
    account: row.by_account,
    byName: row.by_name ?? '系统',
    at: row.at,
  }
}

export async function addBatch(
  db: Db,
  batch: {
    readonly id: string
    readonly season: string
    readonly org: string
    readonly fileName: string
    readonly sha256: string
    readonly account: string
    readonly at: Date
  },
): Promise<void> {
  await db
    .insertInto('roster_batch')
    .values({
      batch_id: batch.id,
      season: batch.season,
      org_path: batch.org,
      file_name: batch.fileName,
      sha256: batch.sha256,
      state: 'checking',
      counts: '{}',
      schools: '[]',
      by_account: batch.account,
      at: batch.at,
      failure: null,
    })
    .execute()
}

export async function findBatch(db: Db, id: string): Promise<Batch | undefined> {
  const { rows } =
    await sql<BatchRow>`select ${columns} from roster_batch b where b.batch_id = ${id}`.execute(db)
  return rows[0] === undefined ? undefined : toBatch(rows[0])
}

/** One batch, when it was brought in by an organisation inside the scope. */
export async function findBatchInScope(db: Db, scope: Scope, id: string): Promise<Batch | undefined> {
  const { rows } = await sql<BatchRow>`
    select ${columns} from roster_batch b where b.batch_id = ${id} and ${orgInScope(scope, sql`b.org_path`)}`.execute(
    db,
  )
  return rows[0] === undefined ? undefined : toBatch(rows[0])
}

/** The newest hundred batches of the season inside the scope. */
export async function listBatchesInScope(db: Db, scope: Scope, season: string): Promise<readonly Batch[]> {
  const { rows } = await sql<BatchRow>`
    select ${columns} from roster_batch b where b.season = ${season} and ${orgInScope(scope, sql`b.org_path`)}
    order by b.at desc, b.batch_id desc limit 100`.execute(db)
  return rows.map(toBatch)
}

/** The only way a batch changes its state: from exactly one state, so that of two commits one wins. Answers whether it did. */
export async function moveBatch(
  db: Db,
  id: string,
  { from, to, failure = null }: { from: BatchState; to: BatchState; failure?: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update roster_batch set state = ${to}, failure = ${failure}, done = case when ${to} = 'committing' then 0 else done end,
      committed_at = case when ${to} = 'committed' then now() else committed_at end
    where batch_id = ${id} and state = ${from} returning batch_id as id`.execute(db)
  return rows.length === 1
}

export async function noteProgress(
  db: Db,
  id: string,
  { rows, done }: { rows?: number; done: number },
): Promise<void> {
  await sql`update roster_batch set done = ${done}, rows = coalesce(${rows ?? null}::int, rows) where batch_id = ${id}`.execute(
    db,
  )
}

export async function noteChecked(
  db: Db,
  id: string,
  { rows, counts, schools }: { rows: number; counts: Counts; schools: readonly SchoolCount[] },
): Promise<void> {
  await sql`
    update roster_batch set state = 'checked', rows = ${rows}, done = ${rows}, counts = ${JSON.stringify(counts)}::jsonb, schools = ${JSON.stringify(schools)}::jsonb
    where batch_id = ${id} and state = 'checking'`.execute(db)
}

/** Batches that say somebody is at work on them. */
export async function unfinishedBatches(db: Db): Promise<readonly { id: string; state: BatchState }[]> {
  const { rows } = await sql<{ id: string; state: BatchState }>`
    select batch_id as id, state from roster_batch where state in ('checking', 'committing')`.execute(db)
  return rows
}

/** Somebody is at work on the batch until this transaction ends. A long import is not cut off by the usual time limits. */
export async function holdBatch(tx: Db, id: string): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
}

/** Whether nobody is at work on the batch; if so this transaction is, until it ends. */
export async function batchIsFree(tx: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{
    free: boolean
  }>`select pg_try_advisory_xact_lock(hashtextextended(${id}, 0)) as free`.execute(tx)
  return rows[0]?.free === true
}
