import { type GlyphCell, alikeness } from './glyph.ts'
import type { GreyStrip } from './strip.ts'

/** Where the ink of a line lies in its strip, px, `[from, until)`. */
export interface InkBox {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A pixel darker than this is ink, 0–255, after levels. */
const INK = 128
/** A column or row with fewer dark pixels is speckle. */
const LEAST = 2

/** The ink right of `from`, up to the first gap wider than two letters; `undefined` when there is none. */
export function inkBox({ width, height, data }: GreyStrip, from: number): InkBox | undefined {
  const columns = new Int32Array(width)
  const rows = new Int32Array(height)
  const [top0, bottom0] = [Math.round(height * 0.06), Math.round(height * 0.94)]
  for (let y = top0; y < bottom0; y++)
    for (let x = from; x < width; x++)
      if ((data[y * width + x] ?? 255) < INK) columns[x] = (columns[x] ?? 0) + 1
  let [left, right] = [-1, -1]
  for (let x = from; x < width; x++) {
    if ((columns[x] ?? 0) < LEAST) continue
    if (left < 0) left = x
    else if (x - right > 1.6 * height) break
    right = x + 1
  }
  if (left < 0 || right < 0) return undefined
  for (let y = top0; y < bottom0; y++)
    for (let x = left; x < right; x++) if ((data[y * width + x] ?? 255) < INK) rows[y] = (rows[y] ?? 0) + 1
  const inked = [...rows.keys()].filter((y) => (rows[y] ?? 0) >= LEAST)
  return { left, right, top: inked[0] ?? 0, bottom: (inked.at(-1) ?? height - 1) + 1 }
}

/** Sizes tried around the one the ink suggests, and how far a character may stand from its place, parts of the em. */
const SIZES = [0.94, 0.97, 1, 1.03, 1.06] as const
const STRAY = 0.12

/** Lays the drawn characters, one em apart, over the ink and tells how alike each is where it fits best (−1 to 1). */
export function matchLine(strip: GreyStrip, box: InkBox, cells: readonly GlyphCell[]): readonly number[] {
  const [first, last] = [marginsOf(cells[0]), marginsOf(cells.at(-1))]
  const ems = cells.length - first.before - last.after
  const middle = (box.top + box.bottom) / 2
  let best: readonly number[] = cells.map(() => 0)
  for (const size of SIZES) {
    const em = ((box.right - box.left) / ems) * size
    if (em < 6 || em > strip.height * 1.1) continue
    const found = layOut(strip, { em, start: box.left - first.before * em, middle }, cells)
    if (total(found) > total(best)) best = found
  }
  return best
}

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

interface Start {
  readonly em: number
  readonly start: number
  /** Middle of the ink's height, px. */
  readonly middle: number
}

function layOut(
  strip: GreyStrip,
  { em, start, middle }: Start,
  cells: readonly GlyphCell[],
): readonly number[] {
  let wanted = start
  return cells.map((cell) => {
    const found = bestNear(strip, cell, { left: wanted, top: middle - em / 2, em })
    wanted = found.left + em
    return found.alike
  })
}

/** The best place of one drawn character near where it should stand. */
function bestNear(
  strip: GreyStrip,
  cell: GlyphCell,
  { left, top, em }: { left: number; top: number; em: number },
): { readonly alike: number; readonly left: number } {
  let best = { alike: -1, left }
  const stray = STRAY * em
  const step = Math.max(0.5, em / 20)
  for (let dy = -stray; dy <= stray; dy += step)
    for (let dx = -stray; dx <= stray; dx += step) {
      const seen = cellAt(strip, { left: left + dx, top: top + dy, em, side: cell.side })
      const alike = alikeness(seen, cell.ink)
      if (alike > best.alike) best = { alike, left: left + dx }
    }
  return best
}

/** The darkness of a square of the strip, brought to `side` px. */
function cellAt(
  { width, height, data }: GreyStrip,
  { left, top, em, side }: { left: number; top: number; em: number; side: number },
): Float32Array {
  const cell = new Float32Array(side * side)
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const x = left + ((column + 0.5) * em) / side - 0.5
      const y = top + ((row + 0.5) * em) / side - 0.5
      const [x0, y0] = [Math.floor(x), Math.floor(y)]
      const [dx, dy] = [x - x0, y - y0]
      const at = (u: number, v: number) =>
        u < 0 || v < 0 || u >= width || v >= height ? 0 : 1 - (data[v * width + u] ?? 255) / 255
      const above = at(x0, y0) * (1 - dx) + at(x0 + 1, y0) * dx
      const below = at(x0, y0 + 1) * (1 - dx) + at(x0 + 1, y0 + 1) * dx
      cell[row * side + column] = above * (1 - dy) + below * dy
    }
  return cell
}

/** White before and after a character's ink, parts of the em. */
function marginsOf(cell: GlyphCell | undefined): { readonly before: number; readonly after: number } {
  if (cell === undefined) return { before: 0, after: 0 }
  const { side, ink } = cell
  const inked = Array.from({ length: side }, (_, x) => x).filter((x) =>
    Array.from({ length: side }, (__, y) => ink[y * side + x] ?? 0).some((v) => v > 0.5),
  )
  return { before: (inked[0] ?? 0) / side, after: (side - 1 - (inked.at(-1) ?? side - 1)) / side }
}
