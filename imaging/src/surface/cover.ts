import type { AboveFacts, BelowFacts } from '@zhongzhao/domain/images/eye/surface-facts'
import { type FacePoints, type Point, distance } from '../face-points.ts'
import type { HalfPicture } from './lab.ts'
import { type FaceFrame, type Lab, around, colourAt, inFrame, placeIn, unlike } from './patches.ts'

/** Distance between the eyes in px: the measure of everything in a face. */
const unitOf = ({ across }: FaceFrame) => distance([0, 0], across)
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const heightOf = (frame: FaceFrame, point: Point | undefined) => inFrame(frame, point ?? [0, 0])[1]

/** A face whose eyes have been found: its points, directions and skin. */
export interface SkinnedFace {
  readonly points: FacePoints
  readonly frame: FaceFrame
  readonly skin: Lab
}

/** Light left under each eye against the skin's: where a lens sits there is skin in a bare face. The lighter eye counts. */
export function lensOf(half: HalfPicture, { frame, skin }: SkinnedFace): number {
  const radius = unitOf(frame) * 0.09
  const lights = [-0.5, 0.5].map((u) => {
    const under = [-0.12, 0, 0.12].flatMap((d) => around(half, placeIn(frame, u + d, 0.2), radius))
    return colourAt(half, under)[0] / Math.max(skin[0], 1)
  })
  return Math.max(...lights)
}

/** Nose, mouth, chin and cheeks against the skin between the eyes. */
export function belowOf(half: HalfPicture, { points, frame, skin }: SkinnedFace): BelowFacts {
  const radius = unitOf(frame) * 0.11
  const [nose, mouth, chin] = [33, 62, 8].map((i) => heightOf(frame, points[i])) as [number, number, number]
  const at = (u: number, v: number) => colourAt(half, around(half, placeIn(frame, u, v), radius))
  const tip = at(0, nose - 0.02)
  const lips = at(0, mouth)
  const under = at(0, mouth + (chin - mouth) * 0.55)
  const cheeks = [at(-0.42, (nose + mouth) / 2), at(0.42, (nose + mouth) / 2)]
  return {
    least: Math.min(...[tip, lips, under, ...cheeks].map((colour) => unlike(colour, skin))),
    among: Math.max(unlike(tip, lips), unlike(lips, under)),
  }
}

/** Height of the upper brow and of the crown in the face's own directions. */
export function browAndTop({ points, frame }: SkinnedFace, crown: number) {
  const brow = Math.min(...[19, 20, 23, 24].map((i) => heightOf(frame, points[i])))
  return { brow, top: inFrame(frame, [frame.eyes[0], crown])[1] }
}

/** Mean change of lightness between neighbours. */
function roughness(half: HalfPicture, places: readonly number[]): number {
  let sum = 0
  for (const at of places) {
    const here = half.l[at] ?? 0
    sum += Math.abs(here - (half.l[at + 1] ?? here)) + Math.abs(here - (half.l[at + half.width] ?? here))
  }
  return sum / Math.max(places.length * 2, 1)
}

/** Unlike the skin by less than this: skin. */
const SKIN = 16
/** Unlike the middle colour by less than this: the same. */
const SAME = 6

/** Evenly spaced numbers from `from` to `until`. */
const spaced = (from: number, until: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((until - from) * i) / (count - 1))

/** Forehead and hair, or what covers them. `crown`: px of the whole picture. */
export function aboveOf(half: HalfPicture, face: SkinnedFace, crown: number): AboveFacts {
  const { frame, skin } = face
  const { brow, top } = browAndTop(face, crown)
  const radius = unitOf(frame) * 0.07
  const forehead = spaced(-0.45, 0.45, 7).flatMap((u) =>
    [0.1, 0.17, 0.24].map((v) => colourAt(half, around(half, placeIn(frame, u, brow - v), radius))),
  )
  const higher = spaced(-0.5, 0.5, 11).flatMap((u) =>
    spaced(0.15, 0.55, 5).map((part) => around(half, placeIn(frame, u, top + (brow - top) * part), radius)),
  )
  const colours = higher.map((places) => colourAt(half, places))
  const middle: Lab = [
    median(colours.map((c) => c[0])),
    median(colours.map((c) => c[1])),
    median(colours.map((c) => c[2])),
  ]
  const [, a, b] = middle
  const lights = colours.map((c) => c[0]).toSorted((one, other) => one - other)
  const tenth = Math.floor(lights.length / 10)
  return {
    height: brow - top,
    light: middle[0],
    spread: (lights.at(-1 - tenth) ?? 0) - (lights[tenth] ?? 0),
    apart: unlike(middle, skin),
    skin: forehead.filter((colour) => unlike(colour, skin) < SKIN).length / forehead.length,
    chroma: Math.hypot(a, b),
    hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360,
    even: colours.filter((colour) => unlike(colour, middle) < SAME).length / colours.length,
    rough: median(higher.map((places) => roughness(half, places))),
  }
}
