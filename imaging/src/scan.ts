import type { Decoding } from '@zhongzhao/domain/images/facts'
import { type BitReader, codedPieces } from './bit-reader.ts'
import { type Component, type ScanPlan, componentsOf, meanSteps, planOf } from './coding.ts'
import { type HuffmanTable, lookUp } from './huffman.ts'
import type { JpegLayout } from './markers.ts'
import { type BlockReading, type ScanOutcome, followScan, planeOf, worst } from './units.ts'

/** Follows the 63 other coefficients of a block without keeping them. False: no such code, or too many. */
function passOver(reader: BitReader, ac: HuffmanTable): boolean {
  for (let k = 1; k < 64; k++) {
    const code = lookUp(ac, reader.peek())
    if (code === 0) return false
    reader.bit += code >> 8
    const size = code & 15
    const run = (code >> 4) & 15
    if (size === 0) {
      if (run !== 15) return true
      k += 15
    } else {
      k += run
      reader.bit += size
    }
    if (k > 63) return false
  }
  return true
}

interface Part {
  readonly dc: HuffmanTable
  readonly ac: HuffmanTable
  /** Quantised block means, `stride` × `rows`. */
  readonly values: Int32Array
  prediction: number
}

function sequentialReading(parts: readonly Part[]): BlockReading {
  return {
    begin: () => {
      for (const part of parts) part.prediction = 0
    },
    block: (reader, p, at) => {
      const part = parts[p]
      if (part === undefined) return false
      const code = lookUp(part.dc, reader.peek())
      const size = code & 0xff
      if (code === 0 || size > 15) return false
      reader.bit += code >> 8
      if (size > 0) part.prediction += reader.signed(size)
      part.values[at] = part.prediction
      return passOver(reader, part.ac)
    },
  }
}

function partsOf(plan: ScanPlan, values: readonly Int32Array[]): readonly Part[] | undefined {
  const parts = plan.parts.flatMap(({ index, dc, ac }) => {
    const own = values[index]
    return own === undefined || dc === undefined || ac === undefined
      ? []
      : [{ dc, ac, values: own, prediction: 0 }]
  })
  return parts.length === plan.parts.length ? parts : undefined
}

const undecodable: ScanOutcome = { decoding: 'undecodable', planes: [] }

/** Follows every code of a sequential Huffman JPEG to the end and keeps the block means: whether the picture decodes is
 *  a question of its codes alone (the transform after them cannot fail), so this asks it in a fraction of the time that
 *  the pixels take, and more strictly than libjpeg, which mends what it can. Never throws; time linear in the data. */
export function followCodes(bytes: Uint8Array, layout: JpegLayout): ScanOutcome {
  const components = componentsOf(bytes, layout)
  if (components === undefined) return undecodable
  const values = components.map((c) => new Int32Array(c.stride * c.rows))
  const seen = new Set<number>()
  let decoding: Decoding = 'whole'
  for (const scan of layout.scans) {
    const plan = planOf(bytes, layout, { scan, components })
    const parts = plan === undefined ? undefined : partsOf(plan, values)
    if (plan === undefined || parts === undefined) return undecodable
    const reading = sequentialReading(parts)
    const involved = componentsIn(plan, components)
    const pieces = codedPieces(bytes, scan.dataFrom, scan.dataUntil)
    decoding = worst(decoding, followScan(pieces, involved, { restart: plan.restart, reading }))
    for (const { index } of plan.parts) seen.add(index)
  }
  if (seen.size < components.length) decoding = worst(decoding, 'cut')
  return { decoding, planes: planesOf(bytes, layout, { components, values }) }
}

/** The components of a scan, in its order. */
export function componentsIn(plan: ScanPlan, components: readonly Component[]): readonly Component[] {
  return plan.parts.flatMap(({ index }) => components[index] ?? [])
}

export function planesOf(
  bytes: Uint8Array,
  layout: JpegLayout,
  { components, values }: { components: readonly Component[]; values: readonly Int32Array[] },
) {
  const steps = meanSteps(bytes, layout)
  return components.map((c, i) => planeOf(c, values[i] ?? new Int32Array(), steps.get(c.table) ?? 1))
}
