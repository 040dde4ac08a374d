import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from './sealed-text.ts'

/** Bytes by the hash of what lies on disk (they are sealed before they come here). */
export interface Files {
  /** Returns the name once file and folder have been fsynced: only then may a row name it. */
  readonly put: (bytes: Uint8Array) => Promise<string>
  readonly get: (name: string) => Promise<Buffer>
}

async function synced(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.open(path, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Files in 256 folders below `root`; a half-written file is never seen under its name. */
export async function folderFiles(root: string): Promise<Files> {
  await fs.mkdir(join(root, 'part'), { recursive: true, mode: 0o700 })
  await Promise.all(
    Array.from({ length: 256 }, (_, i) =>
      fs.mkdir(join(root, i.toString(16).padStart(2, '0')), { recursive: true, mode: 0o700 }),
    ),
  )
  const place = (name: string) => join(root, name.slice(0, 2), name)
  return {
    put: async (bytes) => {
      const name = sha256(bytes)
      const part = join(root, 'part', randomUUID())
      await synced(part, bytes)
      await fs.rename(part, place(name))
      await syncFolder(join(root, name.slice(0, 2)))
      return name
    },
    get: (name) => fs.readFile(place(name)),
  }
}
