import { type HuffmanTable, readHuffmanTable } from './huffman.ts'
import { DHT, DQT, DRI, type JpegLayout, type ScanSpan, frameBody } from './markers.ts'

/** One component of the frame: sampling, its quantisation step for the block mean, and its blocks. */
export interface Component {
  readonly id: number
  readonly across: number
  readonly down: number
  /** Quantisation table number. */
  readonly table: number
  /** Blocks that hold picture, and the blocks stored (whole MCUs). */
  readonly blocksWide: number
  readonly blocksHigh: number
  readonly stride: number
  readonly rows: number
}

/** What one scan needs to be followed. */
export interface ScanPlan {
  readonly parts: readonly {
    readonly index: number
    readonly dc: HuffmanTable | undefined
    readonly ac: HuffmanTable | undefined
  }[]
  /** MCUs between restart markers; 0 = none. */
  readonly restart: number
  /** First and last coefficient, and the bit positions before and after (progressive only). */
  readonly first: number
  readonly last: number
  readonly high: number
  readonly low: number
}

/** Components of the frame, or undefined when the header contradicts itself. */
export function componentsOf(bytes: Uint8Array, layout: JpegLayout): readonly Component[] | undefined {
  const body = frameBody(bytes, layout)
  if (body === undefined) return undefined
  const [, h1 = 0, h2 = 0, w1 = 0, w2 = 0, count = 0] = body
  const [width, height] = [(w1 << 8) | w2, (h1 << 8) | h2]
  if (count < 1 || count > 4 || body.length < 6 + 3 * count || width === 0 || height === 0) return undefined
  const raw = Array.from({ length: count }, (_, i) => {
    const [id = 0, sampling = 0, table = 0] = body.subarray(6 + 3 * i, 9 + 3 * i)
    return { id, across: sampling >> 4, down: sampling & 15, table }
  })
  if (raw.some((c) => c.across < 1 || c.across > 4 || c.down < 1 || c.down > 4)) return undefined
  const [most, deepest] = [Math.max(...raw.map((c) => c.across)), Math.max(...raw.map((c) => c.down))]
  return raw.map((c) => ({
    ...c,
    blocksWide: Math.ceil((width * c.across) / most / 8),
    blocksHigh: Math.ceil((height * c.down) / deepest / 8),
    stride: Math.ceil(width / most / 8) * c.across,
    rows: Math.ceil(height / deepest / 8) * c.down,
  }))
}

/** Huffman tables that stand before the scan; a later definition replaces an earlier. Key: class × 16 + number. */
function tablesBefore(
  bytes: Uint8Array,
  layout: JpegLayout,
  scan: ScanSpan,
): ReadonlyMap<number, HuffmanTable> {
  const tables = new Map<number, HuffmanTable>()
  for (const segment of layout.segments.slice(0, scan.segmentsBefore)) {
    let at = segment.marker === DHT ? segment.from : segment.until
    while (at < segment.until) {
      const read = readHuffmanTable(bytes.subarray(at + 1, segment.until))
      if (read === undefined) break
      tables.set(bytes[at] ?? 0, read.table)
      at += 1 + read.size
    }
  }
  return tables
}

/** The first quantisation step of each table, which scales a block's mean. */
export function meanSteps(bytes: Uint8Array, layout: JpegLayout): ReadonlyMap<number, number> {
  const steps = new Map<number, number>()
  for (const segment of layout.segments) {
    let at = segment.marker === DQT ? segment.from : segment.until
    while (at + 1 < segment.until) {
      const [head = 0, first = 0, second = 0] = bytes.subarray(at, at + 3)
      const wide = head >> 4 !== 0
      steps.set(head & 15, wide ? (first << 8) | second : first)
      at += wide ? 129 : 65
    }
  }
  return steps
}

function restartBefore(bytes: Uint8Array, layout: JpegLayout, scan: ScanSpan): number {
  const found = layout.segments.slice(0, scan.segmentsBefore).findLast((s) => s.marker === DRI)
  return found === undefined ? 0 : ((bytes[found.from] ?? 0) << 8) | (bytes[found.from + 1] ?? 0)
}

/** Which components the scan holds and with which tables, or undefined when it names what is not there. */
export function planOf(
  bytes: Uint8Array,
  layout: JpegLayout,
  { scan, components }: { readonly scan: ScanSpan; readonly components: readonly Component[] },
): ScanPlan | undefined {
  const tables = tablesBefore(bytes, layout, scan)
  const count = bytes[scan.header.from] ?? 0
  if (count < 1 || count > 4 || scan.header.until - scan.header.from < 1 + 2 * count) return undefined
  const parts: ScanPlan['parts'][number][] = []
  for (let i = 0; i < count; i++) {
    const [id, selector = 0] = bytes.subarray(scan.header.from + 1 + 2 * i, scan.header.from + 3 + 2 * i)
    const index = components.findIndex((c) => c.id === id)
    const dc = tables.get(selector >> 4)
    const ac = tables.get(16 + (selector & 15))
    if (index < 0) return undefined
    parts.push({ index, dc, ac })
  }
  const [first = 0, last = 0, shift = 0] = bytes.subarray(scan.header.from + 1 + 2 * count, scan.header.until)
  return {
    parts,
    restart: restartBefore(bytes, layout, scan),
    first,
    last,
    high: shift >> 4,
    low: shift & 15,
  }
}
