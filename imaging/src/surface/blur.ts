import type { Area, Luma } from './luma.ts'

/** Length of the mean that blurs once more. px */
const MEAN = 9

const REACH = MEAN >> 1

/** A direction to the next pixel: columns, rows. */
type Direction = readonly [across: number, down: number]
const directions: readonly Direction[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
]

/** How much of the neighbouring differences along one direction stays after blurring once more. */
function blurAlong({ width, data }: Luma, area: Area, [across, down]: Direction): number {
  const step = down * width + across
  const [far, near] = [REACH * step, (REACH + 1) * step]
  const margin = REACH + 1
  let [before, lost] = [0, 0]
  for (let y = area.top + margin; y < area.bottom - margin; y++) {
    for (let i = y * width + area.left + margin; i < y * width + area.right - margin; i++) {
      // The mean around i − 1 moves on to i: its change is the difference of the samples entering and leaving.
      const blurred = Math.abs((data[i + far] ?? 0) - (data[i - near] ?? 0)) / MEAN
      const sharp = Math.abs((data[i] ?? 0) - (data[i - step] ?? 0))
      before += sharp
      lost += Math.max(0, sharp - blurred)
    }
  }
  return before === 0 ? 1 : (before - lost) / before
}

/** How much less there is to lose by blurring once more (Crete et al. 2007): 0 sharp, 1 blurred; the worst direction counts, slanting
 *  ones too, so that a shaken picture is found. */
export function blurOf(luma: Luma, area: Area): number {
  return Math.max(...directions.map((direction) => blurAlong(luma, area, direction)))
}

/** Squares of so many px that are averaged: what a noisy sensor adds goes away, the blur stays. */
const COARSE = 3

/** The face in means of 3×3 px. */
function coarse({ width, data }: Luma, area: Area): Luma {
  const [columns, rows] = [
    Math.floor((area.right - area.left) / COARSE),
    Math.floor((area.bottom - area.top) / COARSE),
  ]
  const means = new Float32Array(Math.max(columns * rows, 0))
  for (let y = 0; y < rows * COARSE; y++) {
    const row = Math.floor(y / COARSE) * columns
    for (let x = 0; x < columns * COARSE; x++) {
      const to = row + Math.floor(x / COARSE)
      means[to] = (means[to] ?? 0) + (data[(area.top + y) * width + area.left + x] ?? 0) / COARSE ** 2
    }
  }
  return { width: columns, height: rows, data: means }
}

/** The blur of the face in means of 3×3 px: finds a blurred face under the noise of a dark room. */
export function coarseBlurOf(luma: Luma, area: Area): number {
  const small = coarse(luma, area)
  return blurOf(small, { left: 0, top: 0, right: small.width, bottom: small.height })
}
