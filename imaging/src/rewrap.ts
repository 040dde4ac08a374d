import { APP0, APP1, COM, type JpegLayout, type Segment } from './markers.ts'

/** The 18 bytes of a JFIF APP0 segment with a density in dots per inch (ITU-T T.871, 10.1). */
export function jfifSegment(dpi: number): Uint8Array {
  const [high, low] = [dpi >> 8, dpi & 0xff]
  return Uint8Array.of(0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, high, low, high, low, 0, 0)
}

const dropped = ({ marker }: Segment) => marker === APP0 || marker === APP1 || marker === COM

/** The same coded data with our own JFIF header in front: EXIF (place, camera, thumbnail), XMP and comments are left out,
 *  colour profile and Adobe's transform stay, whatever followed the end is cut off, a missing end is added. */
export function rewrapped(bytes: Uint8Array, layout: JpegLayout, dpi: number): Uint8Array {
  const kept = layout.segments.filter((s) => !dropped(s)).map((s) => ({ from: s.from - 4, until: s.until }))
  const scans = layout.scans.map((s) => ({ from: s.header.from - 4, until: s.dataUntil }))
  const spans = [...kept, ...scans].toSorted((a, b) => a.from - b.from)
  const parts = [
    Uint8Array.of(0xff, 0xd8),
    jfifSegment(dpi),
    ...spans.map(({ from, until }) => bytes.subarray(from, until)),
    Uint8Array.of(0xff, 0xd9),
  ]
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
