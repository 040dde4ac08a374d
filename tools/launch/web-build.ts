import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the pages are made from, relative to the project. */
export const PAGE_SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/desk.html',
  'web/station.html',
  'web/vite.config.ts',
  'web/package.json',
  'api/src',
  'domain/src',
  'imaging/src',
  'package-lock.json',
] as const

/** Are the built pages there, and newer than everything they are made from? */
export function pagesAreBuilt(root: string): boolean {
  const built = join(root, 'web', 'dist', 'index.html')
  if (!existsSync(built)) return false
  const at = statSync(built).mtimeMs
  return PAGE_SOURCES.every((source) => newest(join(root, source)) <= at)
}

/** Milliseconds of the newest change at or below a path, tests aside; 0 when there is none. */
export function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : found.mtimeMs
  // A folder's own time tells of a file removed.
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Builds the pages when they are missing or old, and says so. Throws with a sentence when that fails. */
export function buildPages(root: string): void {
  if (pagesAreBuilt(root)) return
  console.log('正在生成网页，约需半分钟…… Building the pages, about half a minute.')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', 'web'], {
    cwd: root,
    encoding: 'utf8',
    // Inherited from a test run it would bring the libraries' development halves.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status === 0) return
  // What is there is not good, and must not pass for built at the next start.
  rmSync(join(root, 'web', 'dist', 'index.html'), { force: true })
  throw new Error(
    `${stdout}${stderr}\n网页没有生成。请运行 npm ci 后重试。 The pages were not built: run npm ci and try again.`,
  )
}
