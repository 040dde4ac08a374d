import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the pages are made from, relative to the project. */
export const PAGE_SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/desk.html',
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
