import { type Lab, labOf } from './lab.ts'
import { leastSquares } from './least-squares.ts'
import type { RgbPicture } from './rgb-picture.ts'

/** Every how manyth pixel is looked at, in both directions. */
const STEP = 2
/** Lab distance within which a pixel is the wall's. */
const WALL = 16
/** Strips from which the wall is learned, parts of width and height. */
const SIDES = 0.06
const TOP = 0.05

/** What stands in front of the wall, on every `step`th pixel: 1 foreground, 0 wall that is connected with the edge. */
export interface Matte {
  readonly step: number
  readonly wide: number
  readonly high: number
  readonly foreground: Uint8Array
  /** Part of the edge strips that has the wall's colour, 0–1: low before a scene. */
  readonly inliers: number
}

interface Grid {
  readonly wide: number
  readonly high: number
  /** Lab, three numbers a place. */
  readonly lab: Float32Array
}

function gridOf({ width, height, data }: RgbPicture): Grid {
  const [wide, high] = [Math.floor(width / STEP), Math.floor(height / STEP)]
  const lab = new Float32Array(wide * high * 3)
  for (let y = 0, to = 0; y < high; y++) {
    for (let x = 0; x < wide; x++, to += 3) {
      const at = (y * STEP * width + x * STEP) * 3
      lab.set(labOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0), to)
    }
  }
  return { wide, high, lab }
}

/** Terms of a wall lit from somewhere: quadratic in both directions. */
function termsAt({ wide, high }: Grid, place: number): readonly number[] {
  const x = ((place % wide) / wide) * 2 - 1
  const y = (Math.floor(place / wide) / high) * 2 - 1
  return [1, x, y, x * x, x * y, y * y]
}

/** Places of the strips at the sides, down to a part of the height, and at the top. */
function edgePlaces({ wide, high }: Grid, downTo: number): readonly number[] {
  const places: number[] = []
  const [side, top, bottom] = [Math.ceil(wide * SIDES), Math.ceil(high * TOP), Math.floor(high * downTo)]
  for (let y = 0; y < bottom; y += 2) {
    for (let x = 0; x < wide; x++) {
      if (y >= top && x === side) x = Math.max(side, wide - side)
      places.push(y * wide + x)
    }
  }
  return places
}

type Fit = readonly (readonly number[])[]

function labAt(fit: Fit, terms: readonly number[]): Lab {
  const value = (channel: readonly number[] | undefined) =>
    terms.reduce((sum, term, i) => sum + term * (channel?.[i] ?? 0), 0)
  return [value(fit[0]), value(fit[1]), value(fit[2])]
}

function distanceAt(grid: Grid, fit: Fit, place: number): number {
  const [l, a, b] = labAt(fit, termsAt(grid, place))
  const at = place * 3
  return Math.hypot((grid.lab[at] ?? 0) - l, (grid.lab[at + 1] ?? 0) - a, (grid.lab[at + 2] ?? 0) - b)
}

/** The wall's colour over the picture. Begins with the median of the strips and lets go of what is far from the fit, so that
 *  hair and shoulders that reach into them do not count. */
function fitWall(grid: Grid, places: readonly number[]): Fit {
  const median = (channel: number) => {
    const all = places.map((p) => grid.lab[p * 3 + channel] ?? 0).toSorted((a, b) => a - b)
    return all[all.length >> 1] ?? 0
  }
  let fit: Fit = [0, 1, 2].map((channel) => [median(channel), 0, 0, 0, 0, 0])
  for (const within of [2 * WALL, WALL, WALL / 2]) {
    const inside = places.filter((p) => distanceAt(grid, fit, p) < within)
    if (inside.length < 60) return fit
    const next = [0, 1, 2].map((channel) =>
      leastSquares(
        inside.map((p) => ({ terms: termsAt(grid, p), value: grid.lab[p * 3 + channel] ?? 0 })),
        6,
      ),
    )
    const solved = next.flatMap((one) => (one === undefined ? [] : [one]))
    if (solved.length < 3) return fit
    fit = solved
  }
  return fit
}

/** Wall reached from the edge; what it does not reach stands in front. */
function flood(grid: Grid, isWall: (place: number) => boolean): Uint8Array {
  const { wide, high } = grid
  const foreground = new Uint8Array(wide * high).fill(1)
  const waiting: number[] = []
  const reach = (place: number) => {
    if (foreground[place] === 0 || !isWall(place)) return
    foreground[place] = 0
    waiting.push(place)
  }
  for (let x = 0; x < wide; x++) reach(x)
  for (let y = 0; y < high; y++) {
    reach(y * wide)
    reach(y * wide + wide - 1)
  }
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const x = place % wide
    if (x > 0) reach(place - 1)
    if (x < wide - 1) reach(place + 1)
    if (place >= wide) reach(place - wide)
    if (place < wide * (high - 1)) reach(place + wide)
  }
  return foreground
}

/** Parts a portrait into wall and what stands before it. `downTo`: down to which part of the height the side strips show the
 *  wall (the chin). */
export function matteOf(picture: RgbPicture, downTo: number): Matte {
  const grid = gridOf(picture)
  const places = edgePlaces(grid, Math.min(Math.max(downTo, 0.2), 1))
  const fit = fitWall(grid, places)
  const near = places.filter((p) => distanceAt(grid, fit, p) < WALL).length
  const foreground = flood(grid, (place) => distanceAt(grid, fit, place) < WALL)
  return {
    step: STEP,
    wide: grid.wide,
    high: grid.high,
    foreground,
    inliers: near / Math.max(places.length, 1),
  }
}
