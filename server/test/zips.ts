import { crc32, deflateRawSync } from 'node:zlib'

/** An entry as it is to stand in an archive, lies and all. */
export interface MadeEntry {
  /** Text is written as UTF-8 with its flag; bytes as they are, without. */
  readonly name: string | Buffer
  readonly bytes?: Buffer
  /** Unpacked size that the archive claims. */
  readonly claims?: number
  readonly flags?: number
  /** 0 stored, 8 deflated. */
  readonly method?: number
  /** Unix mode, e.g. 0o120777 for a link. */
  readonly mode?: number
  /** Points at the bytes of the entry before it. */
  readonly liesOnLast?: 'lies'
}

function header(entry: MadeEntry) {
  const bytes = entry.bytes ?? Buffer.alloc(0)
  const method = entry.method ?? 0
  const packed = method === 8 ? deflateRawSync(bytes) : bytes
  const name = Buffer.from(entry.name as string)
  const flags = (entry.flags ?? 0) | (typeof entry.name === 'string' ? 0x800 : 0)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(flags, 2)
  common.writeUInt16LE(method, 4)
  common.writeUInt32LE(crc32(bytes), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(entry.claims ?? bytes.length, 18)
  common.writeUInt16LE(name.length, 22)
  return { packed, name, common }
}

/** A ZIP made byte by byte, so that it can say what no honest program writes. */
export function zipOf(entries: readonly MadeEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let [at, last] = [0, 0]
  for (const entry of entries) {
    const { packed, name, common } = header(entry)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, packed])
    const start = entry.liesOnLast === undefined ? at : last
    if (entry.liesOnLast === undefined) {
      parts.push(local)
      last = at
      at += local.length
    }
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6)
    rest.writeUInt32LE(start, 10)
    // Made on Unix where a mode is given.
    const by = Buffer.from([20, entry.mode === undefined ? 0 : 3])
    directory.push(Buffer.concat([Buffer.from('504b0102', 'hex'), by, common, rest, name]))
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}
