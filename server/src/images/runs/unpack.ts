import type { Ctx } from '../../platform/context.ts'
import { refused } from '../../platform/errors.ts'
import { scopeOf } from '../../platform/scope.ts'
import { SealedReader } from '../../platform/sealed-file.ts'
import { EntryBroken, type EntryFault, type Zip, type ZipLimits, openZip } from '../../platform/zip.ts'
import { fileIn, receiveBytes } from './receive-file.ts'
import { MOST_FILES, MOST_PICTURE, type Fault, fault } from './run.ts'
import { listWaitingEntries, noteOutcome } from './store-outcomes.ts'
import { type ArchiveJob, findRun } from './store-runs.ts'
import { type Named, noteNames } from './tell-files.ts'

const limits: ZipLimits = {
  mostFiles: MOST_FILES,
  mostEach: MOST_PICTURE,
  mostInAll: 8 * 1024 * 1024 * 1024,
  mostRatio: 100,
}

const faultCodes: Readonly<Record<EntryFault, Fault['code']>> = {
  slip: 'FILE-SLIP',
  link: 'FILE-LINK',
  encrypted: 'FILE-ENCRYPTED',
  tooLarge: 'FILE-TOO-LARGE',
  bomb: 'FILE-BOMB',
  method: 'FILE-METHOD',
}

/** Names written down at a time. */
const CHUNK = 500

/** Several entries of the same name are several files. */
function namedBy(zip: Zip): readonly Named[] {
  const seen = new Map<string, number>()
  return zip.entries.map(({ index, path, bytes, crc, fault: wrong }) => {
    const times = (seen.get(path) ?? 0) + 1
    seen.set(path, times)
    const unlike = times === 1 ? path : `#${times}/${path}`
    const named = { path: unlike, bytes, mark: crc, entry: index }
    return wrong === undefined ? named : { ...named, fault: fault(faultCodes[wrong], { limit: '20 MB' }) }
  })
}

export function openArchive(ctx: Ctx, job: ArchiveJob): Promise<Zip> {
  const { keys, config } = ctx.services
  const sealed = { name: job.archive_file, bytes: job.archive_bytes }
  return SealedReader.open({ dataDir: config.dataDir, keys }, sealed).then((reader) =>
    openZip(reader, sealed.bytes, limits),
  )
}

/** Writes down what the archive holds and whose each file is; again after a death, with the same result. */
export async function listArchive(ctx: Ctx, job: ArchiveJob, zip: Zip): Promise<void> {
  const scope = scopeOf(ctx, 'image.supply')
  const run = await findRun(ctx, scope, job.run_id)
  if (run === undefined) throw refused('NOT-FOUND')
  const named = namedBy(zip)
  for (let at = 0; at < named.length; at += CHUNK)
    await noteNames(ctx, scope, { run, files: named.slice(at, at + CHUNK), as: 'folder' })
}

async function takeEntry(
  ctx: Ctx,
  { zip, run }: { zip: Zip; run: string },
  { file_id, entry }: { file_id: string; entry: number },
): Promise<void> {
  const file = await fileIn(ctx, scopeOf(ctx, 'image.supply'), { run, file: file_id })
  try {
    await receiveBytes(ctx, file, await zip.read(entry))
  } catch (error) {
    if (!(error instanceof EntryBroken)) throw error
    await noteOutcome(
      ctx,
      { run, file: file_id },
      { state: 'refused', findings: [], steps: [], fault: fault('FILE-BROKEN') },
    )
  }
}

/** Takes in what waits, a few at a time; `goOn` is asked before each chunk. Answers whether it came to the end. */
export async function unpackArchive(
  contextNow: () => Promise<Ctx>,
  { zip, run, abreast }: { zip: Zip; run: string; abreast: number },
  goOn: () => Promise<'yes' | 'no'>,
): Promise<'finished' | 'stopped'> {
  for (let after = 0; ;) {
    if ((await goOn()) === 'no') return 'stopped'
    // Rights are looked at anew for every chunk: a grant taken back ends the import.
    const ctx = await contextNow()
    const waiting = await listWaitingEntries(ctx.services.db, run, { after, limit: abreast * 4 })
    const last = waiting.at(-1)
    if (last === undefined) return 'finished'
    const line = [...waiting]
    const lane = async () => {
      for (let next = line.shift(); next !== undefined; next = line.shift())
        await takeEntry(ctx, { zip, run }, next)
    }
    await Promise.all(Array.from({ length: abreast }, lane))
    after = last.position
  }
}
