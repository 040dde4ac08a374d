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
const USUAL_SIZES = [0.95, 1, 1.05] as const
/** px; smaller characters are a smudge. */
const LEAST_EM = 6
const STRAY = 0.12
const COARSE = 2
const FINE = 2
const FINE_SIZES = [0.97, 1, 1.03] as const

/** How a drawn line lies over the ink. */
export interface LineMatch {
  /** How alike each character is where it fits best, −1 to 1. */
  readonly alike: readonly number[]
  /** Ink right of the last character, parts of an em: something more is printed. */
  readonly beyond: number
}

/** Lays the drawn characters, one em apart, over the ink. The size is what the ink's length suggests, or the usual `em`
 *  (px), since a thin last stroke may not count as ink. */
export function matchLine(
  strip: GreyStrip,
  cells: readonly GlyphCell[],
  { box, em: usual }: { box: InkBox; em: number },
): LineMatch {
  const [first, last] = [marginsOf(cells[0]), marginsOf(cells.at(-1))]
  const long = (box.right - box.left) / (cells.length - first.before - last.after)
  const sizes = [...SIZES.map((size) => long * size), ...USUAL_SIZES.map((size) => usual * size)]
  const middle = (box.top + box.bottom) / 2
  let best: readonly FoundPlace[] = []
  for (const em of sizes) {
    if (em < LEAST_EM || em > strip.height * 1.1) continue
    const found = layOut(strip, { left: box.left - first.before * em, top: middle - em / 2, em }, cells)
    if (best.length === 0 || total(found) > total(best)) best = found
  }
  const end = best.at(-1)
  if (end === undefined) return { alike: cells.map(() => 0), beyond: 0 }
  const beyond = Math.max(0, (box.right - end.left) / end.em - 1 + last.after)
  return { alike: best.map((near, i) => refined(strip, cells[i], near)), beyond }
}

const total = (places: readonly FoundPlace[]) => places.reduce((sum, { alike }) => sum + alike, 0)

/** Each character near where the one before it would put it. */
function layOut(strip: GreyStrip, start: Place, cells: readonly GlyphCell[]): readonly FoundPlace[] {
  let wanted = start
  return cells.map((cell) => {
    const found = bestOf(strip, cell, { around: wanted, reach: STRAY * start.em, steps: COARSE })
    wanted = { ...start, left: found.left + start.em }
    return found
  })
}

interface Place {
  readonly left: number
  readonly top: number
  readonly em: number
}

type FoundPlace = Place & { readonly alike: number }

/** How alike a character is in the best place around the one found, a little larger or smaller too: a fine stroke half a
 *  pixel off already looks different. */
function refined(strip: GreyStrip, cell: GlyphCell | undefined, near: FoundPlace): number {
  if (cell === undefined) return 0
  const reach = (STRAY * near.em) / COARSE
  const fine = FINE_SIZES.map((size) => {
    const em = near.em * size
    const shift = (near.em - em) / 2
    const around = { left: near.left + shift, top: near.top + shift, em }
    return bestOf(strip, cell, { around, reach, steps: FINE }).alike
  })
  return Math.max(near.alike, ...fine)
}

/** Tries `2 × steps + 1` places each way within `reach` px. */
function bestOf(
  strip: GreyStrip,
  cell: GlyphCell,
  { around, reach, steps }: { around: Place; reach: number; steps: number },
): FoundPlace {
  const seen = new Float32Array(cell.ink.length)
  let best = { ...around, alike: -1 }
  for (let down = -steps; down <= steps; down++)
    for (let across = -steps; across <= steps; across++) {
      const left = around.left + (across * reach) / steps
      const top = around.top + (down * reach) / steps
      fillCell(seen, strip, { left, top, em: around.em, side: cell.side })
      const alike = alikeness(seen, cell.ink)
      if (alike > best.alike) best = { left, top, em: around.em, alike }
    }
  return best
}

/** Fills a cell with the darkness of a square of the strip (bilinear); white outside. */
function fillCell(
  cell: Float32Array,
  { width, height, data }: GreyStrip,
  { left, top, em, side }: Place & { readonly side: number },
): void {
  for (let row = 0; row < side; row++) {
    const y = top + ((row + 0.5) * em) / side - 0.5
    const [above, dy] = [Math.floor(y), y - Math.floor(y)]
    for (let column = 0; column < side; column++) {
      const x = left + ((column + 0.5) * em) / side - 0.5
      const [before, dx] = [Math.floor(x), x - Math.floor(x)]
      const inside = before >= 0 && above >= 0 && before < width - 1 && above < height - 1
      const at = above * width + before
      cell[row * side + column] = inside
        ? 1 -
          (((data[at] ?? 0) * (1 - dx) + (data[at + 1] ?? 0) * dx) * (1 - dy) +
            ((data[at + width] ?? 0) * (1 - dx) + (data[at + width + 1] ?? 0) * dx) * dy) /
            255
        : 0
    }
  }
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
