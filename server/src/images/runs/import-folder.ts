import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { type Ctx, newId } from '../../platform/context.ts'
import { refused } from '../../platform/errors.ts'
import { scopeOf } from '../../platform/scope.ts'
import { beginRun } from './commands.ts'
import { fileIn, receiveBytes } from './receive-file.ts'
import type { Run } from './run.ts'
import { findRun } from './store-runs.ts'
import { type Named, noteNames } from './tell-files.ts'

/** Names told at a time. */
const CHUNK = 500

async function namedIn(folder: string): Promise<readonly Named[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const named: Named[] = []
  for (const path of files.toSorted()) {
    const { size, mtimeMs } = await stat(path)
    named.push({ path: relative(folder, path), bytes: size, mark: Math.trunc(mtimeMs), entry: null })
  }
  return named
}

interface Folder {
  readonly folder: string
  readonly door: PictureKind
  /** Code of the organisation whose pupils they are; left out, whatever the account may import for. */
  readonly org?: string | undefined
  /** Pictures taken in at once. */
  readonly abreast: number
  readonly told?: (done: number, of: number) => void
}

/** A folder on this machine, in the name of an account: the same rules and the same report as at the desk. Answers the run.
 *  Refuses NOT-FOUND, NOT-ALLOWED, RUN-TOO-MANY. */
export async function importFolder(
  ctx: Ctx,
  { folder, door, org, abreast, told = () => undefined }: Folder,
): Promise<Run> {
  const scope = scopeOf(ctx, 'image.supply')
  const run = await beginRun(ctx, scope, { id: newId(), door, way: 'number', org })
  const named = await namedIn(folder)
  const waiting: { id: string; path: string }[] = []
  for (let at = 0; at < named.length; at += CHUNK) {
    const chunk = named.slice(at, at + CHUNK)
    const stored = await noteNames(ctx, scope, { run, files: chunk, as: 'folder' })
    for (const [i, { id, state }] of stored.entries()) {
      const path = chunk[i]?.path
      if (state === 'waiting' && path !== undefined) waiting.push({ id, path })
    }
  }
  let done = named.length - waiting.length
  const line = waiting.values()
  const lane = async () => {
    for (const { id, path } of line) {
      const file = await fileIn(ctx, scope, { run: run.id, file: id })
      await receiveBytes(ctx, file, await readFile(join(folder, path)))
      done += 1
      told(done, named.length)
    }
  }
  await Promise.all(Array.from({ length: abreast }, lane))
  const ended = await findRun(ctx, scope, run.id)
  if (ended === undefined) throw refused('NOT-FOUND')
  return ended
}
