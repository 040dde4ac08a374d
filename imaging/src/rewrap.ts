import { jpegContainer } from './container.ts'
import { joined } from './joined.ts'
import {
  APP0,
  APP1,
  APP14,
  APP2,
  COM,
  type JpegLayout,
  type Segment,
  startsWith,
  walkMarkers,
} from './markers.ts'

/** The 18 bytes of a JFIF APP0 segment with a density in dots per inch (ITU-T T.871, 10.1). */
export function jfifSegment(dpi: number): Uint8Array {
  const [high, low] = [dpi >> 8, dpi & 0xff]
  return Uint8Array.of(0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, high, low, high, low, 0, 0)
}

const dropped = ({ marker }: Segment) => marker === APP0 || marker === APP1 || marker === COM

/** The same coded data with these segments in front; whatever followed the end is cut off, a missing end is added. */
function wrapped(
  bytes: Uint8Array,
  layout: JpegLayout,
  { front, keep }: { front: Uint8Array; keep: (segment: Segment) => boolean },
): Uint8Array {
  const kept = layout.segments.filter(keep).map((s) => ({ from: s.from - 4, until: s.until }))
  const scans = layout.scans.map((s) => ({ from: s.header.from - 4, until: s.dataUntil }))
  const spans = [...kept, ...scans].toSorted((a, b) => a.from - b.from)
  return joined([
    Uint8Array.of(0xff, 0xd8),
    front,
    ...spans.map(({ from, until }) => bytes.subarray(from, until)),
    Uint8Array.of(0xff, 0xd9),
  ])
}

/** The same coded data with our own JFIF header in front: EXIF (place, camera, thumbnail), XMP and comments are left out,
 *  colour profile and Adobe's transform stay, whatever followed the end is cut off, a missing end is added. */
export function rewrapped(bytes: Uint8Array, layout: JpegLayout, dpi: number): Uint8Array {
  return wrapped(bytes, layout, { front: jfifSegment(dpi), keep: (segment) => !dropped(segment) })
}

/** `Exif`, a big-endian TIFF of one entry (EXIF 2.32, 4.6.4 A): which side is up; then its value, and no other directory. */
const BEFORE_ORIENTATION = '457869660000 4d4d002a00000008 0001 0112000300000001 00'
const AFTER_ORIENTATION = '0000 00000000'
const fromHex = (text: string) =>
  Uint8Array.from(text.replaceAll(' ', '').match(/../g) ?? [], (two) => Number.parseInt(two, 16))

function uprightSegment(orientation: number): Uint8Array {
  const body = joined([fromHex(BEFORE_ORIENTATION), Uint8Array.of(orientation), fromHex(AFTER_ORIENTATION)])
  return joined([Uint8Array.of(0xff, APP1, 0, 2 + body.length), body])
}

/** Says nothing but how the picture is to be shown: colour profile, Adobe's transform, and all that is no APPn. */
function shows(bytes: Uint8Array, segment: Segment): boolean {
  const { marker } = segment
  if (marker === COM) return false
  if (marker < APP0 || marker > 0xef) return true
  return (marker === APP2 && startsWith(bytes, segment, 'ICC_PROFILE\0')) || marker === APP14
}

/** The same picture without where, when and with what it was taken (个人信息保护法, least data): every coded bit and the turning stay.
 *  What is no whole JPEG is answered as it came. */
export function bared(bytes: Uint8Array): Uint8Array {
  const layout = walkMarkers(bytes)
  const { orientation, broken } = jpegContainer(bytes, layout)
  if (broken !== undefined) return bytes
  // JFIF comes first wherever it is (ITU-T T.871, 10.1).
  const jfif = layout.segments.find((s) => s.marker === APP0 && startsWith(bytes, s, 'JFIF\0'))
  const front = joined([
    ...(jfif === undefined ? [] : [bytes.subarray(jfif.from - 4, jfif.until)]),
    ...(orientation === 1 ? [] : [uprightSegment(orientation)]),
  ])
  return wrapped(bytes, layout, { front, keep: (segment) => shows(bytes, segment) })
}
