import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CannotStart } from './cannot-start.ts'

export interface FolderLock {
  release(): void
}

/**
 * Takes the data folder for this process alone; a second one gets a sentence.
 *
 * Node has no flock(2), but SQLite inside it takes a real file lock, which the kernel lets go whatever way the
 * process ends (kill -9, power). A file with a process number in it would need guessing after a crash.
 */
export function lockFolder(folder: string): FolderLock {
  const holder = join(folder, 'lock-holder')
  const lock = new DatabaseSync(join(folder, 'lock'))
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new CannotStart(
      `数据目录 ${folder} 正被另一个进程使用（进程号 ${holderOf(holder)}）。请先停止它，或用 DATA_DIR 指定另一个目录。` +
        ` The data folder is in use by another process; stop it, or set DATA_DIR to another folder.`,
    )
  }
  writeFileSync(holder, String(process.pid), { mode: 0o600 })
  return { release: () => lock.close() }
}

function holderOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return '?'
  }
}
