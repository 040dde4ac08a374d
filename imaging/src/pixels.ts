import type { PixelFacts } from '@zhongzhao/domain/images/facts'
import type { Plane } from './units.ts'

const GREY = 128
/** A step between block rows smaller than this many levels is no seam anybody would see. */
const SEAM_STEP = 10
/** Levels by which the other planes may step at a seam. */
const QUIET = 5

export type ColourModel = 'ycc' | 'rgb'

/** Distance from grey of each block, as Cb and Cr around 0. */
function chromaPairs([a, b, c]: readonly [Plane, Plane, Plane], model: ColourModel): readonly Float32Array[] {
  if (model === 'ycc') return [b.means.map((v) => v - GREY), c.means.map((v) => v - GREY)]
  const luma = a.means.map((r, i) => 0.299 * r + 0.587 * (b.means[i] ?? r) + 0.114 * (c.means[i] ?? r))
  return [
    c.means.map((blue, i) => (blue - (luma[i] ?? blue)) / 1.772),
    a.means.map((red, i) => (red - (luma[i] ?? red)) / 1.402),
  ]
}

const mean = (values: Float32Array) => values.reduce((sum, v) => sum + v, 0) / Math.max(values.length, 1)

/** How much colour there is: mean and 98th percentile of the distance from grey, and the spread around the mean
 *  colour (a tinted grey picture has distance but no spread). Cb/Cr levels. */
export function measureChroma(
  planes: readonly Plane[],
  model: ColourModel,
): Pick<PixelFacts, 'chroma' | 'chromaPeak' | 'chromaSpread'> {
  const [a, b, c] = planes
  if (planes.length === 1) return { chroma: 0, chromaPeak: 0, chromaSpread: 0 }
  if (a === undefined || b === undefined || c === undefined || planes.length > 3) return {}
  const [cb = new Float32Array(), cr = new Float32Array()] = chromaPairs([a, b, c], model)
  const distance = cb.map((v, i) => Math.sqrt(v ** 2 + (cr[i] ?? 0) ** 2))
  const [meanCb, meanCr] = [mean(cb), mean(cr)]
  const apart = cb.map((v, i) => (v - meanCb) ** 2 + ((cr[i] ?? 0) - meanCr) ** 2)
  const sorted = distance.toSorted()
  return {
    chroma: rounded(mean(distance)),
    chromaPeak: rounded(sorted[Math.floor(sorted.length * 0.98)] ?? 0),
    chromaSpread: rounded(Math.sqrt(mean(apart))),
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100

/** Steps of the first plane from the block row above; NaN where another plane steps too: damage shifts one plane alone,
 *  an edge of the thing pictured nearly always changes its colour as well. */
function lonelySteps(planes: readonly Plane[], row: number): Float32Array {
  const [luma, ...others] = planes
  if (luma === undefined) return new Float32Array()
  const { wide, means } = luma
  const from = row * wide
  const steps = new Float32Array(wide)
  for (let x = 0; x < wide; x++) steps[x] = (means[from + x] ?? 0) - (means[from + x - wide] ?? 0)
  for (const other of others) {
    const below = Math.floor((row * other.high) / luma.high) * other.wide
    const scale = other.wide / wide
    for (let x = 0; x < wide; x++) {
      const at = below + Math.floor(x * scale)
      const step = (other.means[at] ?? 0) - (other.means[at - other.wide] ?? 0)
      if (step > QUIET || step < -QUIET) steps[x] = Number.NaN
    }
  }
  return steps
}

/** Bins of 8 levels over −512 to 511. */
const BINS = 128
const bins = new Int16Array(BINS)

/** The step that the most columns of both boundaries share, and how many do (two neighbouring bins). Levels. */
function commonStep(upper: Float32Array, lower: Float32Array | undefined) {
  bins.fill(0)
  for (const steps of lower === undefined ? [upper] : [upper, lower]) {
    for (let x = 0; x < steps.length; x++) {
      const step = steps[x] ?? 0
      // NaN fails both comparisons and is not counted.
      if (step >= SEAM_STEP - 4 || step <= 4 - SEAM_STEP) {
        const bin = Math.min(Math.max((step + 512) >> 3, 0), BINS - 1)
        bins[bin] = (bins[bin] ?? 0) + 1
      }
    }
  }
  let most = 0
  let best = 0
  for (let bin = 1; bin < BINS; bin++) {
    const count = (bins[bin] ?? 0) + (bins[bin - 1] ?? 0)
    if (count > most) [most, best] = [count, bin]
  }
  return { step: best * 8 - 512, columns: most }
}

/** The best place to change from the boundary above to the one below, and the part of the width it explains. */
function explained(upper: Float32Array, lower: Float32Array | undefined, step: number): number {
  const near = Math.abs(step) * 0.15 + 4
  const fits = (d: number | undefined) => (d !== undefined && Math.abs(d - step) <= near ? 1 : 0)
  let count = upper.reduce((sum, d) => sum + fits(d), 0)
  let best = count
  for (let x = 0; x < upper.length && lower !== undefined; x++) {
    count += fits(lower[x]) - fits(upper[x])
    best = Math.max(best, count)
  }
  return best / upper.length
}

/** The seam that flipped bits leave: every block after the damage, in coding order, is lighter or darker by the same
 *  amount, so the step runs from the damaged block to the right edge and goes on one row lower from the left edge.
 *  Returns the greatest part of the width that one such step explains, 0–1. An edge of the thing pictured (shoulders,
 *  the edge of a card) leaves out the margins. `blockRows` = block rows of the first plane in one coded row. */
export function longestSeam(planes: readonly Plane[], blockRows: number): number {
  const high = planes[0]?.high ?? 0
  let longest = 0
  let lower = blockRows < high ? lonelySteps(planes, blockRows) : undefined
  for (let row = blockRows; lower !== undefined; row += blockRows) {
    const upper = lower
    lower = row + blockRows < high ? lonelySteps(planes, row + blockRows) : undefined
    const { step, columns } = commonStep(upper, lower)
    // Fewer columns than the longest so far cannot make a longer one.
    if (Math.abs(step) < SEAM_STEP || columns / upper.length <= longest) continue
    longest = Math.max(longest, explained(upper, lower, step))
  }
  return rounded(longest)
}

/** Part of the block means that 8-bit samples cannot give (allowing for coarse steps): drift after flipped bits. */
export function partOutOfRange(planes: readonly Plane[]): number {
  const all = planes.reduce((sum, plane) => sum + plane.means.length, 0)
  const out = planes.reduce((sum, { means }) => sum + means.filter((v) => v < -24 || v > 279).length, 0)
  return all === 0 ? 0 : Math.round((out / all) * 1e4) / 1e4
}
