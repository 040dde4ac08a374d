import { beijingDay } from '@zhongzhao/domain/base/time'
import { rosterFileReader } from '@zhongzhao/domain/roster/check'
import type { RosterPupil } from '@zhongzhao/domain/roster/pupil'
import { decideRun } from '@zhongzhao/domain/sync/run-life'
import { type Ctx, newId, type Services } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { sha256 } from '../platform/sealed-text.ts'
import type { Sheet, SheetRow } from '../platform/sheets.ts'
import { type BatchState, writes } from '../roster/batch.ts'
import { headerOf } from '../roster/check.ts'
import type { School } from '../roster/pupil.ts'
import { startCheck } from '../roster/run-check.ts'
import { startCommit } from '../roster/run-commit.ts'
import { findBatch } from '../roster/store-batch.ts'
import { settleUnfinished } from '../roster/work.ts'
import { linePlace } from './pull.ts'
import { type SealedLine, hasRows, rowsOf } from './store-lines.ts'
import { type Run, moveRun, nameBatch } from './store-run.ts'

export type Cells = Readonly<Record<string, string>>

export function cellsOf({ keys }: Services, line: Omit<SealedLine, 'row'>): Cells {
  return JSON.parse(keys.open(line.sealed, linePlace(line.sealed_in, line.pupil_key)).toString()) as Cells
}

/** What was pulled, as the table a roster file would be: the same reading, comparing and writing (B1, B3). */
async function sheetOf(services: Services, run: Run): Promise<Sheet> {
  async function* batches(): AsyncGenerator<readonly SheetRow[]> {
    for await (const lines of rowsOf(services.db, run.id))
      yield lines.map((line) => {
        const cells = cellsOf(services, line)
        return { row: line.row, cells: run.titles.map((title) => cells[title] ?? '') }
      })
  }
  return { header: run.titles, format: 'utf-8', batches: batches(), close: async () => undefined }
}

/** Reads single lines the way the whole sheet is read, each alone: that several rows say the same of one pupil was told by the dry run.
 *  Also of schools outside the scope: where a pupil went is told by the class there. */
export function readerOf(run: Run, now: Ctx['now']): (cells: Cells) => RosterPupil | undefined {
  const terms = { seasonDay: beijingDay(now) }
  // A run that brought nothing has no titles, and nothing to be read.
  const header = once(() => headerOf(run.titles, terms))
  return (cells) =>
    rosterFileReader(header(), terms).read(
      run.titles.map((title) => cells[title] ?? ''),
      1,
    )?.accepted
}

function once<T>(make: () => T): () => T {
  const made: T[] = []
  return () => {
    const value = made[0] ?? make()
    made[0] = value
    return value
  }
}

/** What a batch that nobody is at work on leaves to go on from. */
const leaves: Readonly<Record<BatchState, 'judged' | 'written' | 'nothing'>> = {
  checking: 'nothing',
  checked: 'judged',
  committing: 'nothing',
  committed: 'written',
  rolledBack: 'nothing',
  failed: 'nothing',
}

/** Dry run over what was pulled. A batch that another process left half done has failed, and a new one is made. */
export async function judgeRun(ctx: Ctx, run: Run, schools: ReadonlyMap<string, School>): Promise<void> {
  const { services } = ctx
  const { db } = services
  const judged = { from: 'judging', to: orRefuse(decideRun('judging', 'judged')) } as const
  if (!(await hasRows(db, run.id))) return void (await moveRun(db, run.id, { ...judged, batch: null }))
  await settleUnfinished(db)
  const made = run.batch === null ? undefined : await findBatch(db, run.batch)
  if (made !== undefined && leaves[made.state] !== 'nothing') return void (await moveRun(db, run.id, judged))
  const batch = newId()
  await nameBatch(db, run.id, batch)
  const job = await startCheck(services, {
    season: run.season,
    batch,
    fileName: `学籍同步 ${beijingDay(ctx.now)}`,
    sha256: sha256(Buffer.from(run.id)),
    open: () => sheetOf(services, run),
    absent: run.mode === 'full' ? 'missing' : 'unsaid',
    importer: { account: run.account, org: run.org, schools, school: undefined },
    now: ctx.now,
  })
  await job.finished
  await moveRun(db, run.id, judged)
}

/** Writes what the dry run prepared, all or nothing; what is written already is not written again. Answers whether the register
 *  stands as the batch says; `again`: it has to be compared anew. */
export async function commitRun(ctx: Ctx, run: Run): Promise<'written' | 'again'> {
  const { services } = ctx
  if (run.batch === null) return 'written'
  await settleUnfinished(services.db)
  const batch = await findBatch(services.db, run.batch)
  if (batch === undefined) throw refused('NOT-FOUND')
  const left = leaves[batch.state]
  if (left !== 'judged') return left === 'written' ? 'written' : 'again'
  if (writes(batch) === 0) return 'written'
  const order = { account: run.account, at: ctx.now, requestId: ctx.requestId }
  const job = await startCommit(services, batch, order)
  await job.finished
  return 'written'
}
