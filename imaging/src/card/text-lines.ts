import type { Point } from './affine.ts'

/** A run of text found by the detector: the ends of its axis and its thickness, in the units of the map. */
export interface TextLine {
  readonly left: Point
  readonly right: Point
  readonly thickness: number
}

/** What the detector says of each pixel, 0–1, row by row. */
export interface TextMap {
  readonly width: number
  readonly height: number
  readonly values: Float32Array
}

/** Above it a pixel belongs to text: the detector's own threshold. */
const TEXT = 0.3
/** Pixels of the smallest region looked at. */
const LEAST = 12

/** Connected regions of text, each as its principal axis, pointing right (or down, when upright). */
export function textLines(map: TextMap): readonly TextLine[] {
  const seen = new Uint8Array(map.width * map.height)
  const lines: TextLine[] = []
  for (let at = 0; at < seen.length; at++) {
    if (seen[at] === 1 || (map.values[at] ?? 0) < TEXT) continue
    const region = regionAt(map, seen, at)
    if (region.length >= LEAST) lines.push(axisOf(region, map.width))
  }
  return lines
}

function regionAt({ width, height, values }: TextMap, seen: Uint8Array, first: number): readonly number[] {
  const region = [first]
  seen[first] = 1
  for (let next = 0; next < region.length; next++) {
    const at = region[next] ?? 0
    const [x, y] = [at % width, Math.floor(at / width)]
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const near = row * width + column
        if (seen[near] === 1 || (values[near] ?? 0) < TEXT) continue
        seen[near] = 1
        region.push(near)
      }
  }
  return region
}

function axisOf(region: readonly number[], width: number): TextLine {
  const n = region.length
  const [mx, my] = [mean(region, (at) => at % width), mean(region, (at) => Math.floor(at / width))]
  let [xx, xy, yy] = [0, 0, 0]
  for (const at of region) {
    const [x, y] = [(at % width) - mx, Math.floor(at / width) - my]
    xx += x * x
    xy += x * y
    yy += y * y
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  let [least, most] = [0, 0]
  for (const at of region) {
    const along = ((at % width) - mx) * cos + (Math.floor(at / width) - my) * sin
    least = Math.min(least, along)
    most = Math.max(most, along)
  }
  const length = most - least + 1
  return {
    left: [mx + least * cos, my + least * sin],
    right: [mx + most * cos, my + most * sin],
    thickness: n / length,
  }
}

function mean(region: readonly number[], of: (at: number) => number): number {
  return region.reduce((sum, at) => sum + of(at), 0) / region.length
}
