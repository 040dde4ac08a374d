import type { FacePoints } from '../face-points.ts'
import { type Backdrop, distanceSquared } from './backdrop.ts'
import type { HalfPicture } from './lab.ts'

/** Lab distance up to which a pixel joined to the border is background. */
const REACH = 16

/** Who stands before the background: 1 person, 0 background; half the picture's size, row by row. */
export interface Matte {
  readonly width: number
  readonly height: number
  readonly person: Uint8Array
}

/** Floods from the upper edge and both sides (down to `until`, a row of the half picture) over what looks like the backdrop. */
export function matteOf(half: HalfPicture, backdrop: Backdrop, until: number): Matte {
  const { width, height } = half
  const person = new Uint8Array(width * height).fill(1)
  const queue = new Int32Array(width * height)
  const terms = new Float64Array(6)
  let [head, tail] = [0, 0]
  const visit = (at: number) => {
    if (person[at] === 1 && distanceSquared(half, backdrop, at, terms) < REACH * REACH) {
      person[at] = 0
      queue[tail++] = at
    }
  }
  for (let x = 0; x < width; x++) visit(x)
  for (let y = 0; y < Math.min(until, height); y++) {
    visit(y * width)
    visit(y * width + width - 1)
  }
  while (head < tail) {
    const at = queue[head++] ?? 0
    const x = at % width
    if (x > 0) visit(at - 1)
    if (x < width - 1) visit(at + 1)
    if (at >= width) visit(at - width)
    if (at + width < person.length) visit(at + width)
  }
  return { width, height, person }
}

/** Part of half the face's width that must be person for a row to belong to the head. */
const CROWN_PART = 0.35

/** px of the whole picture. */
interface Across {
  readonly left: number
  readonly right: number
}

function faceAcross(points: FacePoints): Across {
  const xs = points.slice(0, 17).map((p) => p[0])
  return { left: Math.min(...xs), right: Math.max(...xs) }
}

/** Person pixels of a row between two columns of the matte. */
function filled({ width, person }: Matte, row: number, { left, right }: Across): number {
  let count = 0
  for (let x = Math.max(0, left); x < Math.min(width, right); x++) count += person[row * width + x] ?? 0
  return count
}

/** The top of the head with its hair (头顶): the first row in which enough of the face's width is person, three rows running.
 *  px of the whole picture; 0 when the head reaches the upper edge. */
export function crownOf(matte: Matte, points: FacePoints): number {
  const across = faceAcross(points)
  const face = (across.right - across.left) / 2
  const middle = (across.left + across.right) / 4
  const window = { left: Math.round(middle - face * 0.75), right: Math.round(middle + face * 0.75) }
  const enough = (CROWN_PART * face) / 2
  for (let row = 0; row + 2 < matte.height; row++) {
    if ([0, 1, 2].every((n) => filled(matte, row + n, window) >= enough)) return row * 2
  }
  return 0
}

/** Middle of the head between crown and eyes: median over the rows of the middle between its left and right edge. px of the
 *  whole picture; undefined when the rows are empty. */
export function headMiddleOf(matte: Matte, points: FacePoints): number | undefined {
  const { width, person } = matte
  const from = Math.round(crownOf(matte, points) / 2)
  const until = Math.round((((points[37]?.[1] ?? 0) + (points[44]?.[1] ?? 0)) / 2) * 0.5)
  const middles: number[] = []
  for (let row = from; row < Math.min(until, matte.height); row++) {
    let [first, last] = [-1, -1]
    for (let x = 0; x < width; x++) {
      if (person[row * width + x] !== 1) continue
      if (first < 0) first = x
      last = x
    }
    if (first >= 0) middles.push(first + last)
  }
  return middles.toSorted((a, b) => a - b)[middles.length >> 1]
}
