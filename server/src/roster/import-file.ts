import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Instant } from '@zhongzhao/domain/base/time'
import { newId, type Services } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { readSheet } from '../platform/sheets.ts'
import { type Batch, writes } from './batch.ts'
import { startCheck } from './run-check.ts'
import { startCommit } from './run-commit.ts'
import { findBatch } from './store-batch.ts'
import { schoolsUnder } from './store-match.ts'

/** A roster file brought in by the operator of the system, from the disk, of any size. */
export interface FileImport {
  readonly path: string
  readonly fileName: string
  /** Path of the organisation in whose name. */
  readonly org: string
  /** 学校标识码, where the file does not say. */
  readonly school?: string
  readonly at: Instant
  /** Another season than the installation's. */
  readonly season?: string
  /** Told now and then how far it is. */
  readonly told?: (step: 'check' | 'commit', done: number, of: number) => void
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer)
  return hash.digest('hex')
}

async function batchNow({ db }: Services, id: string): Promise<Batch> {
  const batch = await findBatch(db, id)
  if (batch === undefined) throw refused('NOT-FOUND')
  return batch
}

/** Dry run and commit in one go; refused rows stay in the batch. `commit`: what a person at the screen would have pressed. */
export async function importRosterFile(services: Services, given: FileImport): Promise<Batch> {
  const all = await schoolsUnder(services.db, [given.org])
  const { school } = given
  const schools = school === undefined ? all : new Map([...all].filter(([code]) => code === school))
  if (schools.size === 0) throw refused('NOT-FOUND')
  const importer = { account: newId(), org: given.org, schools, school }
  const { path, fileName, at } = given
  const job = await startCheck(services, {
    season: given.season ?? services.packs.current.season,
    open: () => readSheet(path),
    absent: 'missing',
    fileName,
    sha256: await hashOf(path),
    importer,
    now: at,
  })
  await watched(services, given, 'check', job)
  const checked = await batchNow(services, job.batch)
  if (writes(checked) === 0) return checked
  const order = { account: 'system', at, requestId: 'import' }
  await watched(services, given, 'commit', await startCommit(services, checked, order))
  return batchNow(services, job.batch)
}

const EVERY = 1000

async function watched(
  services: Services,
  { told }: FileImport,
  step: 'check' | 'commit',
  { batch, finished }: { batch: string; finished: Promise<void> },
): Promise<void> {
  if (told === undefined) return finished
  const timer = setInterval(() => {
    void findBatch(services.db, batch).then((b) => {
      if (b !== undefined) told(step, b.done, step === 'check' ? b.rows : writes(b))
    })
  }, EVERY)
  try {
    await finished
  } finally {
    clearInterval(timer)
  }
}
