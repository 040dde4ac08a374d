import { beijingDay, type Instant } from '@zhongzhao/domain/base/time'
import { rosterFileReader } from '@zhongzhao/domain/roster/check'
import type { RosterProblem } from '@zhongzhao/domain/roster/codes'
import type { RosterTerms } from '@zhongzhao/domain/roster/row'
import type { Kysely } from 'kysely'
import { newId, packOfSeason, type Services, wallClock } from '../platform/context.ts'
import { copyInto } from '../platform/copy-into.ts'
import { type PoolClient, poolOf } from '../platform/db.ts'
import { refused } from '../platform/errors.ts'
import type { Sheet, SheetRow } from '../platform/sheets.ts'
import type { Database } from '../platform/tables.ts'
import {
  type Checking,
  headerOf,
  headerRow,
  judgeChunk,
  listedColumns,
  type Prepared,
  type ReadChunk,
  readChunk,
} from './check.ts'
import { stagedColumns } from './prepare.ts'
import type { School } from './pupil.ts'
import { addBatch, noteChecked } from './store-batch.ts'
import { settle } from './settle.ts'
import { countSchools } from './store-match.ts'
import { type Job, longTransaction, progressOf } from './work.ts'

/** A roster file on its way in. */
export interface Incoming {
  /** The season it is brought into. */
  readonly season: string
  readonly fileName: string
  readonly sha256: string
  /** Opens the rows; a second time where what the whole file shows displaces some. */
  readonly open: () => Promise<Sheet>
  /** Whether who is held and does not stand in it is missing: not so where only changes are told. */
  readonly absent: 'missing' | 'unsaid'
  /** Id of the batch, where the caller has to know it beforehand. */
  readonly batch?: string
  readonly importer: {
    readonly account: string
    /** Path in whose name the batch is brought in. */
    readonly org: string
    readonly schools: ReadonlyMap<string, School>
    /** 学校标识码 of the only school, where the file need not say. */
    readonly school: string | undefined
  }
  readonly now: Instant
}

/** Rows read at a time, and handed to the database at a time. */
const READ = 1000
const COPIED = 2000

/** Batches of the file cut to what is read at a time. */
async function* inChunks(batches: Sheet['batches']): AsyncGenerator<readonly SheetRow[]> {
  for await (const batch of batches) {
    for (let from = 0; from < batch.length; from += READ) yield batch.slice(from, from + READ)
  }
}

function termsOf({ importer, now }: Incoming): RosterTerms {
  return {
    seasonDay: beijingDay(now),
    ...(importer.school === undefined ? {} : { school: importer.school }),
    mayTouch: (code) => importer.schools.has(code),
  }
}

async function copyPrepared(client: PoolClient, parts: readonly Prepared[]): Promise<void> {
  await copyInto(
    client,
    listedColumns,
    parts.flatMap((p) => p.listed),
  )
  const staged = parts.flatMap((p) => p.staged)
  if (staged.length > 0) await copyInto(client, stagedColumns, staged)
}

/** Hands rows to the database while the next ones are judged; memory holds two loads at most. */
function copier(client: PoolClient) {
  let copying: Promise<void> = Promise.resolve()
  let waiting: Prepared[] = []
  const handOn = async () => {
    await copying
    copying = copyPrepared(client, waiting)
    // A failure is met at the next await; until then it must not count as unhandled.
    copying.catch(() => undefined)
    waiting = []
  }
  return {
    add: async (prepared: Prepared) => {
      waiting.push(prepared)
      if (waiting.reduce((n, p) => n + p.listed.length, 0) >= COPIED) await handOn()
    },
    finish: async () => {
      await handOn()
      await copying
    },
  }
}

/** Reads, judges and stages every row. Answers how many rows, the number of the last, and what later rows say of earlier ones. */
async function stageRows(
  checking: Checking,
  batches: Sheet['batches'],
  { client, progress }: { client: PoolClient; progress: (done: number) => void },
) {
  await copyInto(client, listedColumns, [headerRow(checking)])
  const copy = copier(client)
  const unsaid: RosterProblem[] = []
  let [count, last] = [0, 0]
  let before: ReadChunk | undefined
  const judge = async (chunk: ReadChunk) => {
    const prepared = await judgeChunk(checking, chunk)
    await copy.add(prepared)
    count += prepared.listed.length
    unsaid.push(...chunk.unsaid)
    progress(count)
  }
  for await (const rows of inChunks(batches)) {
    const chunk = readChunk(checking, rows)
    if (before !== undefined) await judge(before)
    before = chunk
    last = rows.at(-1)?.row ?? last
  }
  if (before !== undefined) await judge(before)
  await copy.finish()
  return { count, last, unsaid }
}

/** Dry run (B1): every row judged, nothing of it in the register. Answers once the batch stands; `finished` settles when it is
 *  checked or has failed. Refuses BUSY. */
export async function startCheck(services: Services, incoming: Incoming): Promise<Job> {
  const { db, keys, packs } = services
  const pack = packOfSeason(packs, incoming.season)
  if (pack === undefined) throw refused('SEASON-UNKNOWN')
  const { importer } = incoming
  const batch = incoming.batch ?? newId()
  const stands = () =>
    addBatch(db, {
      id: batch,
      season: pack.season,
      org: importer.org,
      fileName: incoming.fileName,
      sha256: incoming.sha256,
      account: importer.account,
      at: wallClock(),
    })
  return longTransaction(
    { pool: poolOf(db), db, batch, from: 'checking', stands },
    async ({ client, tx }) => {
      const sheet = await incoming.open()
      try {
        await checkSheet({ db, keys, pack, batch }, { incoming, sheet, client, tx })
      } finally {
        await sheet.close()
      }
    },
  )
}

async function checkSheet(
  services: Pick<Checking, 'db' | 'keys' | 'pack' | 'batch'>,
  {
    incoming,
    sheet,
    client,
    tx,
  }: { incoming: Incoming; sheet: Sheet; client: PoolClient; tx: Kysely<Database> },
): Promise<void> {
  const { db, batch } = services
  const terms = termsOf(incoming)
  const header = headerOf(sheet.header, terms)
  const checking: Checking = {
    ...services,
    schools: incoming.importer.schools,
    header,
    reader: rosterFileReader(header, terms),
  }
  const progress = progressOf(db, batch, 'rows')
  const { count, last, unsaid } = await stageRows(checking, sheet.batches, { client, progress })
  if (count === 0) throw refused('ROSTER-UNREADABLE', { why: '表头下面没有学生' })
  const counts = await settle(tx, checking, { last, unsaid, incoming })
  await noteChecked(tx, batch, { rows: count, counts, schools: await countSchools(tx, batch) })
}
