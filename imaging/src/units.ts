import type { Decoding } from '@zhongzhao/domain/images/facts'
import type { BitReader } from './bit-reader.ts'
import type { Component } from './coding.ts'

/** Block means of one component: one value per 8×8 block, in sample levels (0–255 when the data is sound). */
export interface Plane {
  readonly wide: number
  readonly high: number
  readonly means: Float32Array
}

/** What came of following the coded data. No planes when nothing could be followed. */
export interface ScanOutcome {
  readonly decoding: Decoding
  readonly planes: readonly Plane[]
}

/** How one scan is read: `begin` at its start and after each restart, `block` for each block of part `part`. */
export interface BlockReading {
  readonly begin: () => void
  /** False: a code that no table has, or a block too long. */
  readonly block: (reader: BitReader, part: number, at: number) => boolean
}

const order: readonly Decoding[] = ['whole', 'leftover', 'cut', 'damaged', 'undecodable']

export function worst(a: Decoding, b: Decoding): Decoding {
  return order.indexOf(a) > order.indexOf(b) ? a : b
}

/** One MCU of an interleaved scan, or one block of a scan that holds a single component (T.81 A.2). */
function readUnit(reader: BitReader, parts: readonly Component[], { unit, reading }: Unit): boolean {
  const [only] = parts
  if (only === undefined) return false
  if (parts.length === 1) {
    const row = Math.floor(unit / only.blocksWide)
    return reading.block(reader, 0, row * only.stride + (unit % only.blocksWide))
  }
  const unitsWide = only.stride / only.across
  const row = Math.floor(unit / unitsWide)
  const column = unit % unitsWide
  for (let p = 0; p < parts.length; p++) {
    const part = parts[p]
    if (part === undefined) return false
    for (let y = 0; y < part.down; y++) {
      for (let x = 0; x < part.across; x++) {
        const at = (row * part.down + y) * part.stride + column * part.across + x
        if (!reading.block(reader, p, at)) return false
      }
    }
  }
  return true
}

interface Unit {
  readonly unit: number
  readonly reading: BlockReading
}

function unitsOf(parts: readonly Component[]): number {
  const [only] = parts
  if (only === undefined) return 0
  if (parts.length === 1) return only.blocksWide * only.blocksHigh
  return (only.stride / only.across) * (only.rows / only.down)
}

/** How a piece of coded data stands once its units were read: ones to the next whole byte may remain, no more. */
function standing(reader: BitReader): Decoding {
  if (reader.bit > reader.length) return 'cut'
  return reader.length - reader.bit >= 8 ? 'leftover' : 'whole'
}

/** Reads every unit of a scan, piece by piece between its restart markers. */
export function followScan(
  pieces: readonly BitReader[],
  parts: readonly Component[],
  { restart, reading }: { readonly restart: number; readonly reading: BlockReading },
): Decoding {
  const units = unitsOf(parts)
  const each = restart > 0 ? restart : units
  let decoding: Decoding = pieces.length > Math.ceil(units / each) ? 'leftover' : 'whole'
  for (let unit = 0, n = 0; unit < units; n++) {
    const reader = pieces[n]
    if (reader === undefined) return worst(decoding, 'cut')
    reading.begin()
    const until = Math.min(unit + each, units)
    for (; unit < until; unit++) {
      // Past the end every bit reads as one, so a cut file ends here, not in a wrong code.
      if (reader.bit > reader.length) return worst(decoding, 'cut')
      if (!readUnit(reader, parts, { unit, reading })) {
        return reader.bit >= reader.length - 16 ? 'cut' : 'damaged'
      }
    }
    decoding = worst(decoding, standing(reader))
  }
  return decoding
}

/** Turns quantised block means into sample levels and leaves out the blocks that only fill up rows and columns. */
export function planeOf(component: Component, values: Int32Array, step: number): Plane {
  const { blocksWide, blocksHigh, stride } = component
  const means = new Float32Array(blocksWide * blocksHigh)
  for (let y = 0, at = 0; y < blocksHigh; y++) {
    for (let x = 0; x < blocksWide; x++, at++) means[at] = ((values[y * stride + x] ?? 0) * step) / 8 + 128
  }
  return { wide: blocksWide, high: blocksHigh, means }
}
