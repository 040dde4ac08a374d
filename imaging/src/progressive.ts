import type { Decoding } from '@zhongzhao/domain/images/facts'
import { type BitReader, codedPieces } from './bit-reader.ts'
import { type Component, type ScanPlan, componentsOf, planOf } from './coding.ts'
import { type HuffmanTable, lookUp } from './huffman.ts'
import type { JpegLayout } from './markers.ts'
import { componentsIn, planesOf } from './scan.ts'
import { type BlockReading, type ScanOutcome, followScan, worst } from './units.ts'

/** What is known of one component so far: its block means, and which coefficients are not zero (two words of 32 bits a
 *  block), which later scans need to know where their correction bits stand (T.81 G.1.2). */
interface Known {
  readonly means: Int32Array
  readonly low: Int32Array
  readonly high: Int32Array
}

/** Number of ones in a 32-bit word. */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Ones in bits `from`–`until` (inclusive) of a word; none when the span lies outside it. */
function onesBetween(word: number, from: number, until: number): number {
  const [first, last] = [Math.max(from, 0), Math.min(until, 31)]
  return first > last ? 0 : ones((word >>> first) & (0xffffffff >>> (31 - last + first)))
}

const isSet = ({ low, high }: Known, at: number, k: number) =>
  (((k < 32 ? low[at] : high[at]) ?? 0) >>> (k & 31)) & 1

function set(known: Known, at: number, k: number): void {
  const words = k < 32 ? known.low : known.high
  words[at] = (words[at] ?? 0) | (1 << (k & 31))
}

function firstMeans(plan: ScanPlan, knowns: readonly Known[]): BlockReading {
  const predictions = new Int32Array(4)
  return {
    begin: () => predictions.fill(0),
    block: (reader, p, at) => {
      const dc = plan.parts[p]?.dc
      const known = knowns[p]
      if (dc === undefined || known === undefined) return false
      const code = lookUp(dc, reader.peek())
      const size = code & 0xff
      if (code === 0 || size > 15) return false
      reader.bit += code >> 8
      if (size > 0) predictions[p] = (predictions[p] ?? 0) + reader.signed(size)
      known.means[at] = (predictions[p] ?? 0) << plan.low
      return true
    },
  }
}

function finerMeans(plan: ScanPlan, knowns: readonly Known[]): BlockReading {
  return {
    begin: () => undefined,
    block: (reader, p, at) => {
      const means = knowns[p]?.means
      if (means === undefined) return false
      means[at] = (means[at] ?? 0) | (reader.bits(1) << plan.low)
      return true
    },
  }
}

/** Blocks to come that hold nothing more: 2^run plus `run` bits, this block included. */
const endOfBand = (reader: BitReader, run: number) => (1 << run) + (run > 0 ? reader.bits(run) : 0)

function firstBand({ first, last }: ScanPlan, known: Known, ac: HuffmanTable): BlockReading {
  let empty = 0
  return {
    begin: () => {
      empty = 0
    },
    block: (reader, _, at) => {
      if (empty > 0) {
        empty--
        return true
      }
      for (let k = first; k <= last; k++) {
        const code = lookUp(ac, reader.peek())
        if (code === 0) return false
        reader.bit += code >> 8
        const run = (code >> 4) & 15
        const size = code & 15
        if (size === 0 && run < 15) {
          empty = endOfBand(reader, run) - 1
          return true
        }
        k += run
        if (k > last) return false
        if (size > 0) set(known, at, k)
        reader.bit += size
      }
      return true
    },
  }
}

/** Steps over `run` zeros from `k`, reading a correction bit for each coefficient that is not zero. The place reached. */
function stepOver(reader: BitReader, known: Known, { at, k, run, last }: Steps): number {
  let zeros = run
  let place = k
  for (; place <= last; place++) {
    if (isSet(known, at, place) === 1) reader.bit++
    else if (zeros-- === 0) return place
  }
  return place
}

interface Steps {
  readonly at: number
  readonly k: number
  readonly run: number
  readonly last: number
}

function finerBand({ first, last }: ScanPlan, known: Known, ac: HuffmanTable): BlockReading {
  let empty = 0
  const corrections = (at: number, k: number) =>
    onesBetween(known.low[at] ?? 0, k, last) + onesBetween(known.high[at] ?? 0, k - 32, last - 32)
  return {
    begin: () => {
      empty = 0
    },
    block: (reader, _, at) => {
      let k = first
      for (; empty === 0 && k <= last; k++) {
        const code = lookUp(ac, reader.peek())
        if (code === 0) return false
        reader.bit += code >> 8
        const run = (code >> 4) & 15
        const size = code & 15
        if (size === 0 && run < 15) {
          empty = endOfBand(reader, run)
          break
        }
        if (size > 1) return false
        reader.bit += size
        k = stepOver(reader, known, { at, k, run, last })
        if (size === 1 && k > last) return false
        if (size === 1) set(known, at, k)
      }
      if (empty > 0) {
        reader.bit += corrections(at, k)
        empty--
      }
      return true
    },
  }
}

function readingOf(plan: ScanPlan, knowns: readonly Known[]): BlockReading | undefined {
  const { first, last, high } = plan
  if (first === 0) return high === 0 ? firstMeans(plan, knowns) : finerMeans(plan, knowns)
  const [known] = knowns
  const ac = plan.parts[0]?.ac
  if (known === undefined || ac === undefined || plan.parts.length !== 1 || last > 63 || first > last) {
    return undefined
  }
  return high === 0 ? firstBand(plan, known, ac) : finerBand(plan, known, ac)
}

function blank({ stride, rows }: Component): Known {
  const blocks = stride * rows
  return { means: new Int32Array(blocks), low: new Int32Array(blocks), high: new Int32Array(blocks) }
}

/** As `followCodes`, for a progressive JPEG: its scans refine one another, so the codes of a later scan can only be
 *  followed knowing which coefficients the earlier ones set. Every coefficient must have reached its last bit. */
export function followProgressive(bytes: Uint8Array, layout: JpegLayout): ScanOutcome {
  const components = componentsOf(bytes, layout)
  if (components === undefined) return { decoding: 'undecodable', planes: [] }
  const knowns = components.map(blank)
  /** The lowest bit known, by component and coefficient. */
  const depth = components.map(() => new Uint8Array(64).fill(255))
  let decoding: Decoding = 'whole'
  for (const scan of layout.scans) {
    const plan = planOf(bytes, layout, { scan, components })
    const involved = plan?.parts.flatMap(({ index }) => knowns[index] ?? []) ?? []
    const reading = plan === undefined ? undefined : readingOf(plan, involved)
    if (plan === undefined || reading === undefined) return { decoding: 'undecodable', planes: [] }
    const pieces = codedPieces(bytes, scan.dataFrom, scan.dataUntil)
    const way = { restart: plan.restart, reading }
    decoding = worst(decoding, followScan(pieces, componentsIn(plan, components), way))
    for (const { index } of plan.parts) depth[index]?.fill(plan.low, plan.first, plan.last + 1)
  }
  if (depth.some((bits) => bits.some((bit) => bit !== 0))) decoding = worst(decoding, 'cut')
  return { decoding, planes: planesOf(bytes, layout, { components, values: knowns.map((k) => k.means) }) }
}
