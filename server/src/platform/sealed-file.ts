import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'
import type { Keys } from './sealed-text.ts'

/** bytes of clear text in one sealed block: a large file is sealed and opened piece by piece, memory stays flat. */
const BLOCK = 256 * 1024
/** Version, nonce and tag around each block. */
const AROUND = 29

const folderOf = (dataDir: string) => join(dataDir, 'incoming')
const pathOf = (dataDir: string, name: string) => join(folderOf(dataDir), name)
const place = (name: string, index: number) => `incoming:${name}:${index}`

/** A large file that lies on disk until it has been worked through. */
export interface SealedFile {
  readonly name: string
  /** Of the clear text. */
  readonly bytes: number
}

async function* blocksOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const piece of source) {
    held.push(Buffer.from(piece))
    size += piece.length
    if (size < BLOCK) continue
    const all = Buffer.concat(held)
    let at = 0
    for (; all.length - at >= BLOCK; at += BLOCK) yield all.subarray(at, at + BLOCK)
    held = [all.subarray(at)]
    size = all.length - at
  }
  if (size > 0) yield Buffer.concat(held)
}

/** Writes a stream to disk sealed and fsynced; nothing stays when the stream breaks off. */
export async function keepSealed(
  { dataDir, keys }: { dataDir: string; keys: Keys },
  source: AsyncIterable<Uint8Array>,
): Promise<SealedFile> {
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 })
  const name = randomUUID()
  const handle = await open(pathOf(dataDir, name), 'wx', 0o600)
  let bytes = 0
  try {
    let index = 0
    for await (const block of blocksOf(source)) {
      await handle.write(keys.seal(block, place(name, index)))
      bytes += block.length
      index += 1
    }
    await handle.datasync()
  } catch (error) {
    await rm(pathOf(dataDir, name), { force: true })
    throw error
  } finally {
    await handle.close()
  }
  return { name, bytes }
}

export async function dropSealed(dataDir: string, name: string): Promise<void> {
  await rm(pathOf(dataDir, name), { force: true })
}

/** ms after which a file that nobody names was left by a process that died: it may be on its way in until then. */
const LEFT_AFTER = 24 * 3_600_000

/** Names of the files that lie here since yesterday. */
export async function listSealed(dataDir: string, now: Date): Promise<readonly string[]> {
  const names = await readdir(folderOf(dataDir)).catch(() => [])
  const ages = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(pathOf(dataDir, name))).mtimeMs })),
  )
  return ages.filter(({ at }) => now.getTime() - at > LEFT_AFTER).map(({ name }) => name)
}

/** Reads a sealed file from any place in it, as yauzl asks. */
export class SealedReader extends RandomAccessReader {
  readonly #handle: FileHandle
  readonly #file: SealedFile
  readonly #keys: Keys
  #last: { readonly index: number; readonly clear: Buffer } | undefined

  private constructor(handle: FileHandle, file: SealedFile, keys: Keys) {
    super()
    this.#handle = handle
    this.#file = file
    this.#keys = keys
  }

  static async open(
    { dataDir, keys }: { dataDir: string; keys: Keys },
    file: SealedFile,
  ): Promise<SealedReader> {
    return new SealedReader(await open(pathOf(dataDir, file.name), 'r'), file, keys)
  }

  async #block(index: number): Promise<Buffer> {
    if (this.#last?.index === index) return this.#last.clear
    const length = Math.min(BLOCK, this.#file.bytes - index * BLOCK)
    const sealed = Buffer.alloc(length + AROUND)
    await this.#handle.read(sealed, 0, sealed.length, index * (BLOCK + AROUND))
    const clear = this.#keys.open(sealed, place(this.#file.name, index))
    this.#last = { index, clear }
    return clear
  }

  async *#range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end;) {
      const index = Math.floor(at / BLOCK)
      const block = await this.#block(index)
      const until = Math.min(end, (index + 1) * BLOCK)
      yield block.subarray(at - index * BLOCK, until - index * BLOCK)
      at = until
    }
  }

  async #into(buffer: Buffer, given: { offset: number; length: number; position: number }): Promise<void> {
    let at = given.offset
    for await (const piece of this.#range(given.position, given.position + given.length))
      at += piece.copy(buffer, at)
  }

  /** The many small reads of a directory, without a stream for each. */
  override read(
    ...[buffer, offset, length, position, callback]: Parameters<RandomAccessReader['read']>
  ): void {
    this.#into(buffer, { offset, length, position }).then(() => callback(null), callback)
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end), { objectMode: false })
  }

  override close(callback: (error: Error | null) => void): void {
    this.#handle.close().then(() => callback(null), callback)
  }
}
