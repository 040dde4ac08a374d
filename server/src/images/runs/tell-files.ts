import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/picture-runs'
import { type FileName, readFileName } from '@zhongzhao/domain/registration/picture-file'
import { type Ctx, newId } from '../../platform/context.ts'
import { refused } from '../../platform/errors.ts'
import { type Scope, scopeOf } from '../../platform/scope.ts'
import { sha256 } from '../../platform/sealed-text.ts'
import { inTransaction } from '../../platform/serve.ts'
import { MOST_FILES, MOST_PICTURE, type Fault, type FileState, type Run, fault, pathPlace } from './run.ts'
import {
  type StoredFile,
  type ToldFile,
  countFiles,
  markTwice,
  passOver,
  statesOf,
  upsertFiles,
} from './store-files.ts'
import { findPupils } from './store-outcomes.ts'
import { findRun } from './store-runs.ts'

/** A file before its bytes: path, size, and what tells one state of it from another. */
export interface Named {
  readonly path: string
  readonly bytes: number
  readonly mark: number
  readonly entry: number | null
  /** Already known to be unreadable. */
  readonly fault?: Fault | undefined
}

interface Judged {
  readonly state: FileState
  readonly registration: string | null
  readonly fault: Fault | null
}

const wrong = (told: Fault): Judged => ({
  state: told.code === 'FILE-SYSTEM' ? 'skipped' : 'refused',
  registration: null,
  fault: told,
})

/** What can be said of a name alone; `wanted`: the number to be looked up. */
function byName(
  file: Named,
  { read, way }: { read: FileName; way: Run['way'] },
): Judged | { readonly wanted: string } {
  // What is no picture of anybody is skipped, also when it could not be read.
  const system = read.kind === 'fault' && read.code === 'FILE-SYSTEM'
  if (file.fault !== undefined && !system) return wrong(file.fault)
  const nameAlone = read.kind === 'fault' && !NAME_FAULTS.has(read.code)
  if (read.kind === 'fault' && (way === 'number' || nameAlone))
    return wrong(fault(read.code, read.why === undefined ? {} : { why: read.why }))
  if (file.bytes > MOST_PICTURE) return wrong(fault('FILE-TOO-LARGE', { limit: '20 MB' }))
  if (way === 'order') return { state: 'unpaired', registration: null, fault: null }
  return { wanted: read.kind === 'number' ? read.number : read.kind === 'other' ? read.text : '' }
}

/** A photographer may name pictures as he likes. */
const NAME_FAULTS: ReadonlySet<string> = new Set(['FILE-NAME-EXTRA', 'FILE-NUMBER', 'FILE-CHECK-DIGIT'])

/** Whose each file is. Another school's pupil and nobody's number are told alike: nothing is learnt here about others (A4). */
async function judgeNames(ctx: Ctx, scope: Scope, { run, files }: { run: Run; files: readonly Named[] }) {
  const judged = files.map((file) => {
    const read = readFileName(file.path)
    const first = byName(file, { read, way: run.way })
    return 'wanted' in first
      ? { read, index: ctx.services.keys.index(first.wanted), first: undefined }
      : { read, index: undefined, first }
  })
  const pupils = await findPupils(ctx, scope, {
    org: run.org,
    indexes: judged.flatMap(({ index }) => (index === undefined ? [] : [index])),
  })
  return judged.map(({ read, index, first }): Judged => {
    if (first !== undefined) return first
    const pupil = pupils.get(index.toString('hex'))
    if (pupil === undefined) return wrong(fault(read.kind === 'number' ? 'FILE-NOBODY' : 'FILE-NAME-OTHER'))
    return { state: 'waiting', registration: pupil.registration, fault: null }
  })
}

const pathIndex = (ctx: Ctx, run: Run, path: string) =>
  ctx.services.keys.index(`picture-run:${run.id}:${sha256(path)}`)

/** Writes files of a run down by their names and judges whose each is. Refuses RUN-TOO-MANY. */
export async function noteNames(
  ctx: Ctx,
  scope: Scope,
  { run, files, as }: { run: Run; files: readonly Named[]; as: 'folder' | 'corrections' },
): Promise<readonly StoredFile[]> {
  const judged = await judgeNames(ctx, scope, { run, files })
  const told = new Map<string, ToldFile>()
  for (const [i, file] of files.entries()) {
    const judgement = judged[i]
    if (judgement === undefined) continue
    const id = newId()
    const index = pathIndex(ctx, run, file.path)
    const pathSealed = ctx.services.keys.seal(file.path, pathPlace(run.id, id))
    // The same path twice in one request is one file.
    told.set(index.toString('hex'), { id, pathIndex: index, pathSealed, ...file, ...judgement })
  }
  const stored = await inTransaction(ctx, async (inside) => {
    const rows = await upsertFiles(inside, run.id, [...told.values()])
    if ((await countFiles(inside, run.id)) > MOST_FILES) throw refused('RUN-TOO-MANY', { most: MOST_FILES })
    if (as === 'corrections')
      await passOver(
        inside,
        run.id,
        rows.filter((row) => row.state === 'waiting').map((row) => row.id),
      )
    await markTwice(inside, run.id)
    return statesOf(
      inside,
      run.id,
      rows.map((row) => row.id),
    )
  })
  const byIndex = new Map(stored.map((row) => [row.path_index.toString('hex'), row]))
  return files.flatMap((file) => byIndex.get(pathIndex(ctx, run, file.path).toString('hex')) ?? [])
}

/** The files of a folder, told before they are sent (E5). Refuses NOT-FOUND, RUN-TOO-MANY. */
export async function tellFiles(
  ctx: Ctx,
  { id, as, files }: InputOf<typeof api.tellFiles>,
): Promise<OutputOf<typeof api.tellFiles>> {
  const scope = scopeOf(ctx, 'image.supply')
  const run = await findRun(ctx, scope, id)
  if (run === undefined) throw refused('NOT-FOUND')
  const named = files.map((f) => ({ path: f.path, bytes: f.bytes, mark: f.modified, entry: null }))
  const stored = await noteNames(ctx, scope, { run, files: named, as })
  return {
    files: stored.map(({ id: file, state }) => ({
      id: file,
      state,
      needed: state === 'waiting' ? ('yes' as const) : ('no' as const),
    })),
  }
}
