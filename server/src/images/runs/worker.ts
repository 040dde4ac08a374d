import { availableParallelism } from 'node:os'
import { type Ctx, type Services, wallClock } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { noteBug } from '../../platform/note-bug.ts'
import { type Rounds, startRounds } from '../../platform/rounds.ts'
import { dropSealed, listSealed } from '../../platform/sealed-file.ts'
import { type Zip, ZipRefused } from '../../platform/zip.ts'
import { type ArchiveTold, MOST_FILES } from './run.ts'
import {
  type ArchiveJob,
  diedTooOften,
  giveBackArchive,
  moveArchive,
  neededArchives,
  renewLease,
  takeArchive,
} from './store-runs.ts'
import { listArchive, openArchive, unpackArchive } from './unpack.ts'

interface Settings {
  /** The context of work in the name of an account, with the rights it has now. */
  readonly contextOf: (asked: { account: string; requestId: string; season: string }) => Promise<Ctx>
  readonly pollMs?: number
  /** Pictures taken in at once. */
  readonly abreast?: number
}

const zipTold: Readonly<Record<ZipRefused['why'], ArchiveTold>> = {
  broken: { code: 'ARCHIVE-BROKEN', params: {} },
  tooMany: { code: 'ARCHIVE-TOO-MANY', params: { most: MOST_FILES } },
  bomb: { code: 'ARCHIVE-BOMB', params: {} },
}

/** What ends the work on an archive for good; `undefined`: nobody's fault, or a bug. */
function toldBy(error: unknown): ArchiveTold | undefined {
  if (error instanceof ZipRefused) return zipTold[error.why]
  if (!(error instanceof Refused)) return undefined
  const { code } = error.refusal
  if (code === 'RUN-TOO-MANY') return zipTold.tooMany
  return ['SIGNED-OUT', 'NOT-ALLOWED', 'NOT-FOUND', 'IMAGE-SUPPLIER'].includes(code)
    ? { code: 'ARCHIVE-RIGHTS', params: {} }
    : undefined
}

/** Archives of processes that died before a run named them, and of runs that are done. */
async function sweep({ db, config }: Services): Promise<void> {
  const needed = await neededArchives(db)
  for (const name of await listSealed(config.dataDir, wallClock()))
    if (!needed.has(name)) await dropSealed(config.dataDir, name)
}

/** What one archive needs of the process that unpacks it. */
interface Bench {
  readonly services: Services
  readonly contextOf: Settings['contextOf']
  readonly abreast: number
  /** Whether this server goes on. */
  readonly alive: () => 'yes' | 'no'
}

async function move(
  { db, config }: Services,
  job: ArchiveJob,
  given: Parameters<typeof moveArchive>[2],
): Promise<void> {
  const { dropped } = await moveArchive(db, job, given)
  if (dropped !== null) await dropSealed(config.dataDir, dropped)
}

const contextNow = ({ contextOf }: Bench, job: ArchiveJob) =>
  contextOf({ account: job.by_account, requestId: `pictures:${job.run_id}`, season: job.season })

async function workThrough(bench: Bench, job: ArchiveJob, zip: Zip): Promise<void> {
  const { services, abreast, alive } = bench
  if (zip.entries.length === 0)
    return move(services, job, { to: 'failed', told: { code: 'ARCHIVE-EMPTY', params: {} } })
  if (job.archive_state === 'listing') {
    await listArchive(await contextNow(bench, job), job, zip)
    await move(services, job, { to: 'unpacking' })
  }
  const goOn = async () => {
    if (alive() === 'no') return 'no' as const
    return (await renewLease(services.db, job)) === 'running' ? ('yes' as const) : ('no' as const)
  }
  const given = { zip, run: job.run_id, abreast }
  const ended = await unpackArchive(() => contextNow(bench, job), given, goOn)
  return ended === 'finished' ? move(services, job, { to: 'done' }) : giveBackArchive(services.db, job)
}

async function runJob(bench: Bench, job: ArchiveJob): Promise<void> {
  const { services } = bench
  if (diedTooOften(job) === 'yes')
    return move(services, job, { to: 'failed', told: { code: 'ARCHIVE-DIED', params: {} } })
  let zip: Zip | undefined
  try {
    zip = await openArchive(await contextNow(bench, job), job)
    await workThrough(bench, job, zip)
  } catch (error) {
    const told = toldBy(error)
    if (told !== undefined) return await move(services, job, { to: 'failed', told })
    // A bug, or too much to do: the lease runs out and it is tried again, three times at most.
    if (!(error instanceof Refused)) noteBug('archive', error)
  } finally {
    zip?.close()
  }
}

/** Unpacks archives one after the other (E5); several servers share the table. Killed at any point, another goes on when the lease
 *  runs out: what has been taken in is not taken in again. */
export function startArchiveWorker(
  services: Services,
  { contextOf, pollMs = 5_000, abreast = Math.min(availableParallelism(), 4) }: Settings,
): Rounds {
  const round = async (stopped: () => boolean) => {
    const bench: Bench = { services, contextOf, abreast, alive: () => (stopped() ? 'no' : 'yes') }
    while (!stopped()) {
      const job = await takeArchive(services.db)
      if (job === undefined) return
      await runJob(bench, job)
    }
  }
  void sweep(services).catch((error: unknown) => noteBug('archives', error))
  return startRounds('archives', { pollMs, round })
}
