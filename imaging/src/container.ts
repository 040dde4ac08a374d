import type { ContainerFacts, Density, StoredDensity } from '@zhongzhao/domain/images/facts'
import { type ExifFacts, readExif } from './exif.ts'
import { APP0, APP1, APP14, COM, type JpegLayout, frameOf, startsWith, walkMarkers } from './markers.ts'
import { holdsScript, sniffFormat, sniffTrailing } from './sniff.ts'

const CM_PER_INCH = 2.54
const jfifUnits: readonly StoredDensity['unit'][] = ['none', 'inch', 'cm']

function readJfif(bytes: Uint8Array, layout: JpegLayout): StoredDensity | undefined {
  const segment = layout.segments.find((s) => s.marker === APP0 && startsWith(bytes, s, 'JFIF\0'))
  if (segment === undefined || segment.until - segment.from < 12) return undefined
  const [unit = 0, x1 = 0, x2 = 0, y1 = 0, y2 = 0] = bytes.subarray(segment.from + 7, segment.from + 12)
  return { unit: jfifUnits[unit] ?? 'none', x: (x1 << 8) | x2, y: (y1 << 8) | y2 }
}

function exifOf(bytes: Uint8Array, layout: JpegLayout): ExifFacts {
  const segment = layout.segments.find((s) => s.marker === APP1 && startsWith(bytes, s, 'Exif\0\0'))
  return segment === undefined ? {} : readExif(bytes.subarray(segment.from + 6, segment.until))
}

function dpiOf(stored: StoredDensity | undefined): number | undefined {
  if (stored === undefined || stored.unit === 'none') return undefined
  const lesser = Math.min(stored.x, stored.y)
  if (lesser <= 0) return undefined
  return stored.unit === 'cm' ? lesser * CM_PER_INCH : lesser
}

/** The density that counts (精度, notice 二.2(1)). JFIF counts when it states a unit, because every viewer and every
 *  provincial import tool reads it there, and editors that rescale update it while leaving the camera's EXIF behind.
 *  EXIF counts when JFIF is absent or gives a mere aspect ratio (unit 0). Exact: 118 dots/cm is 299.72 dpi, not 300. */
export function densityThatCounts(
  jfif: StoredDensity | undefined,
  exif: StoredDensity | undefined,
): Density | undefined {
  const fromJfif = dpiOf(jfif)
  if (fromJfif !== undefined) return { dpi: fromJfif, from: 'jfif' }
  const fromExif = dpiOf(exif)
  return fromExif === undefined ? undefined : { dpi: fromExif, from: 'exif' }
}

function adobeTransformOf(bytes: Uint8Array, layout: JpegLayout): number | undefined {
  const segment = layout.segments.find((s) => s.marker === APP14 && startsWith(bytes, s, 'Adobe'))
  return segment === undefined || segment.until - segment.from < 12 ? undefined : bytes[segment.from + 11]
}

function brokenWhy(layout: JpegLayout, frame: unknown): ContainerFacts['broken'] {
  if (frame === undefined) return layout.broken ?? 'no-frame'
  if (layout.scans.length === 0) return layout.broken ?? 'no-scan'
  // A walk that ran off the end after a scan only lacks its end marker: `end` says so.
  return layout.broken === 'cut' && layout.scans.at(-1) !== undefined ? undefined : layout.broken
}

function textSegments(bytes: Uint8Array, layout: JpegLayout) {
  const comments = layout.segments.filter((s) => s.marker === COM)
  const script = comments.some((s) => holdsScript(bytes.subarray(s.from, s.until)))
  return { comments: comments.length, script: script ? ('found' as const) : ('none' as const) }
}

/** Facts of a JPEG whose markers have been walked. */
export function jpegContainer(bytes: Uint8Array, layout: JpegLayout): ContainerFacts {
  const frame = frameOf(bytes, layout)
  const jfif = readJfif(bytes, layout)
  const exif = exifOf(bytes, layout)
  const adobeTransform = adobeTransformOf(bytes, layout)
  const density = densityThatCounts(jfif, exif.density)
  const broken = brokenWhy(layout, frame)
  const tail = layout.end === undefined ? undefined : bytes.subarray(layout.end)
  return {
    format: 'jpeg',
    bytes: bytes.length,
    orientation: exif.orientation ?? 1,
    end: layout.end === undefined ? 'missing' : 'present',
    ...textSegments(bytes, layout),
    ...(frame === undefined ? {} : { frame }),
    ...(jfif === undefined ? {} : { jfif }),
    ...(exif.density === undefined ? {} : { exif: exif.density }),
    ...(density === undefined ? {} : { density }),
    ...(adobeTransform === undefined ? {} : { adobeTransform }),
    ...(tail === undefined || tail.length === 0
      ? {}
      : { trailing: { bytes: tail.length, kind: sniffTrailing(tail) } }),
    ...(broken === undefined ? {} : { broken }),
  }
}

/** What the file is and what its markers say. Any bytes, never throws, time linear in the length. */
export function readContainer(bytes: Uint8Array): ContainerFacts {
  const format = sniffFormat(bytes)
  if (format === 'jpeg') return jpegContainer(bytes, walkMarkers(bytes))
  return { format, bytes: bytes.length, orientation: 1, end: 'missing', comments: 0, script: 'none' }
}
