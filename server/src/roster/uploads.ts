import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Upload } from '../platform/serve.ts'

const folderOf = (dataDir: string, pid: number) => join(dataDir, `uploads-${pid}`)

/** A folder only this process writes to; what lies in it is personal data in the clear, and only while it is read. */
export async function uploadFolder(dataDir: string): Promise<string> {
  const folder = folderOf(dataDir, process.pid)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** The uploaded bytes as a file; whoever asked deletes it. */
export async function keepUpload(dataDir: string, upload: Upload): Promise<string> {
  const path = join(await uploadFolder(dataDir), randomUUID())
  await writeFile(path, upload.bytes, { mode: 0o600 })
  return path
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** At start: uploads of processes that are no more. */
export async function dropUploads(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = Number(/^uploads-(\d+)$/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || (pid !== process.pid && lives(pid))) continue
    await rm(folderOf(dataDir, pid), { recursive: true, force: true })
  }
}
