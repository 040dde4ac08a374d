import type { JpegFrame, JpegProcess } from '@zhongzhao/domain/images/facts'

/** One marker segment: `from` is the first byte after its length, `until` the first after the segment. */
export interface Segment {
  readonly marker: number
  readonly from: number
  readonly until: number
}

/** One scan: its header segment, and where its coded data lies. */
export interface ScanSpan {
  readonly header: Segment
  readonly dataFrom: number
  readonly dataUntil: number
  /** How many segments came before: tables defined later are not this scan's. */
  readonly segmentsBefore: number
}

/** A JPEG file as its markers lay it out. */
export interface JpegLayout {
  readonly segments: readonly Segment[]
  readonly scans: readonly ScanSpan[]
  /** The byte after the end-of-image marker; undefined when the file ends without one. */
  readonly end: number | undefined
  readonly broken: 'cut' | 'garbage' | undefined
}

export const APP0 = 0xe0
export const APP1 = 0xe1
export const APP2 = 0xe2
export const APP14 = 0xee
export const COM = 0xfe
export const DQT = 0xdb
export const DHT = 0xc4
export const DRI = 0xdd
const SOS = 0xda
const EOI = 0xd9

/** Start-of-frame markers and their process (ITU-T T.81, table B.1). */
const processes: Readonly<Record<number, JpegProcess>> = {
  0xc0: 'baseline',
  0xc1: 'extended',
  0xc2: 'progressive',
  0xc3: 'lossless',
  0xc9: 'arithmetic',
  0xca: 'arithmetic',
  0xcb: 'arithmetic',
}

const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** The first byte of the next marker that ends coded data: not a stuffed zero, not a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2))
  }
  return bytes.length
}

/** Walks the markers from the start to the end-of-image; every step moves forward, so time is linear in the length and
 *  nothing beyond it is read. Stops at the first thing that is not a marker. */
export function walkMarkers(bytes: Uint8Array): JpegLayout {
  const segments: Segment[] = []
  const scans: ScanSpan[] = []
  const stop = (broken: JpegLayout['broken'], end?: number): JpegLayout => ({ segments, scans, end, broken })
  let at = 2
  for (;;) {
    if (at >= bytes.length) return stop('cut')
    if (bytes[at] !== 0xff) return stop('garbage')
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === undefined) return stop('cut')
    at += 2
    if (marker === EOI) return stop(undefined, at)
    if (standsAlone(marker)) continue
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (at + 2 > bytes.length || at + length > bytes.length) return stop('cut')
    if (length < 2 || marker < 0xc0) return stop('garbage')
    const segment = { marker, from: at + 2, until: at + length }
    at += length
    if (marker === SOS) {
      const dataFrom = at
      at = endOfScan(bytes, dataFrom)
      scans.push({ header: segment, dataFrom, dataUntil: at, segmentsBefore: segments.length })
    } else {
      segments.push(segment)
    }
  }
}

/** The frame header, if there is one and it is complete. */
export function frameOf(bytes: Uint8Array, layout: JpegLayout): JpegFrame | undefined {
  const found = layout.segments.find((s) => processes[s.marker] !== undefined)
  const process = found === undefined ? undefined : processes[found.marker]
  if (found === undefined || process === undefined || found.until - found.from < 6) return undefined
  const [precision = 0, h1 = 0, h2 = 0, w1 = 0, w2 = 0, components = 0] = bytes.subarray(
    found.from,
    found.until,
  )
  return { width: (w1 << 8) | w2, height: (h1 << 8) | h2, components, precision, process }
}

/** The body of the frame header segment: component ids, sampling and quantisation tables follow at byte 6. */
export function frameBody(bytes: Uint8Array, layout: JpegLayout): Uint8Array | undefined {
  const found = layout.segments.find((s) => processes[s.marker] !== undefined)
  return found === undefined ? undefined : bytes.subarray(found.from, found.until)
}

export function startsWith(bytes: Uint8Array, segment: Segment, text: string): boolean {
  if (segment.until - segment.from < text.length) return false
  return [...text].every((c, i) => bytes[segment.from + i] === c.charCodeAt(0))
}
