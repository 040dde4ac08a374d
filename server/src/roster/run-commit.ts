import { registrationNumber } from '@zhongzhao/domain/season/registration-number'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { Kysely } from 'kysely'
import { type Services, packOfSeason } from '../platform/context.ts'
import { poolOf } from '../platform/db.ts'
import { refused } from '../platform/errors.ts'
import type { Database } from '../platform/tables.ts'
import { accountOf, type Batch, type Order, writes } from './batch.ts'
import { applyChanges } from './run-changes.ts'
import { moveBatch } from './store-batch.ts'
import * as store from './store-commit.ts'
import { type Job, longTransaction, progressOf } from './work.ts'

/** Pupils written by one round of statements. */
const CHUNK = 5000
/** From so many new pupils on the tables are another mass than the planner knows. */
const MASS = 1000

/** Blind indexes of the registration numbers of a range, 32 bytes each. */
function numberIndexes(
  { keys }: Services,
  pack: SeasonPack,
  { dealt, count }: { dealt: number; count: number },
): Buffer {
  const indexes = Array.from({ length: count }, (_, i) =>
    keys.index(registrationNumber(pack.registrationNumber.value, dealt + i + 1)),
  )
  return Buffer.concat(indexes)
}

interface Commit {
  readonly services: Services
  readonly tx: Kysely<Database>
  readonly batch: Batch
  readonly pack: SeasonPack
  readonly order: Order
  readonly progress: (done: number) => void
}

/** New pupils: plain set-wise SQL over what the dry run prepared, five thousand at a time. */
async function addNew({ services, tx, batch, pack, order, progress }: Commit): Promise<void> {
  const { prefix, serialDigits } = pack.registrationNumber.value
  let dealt = await store.dealNumbers(services.db, batch.season, batch.counts.new)
  let after = 0
  for (let done = 0; done < batch.counts.new;) {
    const { until, rows } = await store.nextChunk(tx, batch.id, { after, most: CHUNK })
    if (rows === 0) break
    const numbers = numberIndexes(services, pack, { dealt, count: rows })
    const chunk: store.Chunk = {
      batch: batch.id,
      after,
      until,
      season: batch.season,
      packVersion: pack.version,
      prefix,
      digits: serialDigits,
      dealt,
      numbers,
      at: new Date(order.at),
      account: accountOf(order),
      org: batch.org,
      requestId: order.requestId,
    }
    await store.addPeople(tx, chunk)
    await store.addRegistrations(tx, chunk)
    await store.addAliases(tx, chunk)
    await store.addEntries(tx, chunk)
    done += rows
    dealt += rows
    after = until
    progress(done)
  }
}

const isPgError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error

/** Somebody else has brought one of the pupils in since the dry run: a unique key says so before anything is kept. */
function asChanged(error: unknown): unknown {
  return isPgError(error) && (error.code === '23505' || error.code === '23503')
    ? refused('ROSTER-CHANGED')
    : error
}

async function commitAll(commit: Commit): Promise<void> {
  const { tx, batch, order } = commit
  await store.holdSchools(
    tx,
    batch.schools.map((s) => s.code),
  )
  if ((await store.countStaged(tx, batch.id)) !== batch.counts.new) throw refused('ROSTER-CHANGED')
  await store.addClasses(tx, batch.id)
  try {
    await addNew(commit)
  } catch (error) {
    throw asChanged(error)
  }
  await applyChanges(commit)
  await store.dropStaged(tx, batch.id)
  if (batch.counts.new >= MASS) await store.freshStatistics(tx)
  await store.tellBatch(tx, { batch: batch.id, kind: 'roster.committed', order, org: batch.org })
  if (!(await moveBatch(tx, batch.id, { from: 'committing', to: 'committed' })))
    throw refused('ROSTER-CHANGED')
}

/** 确认导入: all of the batch or nothing, in one transaction. Of two commits at once one wins, the other is refused. Refuses
 *  STATE-NO-WAY (not in a state to be committed), ROSTER-NOTHING, ROSTER-CHANGED (the register moved since the dry run), BUSY. */
export async function startCommit(services: Services, batch: Batch, order: Order): Promise<Job> {
  if (batch.state === 'checked' && writes(batch) === 0) throw refused('ROSTER-NOTHING')
  const { db, packs } = services
  const pack = packOfSeason(packs, batch.season)
  if (pack === undefined) throw refused('SEASON-UNKNOWN')
  const stands = async () => {
    if (!(await moveBatch(db, batch.id, { from: 'checked', to: 'committing' })))
      throw refused('STATE-NO-WAY', { state: '不是“预检完成”', event: '确认导入' })
  }
  const task = { pool: poolOf(db), db, batch: batch.id, from: 'committing', stands } as const
  return longTransaction(task, ({ tx }) =>
    commitAll({ services, tx, batch, pack, order, progress: progressOf(db, batch.id, 'done') }),
  )
}
