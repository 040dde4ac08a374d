import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/picture-runs'
import { type Ctx, byOf } from '../../platform/context.ts'
import { refused } from '../../platform/errors.ts'
import { type Scope, scopeOf } from '../../platform/scope.ts'
import { type FileAnswer, type Upload, inTransaction } from '../../platform/serve.ts'
import { dropSealed } from '../../platform/sealed-file.ts'
import { fileIn, viewOfFile } from './receive-file.ts'
import { refusedCsv } from './refused-csv.ts'
import { type Run, MOST_ARCHIVE, runView } from './run.ts'
import { chooseAgain, listFiles, passOver } from './store-files.ts'
import {
  addArchive,
  addRun,
  findOrg,
  findRun,
  listRunsInScope,
  reopenArchive,
  setPace,
} from './store-runs.ts'

type RunView = OutputOf<typeof api.readRun>

/** A run inside the scope. Refuses NOT-FOUND. */
export async function runIn(ctx: Ctx, scope: Scope, id: string): Promise<Run> {
  const run = await findRun(ctx, scope, id)
  if (run === undefined) throw refused('NOT-FOUND')
  return run
}

async function orgPath(ctx: Ctx, scope: Scope, code: string | undefined): Promise<string> {
  const path = code === undefined ? scope.orgs[0] : (await findOrg(ctx, scope, code))?.path
  if (path === undefined) throw refused('NOT-FOUND')
  return path
}

/** Begins an import for one door (E5); asked twice with the same id, once. Refuses NOT-FOUND. */
export async function beginRun(
  ctx: Ctx,
  scope: Scope,
  { id, door, way, org }: Omit<InputOf<typeof api.openRun>, 'org'> & { org?: string | undefined },
): Promise<Run> {
  const path = await orgPath(ctx, scope, org)
  await addRun(ctx, { id, org: path, door, way, account: byOf(ctx).account })
  return runIn(ctx, scope, id)
}

export async function openRun(ctx: Ctx, input: InputOf<typeof api.openRun>): Promise<RunView> {
  return runView(await beginRun(ctx, scopeOf(ctx, 'image.supply'), input))
}

export async function listRuns(
  ctx: Ctx,
  { door }: InputOf<typeof api.listRuns>,
): Promise<OutputOf<typeof api.listRuns>> {
  const runs = await listRunsInScope(ctx, scopeOf(ctx, 'image.supply'), door)
  return { runs: runs.map(runView) }
}

export async function readRun(ctx: Ctx, { id }: { id: string }): Promise<RunView> {
  return runView(await runIn(ctx, scopeOf(ctx, 'image.supply'), id))
}

/** Pauses or goes on. What is on its way arrives. */
export async function paceRun(ctx: Ctx, { id, pace }: InputOf<typeof api.paceRun>): Promise<RunView> {
  const scope = scopeOf(ctx, 'image.supply')
  await runIn(ctx, scope, id)
  await setPace(ctx, id, pace)
  ctx.services.wake()
  return runView(await runIn(ctx, scope, id))
}

/** A ZIP, which lies sealed until it is unpacked. Refuses NOT-FOUND, RUN-ARCHIVE-PENDING, INPUT-TOO-LARGE. */
export async function sendArchive(ctx: Ctx, { id }: { id: string }, upload: Upload): Promise<RunView> {
  const { landed } = upload
  if (landed === undefined) throw refused('INPUT-SHAPE', { where: '压缩包' })
  const { dataDir } = ctx.services.config
  try {
    const scope = scopeOf(ctx, 'image.supply')
    await runIn(ctx, scope, id)
    if (landed.bytes > MOST_ARCHIVE) throw refused('INPUT-TOO-LARGE', { limit: '2 GB' })
    const added = await inTransaction(ctx, (inside) =>
      addArchive(inside, id, { file: landed.name, bytes: landed.bytes }),
    )
    if (added === 'pending') throw refused('RUN-ARCHIVE-PENDING')
    if (added.dropped !== null) await dropSealed(dataDir, added.dropped)
    ctx.services.wake()
    return runView(await runIn(ctx, scope, id))
  } catch (error) {
    await dropSealed(dataDir, landed.name)
    throw error
  }
}

const PAGE = 100

export async function listRunFiles(
  ctx: Ctx,
  { id, show, cursor }: InputOf<typeof api.listRunFiles>,
): Promise<OutputOf<typeof api.listRunFiles>> {
  const scope = scopeOf(ctx, 'image.supply')
  await runIn(ctx, scope, id)
  const after = cursor === undefined || !/^\d{1,15}$/.test(cursor) ? 0 : Number(cursor)
  const files = await listFiles(ctx, scope, { run: id, show, after, limit: PAGE + 1 })
  const page = files.slice(0, PAGE)
  const last = page.at(-1)
  return {
    files: page.map((file) => viewOfFile(ctx, file)),
    ...(files.length > PAGE && last !== undefined ? { next: String(last.position) } : {}),
  }
}

/** Of several files of one pupil this one. Refuses NOT-FOUND, RUN-NOT-WAITING. */
export async function chooseFile(
  ctx: Ctx,
  { id, file }: InputOf<typeof api.chooseFile>,
): Promise<OutputOf<typeof api.chooseFile>> {
  const scope = scopeOf(ctx, 'image.supply')
  const at = { run: id, file }
  await fileIn(ctx, scope, at)
  if ((await chooseAgain(ctx, id, file)) === 'not') throw refused('RUN-NOT-WAITING')
  await passOver(ctx, id, [file])
  await reopenArchive(ctx, id)
  ctx.services.wake()
  return viewOfFile(ctx, await fileIn(ctx, scope, at))
}

/** What was not taken in, to be worked through: whole base names, so that the files are found on the disk. */
export async function refusedFiles(ctx: Ctx, { id }: { id: string }): Promise<FileAnswer> {
  const scope = scopeOf(ctx, 'image.supply')
  await runIn(ctx, scope, id)
  return {
    kind: 'file',
    bytes: await refusedCsv(ctx, scope, id),
    type: 'text/csv; charset=utf-8',
    fileName: `未导入的图片-${id.slice(-8)}.csv`,
    cache: 'never',
  }
}
