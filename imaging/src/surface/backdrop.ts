import type { HalfPicture } from './lab.ts'

/** Colour of the background wherever in the picture: a quadratic in x and y for each of L, a, b, so that light that falls off
 *  towards an edge is no other colour. Coefficients of 1, x, y, x², xy, y² with x, y in −1 to 1. */
export interface Backdrop {
  readonly l: Float64Array
  readonly a: Float64Array
  readonly b: Float64Array
  /** Part of the border that follows the fit, 0–1. */
  readonly follows: number
}

const TERMS = 6
/** Part of the width and height that the border strips take: only background belongs there. */
const SIDE = 0.06
const TOP = 0.05
const ROUNDS = 4

/** Pixels of the border: the upper strip and both sides down to `until` (row of the half picture). */
export function borderOf({ width, height }: HalfPicture, until: number): Int32Array {
  const side = Math.max(2, Math.round(width * SIDE))
  const top = Math.max(2, Math.round(height * TOP))
  const low = Math.min(height, Math.max(top, Math.round(until)))
  const found: number[] = []
  for (let y = 0; y < low; y++) {
    // Every other pixel of every row, the rows in turn: four thousand say as much as eight.
    for (let x = y % 2; x < width; x += 2) {
      if (y < top || x < side || x >= width - side) found.push(y * width + x)
    }
  }
  return Int32Array.from(found)
}

function termsAt(at: number, { width, height }: HalfPicture, into: Float64Array): void {
  const x = ((at % width) / width) * 2 - 1
  const y = (Math.floor(at / width) / height) * 2 - 1
  into[0] = 1
  into[1] = x
  into[2] = y
  into[3] = x * x
  into[4] = x * y
  into[5] = y * y
}

/** Solves the 6×6 equations in place by elimination with pivots; a little ridge keeps thin borders solvable. */
function solved(matrix: Float64Array, right: Float64Array): Float64Array {
  const m = Float64Array.from(matrix)
  const v = Float64Array.from(right)
  const get = (row: number, column: number) => m[row * TERMS + column] ?? 0
  for (let i = 0; i < TERMS; i++) m[i * TERMS + i] = get(i, i) + 1e-6 * (get(0, 0) + 1)
  for (let i = 0; i < TERMS; i++) {
    for (let row = i + 1; row < TERMS; row++) {
      const factor = get(row, i) / get(i, i)
      for (let column = i; column < TERMS; column++)
        m[row * TERMS + column] = get(row, column) - factor * get(i, column)
      v[row] = (v[row] ?? 0) - factor * (v[i] ?? 0)
    }
  }
  for (let i = TERMS - 1; i >= 0; i--) {
    let sum = v[i] ?? 0
    for (let column = i + 1; column < TERMS; column++) sum -= get(i, column) * (v[column] ?? 0)
    v[i] = sum / get(i, i)
  }
  return v
}

const valueOf = (coefficients: Float64Array, terms: Float64Array) => {
  let sum = 0
  for (let i = 0; i < TERMS; i++) sum += (coefficients[i] ?? 0) * (terms[i] ?? 0)
  return sum
}

/** Squared Lab distance of a pixel from the backdrop. `terms` is scratch. */
export function distanceSquared(
  half: HalfPicture,
  backdrop: Backdrop,
  at: number,
  terms: Float64Array,
): number {
  termsAt(at, half, terms)
  const dl = (half.l[at] ?? 0) - valueOf(backdrop.l, terms)
  const da = (half.a[at] ?? 0) - valueOf(backdrop.a, terms)
  const db = (half.b[at] ?? 0) - valueOf(backdrop.b, terms)
  return dl * dl + da * da + db * db
}

const LARGEST_TERM_ROWS = new Float64Array(TERMS)

function leastSquares(half: HalfPicture, chosen: readonly number[]): Omit<Backdrop, 'follows'> {
  const matrix = new Float64Array(TERMS * TERMS)
  const rights = [new Float64Array(TERMS), new Float64Array(TERMS), new Float64Array(TERMS)] as const
  const terms = LARGEST_TERM_ROWS
  for (const at of chosen) {
    termsAt(at, half, terms)
    const values = [half.l[at] ?? 0, half.a[at] ?? 0, half.b[at] ?? 0]
    for (let i = 0; i < TERMS; i++) {
      const t = terms[i] ?? 0
      for (let j = i; j < TERMS; j++)
        matrix[i * TERMS + j] = (matrix[i * TERMS + j] ?? 0) + t * (terms[j] ?? 0)
      for (let c = 0; c < 3; c++) {
        const right = rights[c]
        if (right !== undefined) right[i] = (right[i] ?? 0) + t * (values[c] ?? 0)
      }
    }
  }
  for (let i = 0; i < TERMS; i++)
    for (let j = 0; j < i; j++) matrix[i * TERMS + j] = matrix[j * TERMS + i] ?? 0
  return { l: solved(matrix, rights[0]), a: solved(matrix, rights[1]), b: solved(matrix, rights[2]) }
}

function medianOf(values: Float32Array): number {
  const sorted = values.toSorted()
  return sorted[sorted.length >> 1] ?? 0
}

/** Fits the backdrop to the border, leaving out what does not belong to it (hair, a shoulder, a frame): first what is far from the
 *  middle colour, then, in rounds, what is far from the fit. */
export function fitBackdrop(half: HalfPicture, border: Int32Array): Backdrop {
  const middle = [half.l, half.a, half.b].map((plane) =>
    medianOf(Float32Array.from(border, (at) => plane[at] ?? 0)),
  )
  const near = (at: number) =>
    Math.hypot(
      (half.l[at] ?? 0) - (middle[0] ?? 0),
      (half.a[at] ?? 0) - (middle[1] ?? 0),
      (half.b[at] ?? 0) - (middle[2] ?? 0),
    )
  let chosen = [...border].filter((at) => near(at) < 25)
  let fit: Omit<Backdrop, 'follows'> = leastSquares(half, chosen)
  const terms = new Float64Array(TERMS)
  for (let round = 0; round < ROUNDS; round++) {
    const limit = round < ROUNDS - 1 ? 14 : 10
    const kept = [...border].filter(
      (at) => distanceSquared(half, { ...fit, follows: 0 }, at, terms) < limit * limit,
    )
    if (kept.length < TERMS * 20) break
    chosen = kept
    fit = leastSquares(half, chosen)
  }
  return { ...fit, follows: chosen.length / Math.max(border.length, 1) }
}
