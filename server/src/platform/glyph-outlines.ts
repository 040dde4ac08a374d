/** A point of an outline in font units (y upwards) and whether the outline passes through it or bends towards it. */
interface OutlinePoint {
  readonly x: number
  readonly y: number
  readonly on: 'curve' | 'control'
}

/** One closed line of a glyph as short straight pieces, in parts of the em (y upwards). */
export type Polygon = readonly (readonly [x: number, y: number])[]

/** Straight pieces a curve is drawn with. */
const PIECES = 4
/** A composite glyph may refer to composites; a font that goes deeper is damaged. */
const DEEPEST = 5

/** Reads outlines out of a TrueType font (`glyf` tables: the printer's fonts have them; OpenType 1.9). */
export class GlyphOutlines {
  readonly #font: Buffer
  readonly #tables: ReadonlyMap<string, number>
  readonly #em: number
  readonly #wideOffsets: number

  constructor(font: Buffer) {
    this.#font = font
    this.#tables = tablesOf(font)
    this.#em = font.readUInt16BE(this.#table('head') + 18)
    this.#wideOffsets = font.readInt16BE(this.#table('head') + 50)
  }

  /** The closed lines of a character, or `undefined` when the font has no glyph for it (never its box). */
  of(codePoint: number): readonly Polygon[] | undefined {
    const glyph = glyphIndex(this.#font, this.#table('cmap'), codePoint)
    if (glyph === 0) return undefined
    return this.#contours(glyph, DEEPEST).map((contour) =>
      flattened(contour).map(([x, y]) => [x / this.#em, y / this.#em] as const),
    )
  }

  #table(name: string): number {
    const at = this.#tables.get(name)
    if (at === undefined) throw new Error(`font without table ${name}`)
    return at
  }

  #contours(glyph: number, deeper: number): readonly (readonly OutlinePoint[])[] {
    const loca = this.#table('loca')
    const at = (index: number) =>
      this.#wideOffsets === 0
        ? 2 * this.#font.readUInt16BE(loca + 2 * index)
        : this.#font.readUInt32BE(loca + 4 * index)
    if (at(glyph) === at(glyph + 1)) return []
    const start = this.#table('glyf') + at(glyph)
    const count = this.#font.readInt16BE(start)
    if (count >= 0) return simpleContours(this.#font, start + 10, count)
    return deeper === 0 ? [] : this.#composite(start + 10, deeper - 1)
  }

  /** Parts are moved, not scaled: the CJK fonts of the printer do no more. */
  #composite(start: number, deeper: number): readonly (readonly OutlinePoint[])[] {
    const contours: (readonly OutlinePoint[])[] = []
    for (let at = start, flags = 0x20; (flags & 0x20) !== 0;) {
      flags = this.#font.readUInt16BE(at)
      const part = this.#font.readUInt16BE(at + 2)
      const words = (flags & 1) !== 0
      const dx = words ? this.#font.readInt16BE(at + 4) : this.#font.readInt8(at + 4)
      const dy = words ? this.#font.readInt16BE(at + 6) : this.#font.readInt8(at + 5)
      at +=
        (words ? 8 : 6) + ((flags & 8) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0)
      for (const contour of this.#contours(part, deeper))
        contours.push(contour.map((p) => ({ ...p, x: p.x + dx, y: p.y + dy })))
    }
    return contours
  }
}

function tablesOf(font: Buffer): ReadonlyMap<string, number> {
  const count = font.readUInt16BE(4)
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const record = 12 + 16 * i
      return [font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8)] as const
    }),
  )
}

/** The glyph of a code point by the `cmap` subtable of format 12; 0 when there is none. */
function glyphIndex(font: Buffer, cmap: number, codePoint: number): number {
  const count = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < count; index++) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * index)
    if (font.readUInt16BE(table) !== 12) continue
    for (let low = 0, high = font.readUInt32BE(table + 12); low < high;) {
      const middle = (low + high) >> 1
      const group = table + 16 + 12 * middle
      if (codePoint < font.readUInt32BE(group)) high = middle
      else if (codePoint > font.readUInt32BE(group + 4)) low = middle + 1
      else return font.readUInt32BE(group + 8) + codePoint - font.readUInt32BE(group)
    }
  }
  return 0
}

function simpleContours(font: Buffer, start: number, count: number): readonly (readonly OutlinePoint[])[] {
  const ends = Array.from({ length: count }, (_, i) => font.readUInt16BE(start + 2 * i))
  const total = (ends.at(-1) ?? -1) + 1
  let at = start + 2 * count
  at += 2 + font.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = font.readUInt8(at++)
    const repeats = (flag & 8) === 0 ? 0 : font.readUInt8(at++)
    for (let i = 0; i <= repeats; i++) flags.push(flag)
  }
  const coordinates = (short: number, same: number): readonly number[] => {
    let value = 0
    return flags.map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) === 0 ? -font.readUInt8(at++) : font.readUInt8(at++)
      else if ((flag & same) === 0) {
        value += font.readInt16BE(at)
        at += 2
      }
      return value
    })
  }
  const xs = coordinates(2, 16)
  const ys = coordinates(4, 32)
  const points = flags.map((flag, i): OutlinePoint => ({
    x: xs[i] ?? 0,
    y: ys[i] ?? 0,
    on: (flag & 1) === 1 ? 'curve' : 'control',
  }))
  return ends.map((end, i) => points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1))
}

/** Quadratic curves as straight pieces; two controls in a row have a point of the curve between them. */
function flattened(contour: readonly OutlinePoint[]): readonly (readonly [number, number])[] {
  const whole = contour.flatMap((point, i) => {
    const next = contour[(i + 1) % contour.length] ?? point
    const between = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, on: 'curve' } as const
    return point.on === 'control' && next.on === 'control' ? [point, between] : [point]
  })
  const first = whole.findIndex((p) => p.on === 'curve')
  if (first < 0) return []
  const turned = [...whole.slice(first), ...whole.slice(0, first + 1)]
  const line: (readonly [number, number])[] = []
  for (const [i, point] of turned.entries()) {
    if (point.on === 'curve') line.push([point.x, point.y])
    else {
      const [from, to] = [turned[i - 1] ?? point, turned[i + 1] ?? point]
      for (let piece = 1; piece < PIECES; piece++) line.push(bend(from, point, { to, t: piece / PIECES }))
    }
  }
  return line
}

function bend(
  from: OutlinePoint,
  control: OutlinePoint,
  { to, t }: { to: OutlinePoint; t: number },
): readonly [number, number] {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2]
  return [a * from.x + b * control.x + c * to.x, a * from.y + b * control.y + c * to.y]
}
