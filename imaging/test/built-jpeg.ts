/** A marker segment with its length. */
export function segment(marker: number, body: readonly number[]): readonly number[] {
  const length = body.length + 2
  return [0xff, marker, length >> 8, length & 0xff, ...body]
}

export const ascii = (text: string): readonly number[] => [...text].map((c) => c.charCodeAt(0))

/** JFIF APP0; unit 0 none, 1 inch, 2 cm. */
export const jfif = (unit: number, x: number, y = x) =>
  segment(0xe0, [...ascii('JFIF\0'), 1, 1, unit, x >> 8, x & 0xff, y >> 8, y & 0xff, 0, 0])

export interface Entry {
  readonly tag: number
  readonly type: 3 | 5
  readonly value: number
}

/** A little-endian TIFF block; rationals are written over 1. */
export function tiff(entries: readonly Entry[]): readonly number[] {
  const short = (v: number) => [v & 0xff, (v >> 8) & 0xff]
  const long = (v: number) => [...short(v), ...short(v >>> 16)]
  const behind = 8 + 2 + 12 * entries.length + 4
  const places = entries.map((_, i) => behind + 8 * i)
  const rows = entries.flatMap(({ tag, type, value }, i) => [
    ...short(tag),
    ...short(type),
    ...long(1),
    ...(type === 3 ? long(value) : long(places[i] ?? 0)),
  ])
  const values = entries.flatMap(({ value }) => [...long(value), ...long(1)])
  return [...ascii('II*\0'), ...long(8), ...short(entries.length), ...rows, ...long(0), ...values]
}

export const exif = (entries: readonly Entry[]) => segment(0xe1, [...ascii('Exif\0\0'), ...tiff(entries)])

/** Every size 0–11 as a four-bit DC code; `0` ends a block at once. */
const dcTable = [
  0,
  0,
  0,
  12,
  ...Array.from({ length: 12 }, () => 0),
  ...Array.from({ length: 12 }, (_, i) => i),
]
const acTable = [1, ...Array.from({ length: 15 }, () => 0), 0]

function differenceBits(difference: number): string {
  const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference))
  const bits = difference < 0 ? difference + (1 << size) - 1 : difference
  const code = size.toString(2).padStart(4, '0')
  return `${code}${size === 0 ? '' : bits.toString(2).padStart(size, '0')}0`
}

function packed(bits: string): readonly number[] {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1')
  const bytes = Array.from({ length: padded.length / 8 }, (_, i) =>
    Number.parseInt(padded.slice(8 * i, 8 * i + 8), 2),
  )
  return bytes.flatMap((b) => (b === 0xff ? [0xff, 0] : [b]))
}

export interface Grey {
  readonly width: number
  readonly height: number
  /** Block means 0–255, row by row. */
  readonly means: readonly number[]
  /** Blocks between restart markers. */
  readonly restart?: number
}

/** A grey baseline JPEG of flat blocks, coded with the plainest tables there can be: step 8, so a mean is a value. */
export function greyJpeg(
  { width, height, means, restart = 0 }: Grey,
  app: readonly number[] = [],
): Uint8Array {
  const pieces: string[] = []
  means.forEach((mean, i) => {
    const begins = i === 0 || (restart > 0 && i % restart === 0)
    const before = begins ? 128 : (means[i - 1] ?? 128)
    if (begins) pieces.push('')
    pieces.push((pieces.pop() ?? '') + differenceBits(mean - before))
  })
  const coded = pieces.flatMap((bits, i) => [
    ...(i === 0 ? [] : [0xff, 0xd0 + ((i - 1) % 8)]),
    ...packed(bits),
  ])
  return Uint8Array.from([
    0xff,
    0xd8,
    ...app,
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    ...segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0, ...dcTable]),
    ...segment(0xc4, [0x10, ...acTable]),
    ...(restart > 0 ? segment(0xdd, [restart >> 8, restart & 0xff]) : []),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...coded,
    0xff,
    0xd9,
  ])
}
