import { type FacePoints, type Point, distance, middle, partOf } from '../face-points.ts'
import type { HalfPicture } from './lab.ts'

/** A colour in Lab. */
export type Lab = readonly [l: number, a: number, b: number]

/** The face's own directions: `across` one distance between the eyes to the right, `down` the same towards the chin. px of the whole picture. */
export interface FaceFrame {
  readonly eyes: Point
  readonly across: Point
  readonly down: Point
}

export function frameOf(points: FacePoints): FaceFrame {
  const left = partOf(points, 'leftEye')
  const right = partOf(points, 'rightEye')
  const across: Point = [right[0] - left[0], right[1] - left[1]]
  return { eyes: middle(left, right), across, down: [-across[1], across[0]] }
}

/** A place of the face: `u` to the right and `v` down from the middle of the eyes, in distances between the eyes. */
export function placeIn({ eyes, across, down }: FaceFrame, u: number, v: number): Point {
  return [eyes[0] + across[0] * u + down[0] * v, eyes[1] + across[1] * u + down[1] * v]
}

/** Where a point lies in the face's own directions: `u`, `v` as in `placeIn`. */
export function inFrame({ eyes, across, down }: FaceFrame, [x, y]: Point): Point {
  const [dx, dy] = [x - eyes[0], y - eyes[1]]
  const square = across[0] ** 2 + across[1] ** 2
  return [(dx * across[0] + dy * across[1]) / square, (dx * down[0] + dy * down[1]) / square]
}

/** Indexes of the half picture within `radius` px (of the whole picture) of a point. */
export function around(half: HalfPicture, [x, y]: Point, radius: number): readonly number[] {
  const [cx, cy, r] = [x / 2, y / 2, Math.max(1, radius / 2)]
  const found: number[] = []
  for (let row = Math.max(0, Math.ceil(cy - r)); row <= Math.min(half.height - 1, cy + r); row++) {
    for (let column = Math.max(0, Math.ceil(cx - r)); column <= Math.min(half.width - 1, cx + r); column++) {
      if ((column - cx) ** 2 + (row - cy) ** 2 <= r * r) found.push(row * half.width + column)
    }
  }
  return found
}

const medianAt = (plane: Float32Array, places: readonly number[]) => {
  const sorted = Float32Array.from(places, (at) => plane[at] ?? 0).sort()
  return sorted[sorted.length >> 1] ?? 0
}

/** Middle colour of some pixels, plane by plane. */
export function colourAt(half: HalfPicture, places: readonly number[]): Lab {
  return [medianAt(half.l, places), medianAt(half.a, places), medianAt(half.b, places)]
}

/** How unlike two colours of a face are; light and shadow count half. */
export function unlike([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  return Math.hypot((l1 - l2) / 2, a1 - a2, b1 - b2)
}

/** Skin that hardly anything covers: between the brows and along the bridge of the nose. */
export function skinOf(half: HalfPicture, points: FacePoints): Lab {
  const frame = frameOf(points)
  const radius = distance([0, 0], frame.across) * 0.09
  const places = [placeIn(frame, 0, -0.12), placeIn(frame, 0, 0.05), placeIn(frame, 0, 0.2)].flatMap(
    (place) => around(half, place, radius),
  )
  return colourAt(half, places)
}
