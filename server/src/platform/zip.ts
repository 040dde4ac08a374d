import { crc32 } from 'node:zlib'
import { type Entry, type RandomAccessReader, type ZipFile, fromRandomAccessReaderPromise } from 'yauzl'
import { entryName, isLink, leadsOut } from './zip-names.ts'

/** What an archive may ask of us. */
export interface ZipLimits {
  readonly mostFiles: number
  /** bytes of one entry, unpacked. */
  readonly mostEach: number
  /** bytes of all entries together, unpacked. */
  readonly mostInAll: number
  /** Unpacked to packed; a photograph hardly shrinks. */
  readonly mostRatio: number
}

/** Small entries may shrink as they like: an empty page is no bomb. */
const RATIO_FROM = 1024 * 1024

export type EntryFault = 'link' | 'slip' | 'encrypted' | 'tooLarge' | 'bomb' | 'method'

export interface ZipEntry {
  /** Place in the directory of the archive, 0 first. */
  readonly index: number
  readonly path: string
  readonly bytes: number
  readonly crc: number
  /** Why it is not to be read. */
  readonly fault?: EntryFault
}

/** Why an archive is not read at all. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused'
  readonly why: 'broken' | 'tooMany' | 'bomb'
  constructor(why: ZipRefused['why']) {
    super(why)
    this.why = why
  }
}

/** An entry that turned out otherwise than the directory says. */
export class EntryBroken extends Error {
  override readonly name = 'EntryBroken'
}

const isFolder = (path: string) => /[\\/]$/.test(path)

function faultOf(entry: Entry, path: string, limits: ZipLimits): EntryFault | undefined {
  if (leadsOut(path)) return 'slip'
  if (isLink(entry)) return 'link'
  if (entry.isEncrypted()) return 'encrypted'
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return 'method'
  const { uncompressedSize: size, compressedSize: packed } = entry
  if (size > RATIO_FROM && size > packed * limits.mostRatio) return 'bomb'
  return size > limits.mostEach ? 'tooLarge' : undefined
}

/** An open archive: its entries listed once, any of them read by its place. */
export interface Zip {
  readonly entries: readonly ZipEntry[]
  /** Bytes of one entry, never more than it declares. Throws EntryBroken. */
  readonly read: (index: number) => Promise<Buffer>
  readonly close: () => void
}

async function directoryOf(zip: ZipFile, limits: ZipLimits): Promise<readonly Entry[]> {
  // Folders count in the directory too; not more of them than files.
  if (zip.entryCount > limits.mostFiles * 2) throw new ZipRefused('tooMany')
  const all: Entry[] = []
  for await (const entry of zip.eachEntry()) all.push(entry)
  return all
}

function listed(directory: readonly Entry[], limits: ZipLimits): readonly ZipEntry[] {
  const starts = new Set<number>()
  let inAll = 0
  const entries = directory.flatMap((entry, index): readonly ZipEntry[] => {
    const path = entryName(entry)
    if (isFolder(path)) return []
    // Entries that lie on one another multiply what little there is.
    const overlaps = starts.has(entry.relativeOffsetOfLocalHeader)
    starts.add(entry.relativeOffsetOfLocalHeader)
    const fault = overlaps ? 'bomb' : faultOf(entry, path, limits)
    if (fault === undefined) inAll += entry.uncompressedSize
    const known = { index, path, bytes: entry.uncompressedSize, crc: entry.crc32 }
    return [fault === undefined ? known : { ...known, fault }]
  })
  if (entries.length > limits.mostFiles) throw new ZipRefused('tooMany')
  if (inAll > limits.mostInAll) throw new ZipRefused('bomb')
  return entries
}

async function bytesOf(zip: ZipFile, entry: Entry, mostEach: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  const stream = await zip.openReadStreamPromise(entry)
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > Math.min(entry.uncompressedSize, mostEach)) {
      stream.destroy()
      throw new EntryBroken('longer than declared')
    }
    pieces.push(piece)
  }
  const bytes = Buffer.concat(pieces)
  if (size !== entry.uncompressedSize || crc32(bytes) !== entry.crc32)
    throw new EntryBroken('other than declared')
  return bytes
}

/** Opens a ZIP and lists it. Throws ZipRefused. */
export async function openZip(reader: RandomAccessReader, bytes: number, limits: ZipLimits): Promise<Zip> {
  let zip: ZipFile | undefined
  try {
    zip = await fromRandomAccessReaderPromise(reader, bytes, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      // Sizes and checksum are held against what comes out, entry by entry: one that lies does not close the whole archive.
      validateEntrySizes: false,
    })
    const open = zip
    const directory = await directoryOf(open, limits)
    return {
      entries: listed(directory, limits),
      read: async (index) => {
        const entry = directory[index]
        if (entry === undefined) throw new EntryBroken('no such entry')
        try {
          return await bytesOf(open, entry, limits.mostEach)
        } catch (error) {
          throw new EntryBroken('unreadable', { cause: error })
        }
      },
      close: () => open.close(),
    }
  } catch (error) {
    if (zip === undefined) reader.close(() => undefined)
    else zip.close()
    throw error instanceof ZipRefused ? error : new ZipRefused('broken')
  }
}
