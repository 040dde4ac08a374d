import type { Kysely } from 'kysely'
import { wallClock } from '../platform/context.ts'
import { type Pool, type PoolClient, withConnection } from '../platform/db.ts'
import { refusalOf, refused } from '../platform/errors.ts'
import { noteBug } from '../platform/note-bug.ts'
import type { Database } from '../platform/tables.ts'
import type { BatchState } from './batch.ts'
import { batchIsFree, holdBatch, moveBatch, noteProgress, unfinishedBatches } from './store-batch.ts'

/** Work on a batch that goes on behind the answer. */
export interface Job {
  readonly batch: string
  /** Settles when the work is over; rejects with what went wrong, after the batch says so. */
  readonly finished: Promise<void>
}

interface Place {
  readonly client: PoolClient
  readonly tx: Kysely<Database>
}

interface Task {
  readonly pool: Pool
  readonly db: Kysely<Database>
  readonly batch: string
  /** State in which the batch is while the work goes on; on failure it becomes `failed`. */
  readonly from: BatchState
  /** Makes the batch stand in that state, once the lock is held. Throws when it may not. */
  readonly stands: () => Promise<void>
}

/** Imports at a time in this process: each holds a connection for its length. */
const AT_ONCE = 3
const running = new Set<Promise<void>>()
let stopping = false

/** The process is to end: jobs stop at their next step. */
class Stopped extends Error {}

const BUG = '系统出了点问题，没有导入任何内容。请重新上传；如果再次出现，请联系技术支持。'

async function fail({ db, batch, from }: Task, error: unknown): Promise<void> {
  const cut =
    error instanceof Stopped && (from === 'checking' || from === 'committing') ? CUT_OFF[from] : undefined
  if (!(error instanceof Stopped) && refusalOf(error) === undefined) noteBug('roster', error)
  await moveBatch(db, batch, { from, to: 'failed', failure: cut ?? refusalOf(error)?.message ?? BUG })
}

/** Ends what is under way and waits for it. */
export async function stopJobs(): Promise<void> {
  stopping = true
  await Promise.allSettled(running)
  stopping = false
}

/** One transaction for a whole batch: a killed process leaves nothing half. An advisory lock says that somebody is at work, and
 *  goes with the connection, so that another process can tell the living from the dead. Answers once `stands` is done. */
export async function longTransaction(task: Task, work: (place: Place) => Promise<void>): Promise<Job> {
  if (running.size >= AT_ONCE || stopping) throw refused('BUSY')
  const { promise: standing, resolve, reject } = Promise.withResolvers<void>()
  let stood = false
  const finished = withConnection(task.pool, ({ client, db }) =>
    db.transaction().execute(async (tx) => {
      await holdBatch(tx, task.batch)
      await task.stands()
      stood = true
      resolve()
      await work({ client, tx })
    }),
  )
    .catch(async (error: unknown) => {
      reject(error)
      if (stood) await fail(task, error)
      throw error
    })
    .finally(() => running.delete(finished))
  running.add(finished)
  finished.catch(() => undefined)
  await standing
  return { batch: task.batch, finished }
}

/** Writes how far it is, at most twice a second, never waiting for it. Throws when the process is to end. */
export function progressOf(db: Kysely<Database>, batch: string, of: 'rows' | 'done'): (done: number) => void {
  let last = 0
  return (done) => {
    if (stopping) throw new Stopped()
    const now = wallClock().getTime()
    if (now - last < 500) return
    last = now
    void noteProgress(db, batch, of === 'rows' ? { rows: done, done } : { done }).catch(() => undefined)
  }
}

/** The answer of a job that is over within `ms`, otherwise nothing: the caller looks again. */
export async function within(job: Job, ms: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  try {
    await Promise.race([job.finished, late])
  } finally {
    clearTimeout(timer)
  }
}

const CUT_OFF = {
  checking: '预检时系统停止了，文件没有保存。请重新上传。',
  committing: '导入时系统停止了，没有导入任何内容。请重新上传预检，再确认导入。',
} as const

/** At start: what a killed process left at work has failed, and says so. Nothing of it is in the register. */
export async function settleUnfinished(db: Kysely<Database>): Promise<void> {
  for (const { id, state } of await unfinishedBatches(db)) {
    if (state !== 'checking' && state !== 'committing') continue
    await db.transaction().execute(async (tx) => {
      if (await batchIsFree(tx, id))
        await moveBatch(tx, id, { from: state, to: 'failed', failure: CUT_OFF[state] })
    })
  }
}
