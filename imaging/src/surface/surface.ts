import type { HeadFacts } from '@zhongzhao/domain/images/eye/face-facts'
import type { SurfaceFacts } from '@zhongzhao/domain/images/eye/surface-facts'
import type { Place } from '@zhongzhao/domain/images/mark'
import { type HeadOutline, headOf } from '../face-head.ts'
import type { FacePoints, Point } from '../face-points.ts'
import type { RgbPicture } from '../rgb-picture.ts'
import { borderOf, fitBackdrop } from './backdrop.ts'
import { blurOf, coarseBlurOf } from './blur.ts'
import { type SkinnedFace, aboveOf, belowOf, browAndTop, lensOf } from './cover.ts'
import { gridOf } from './grid.ts'
import { type HalfPicture, halfPicture } from './lab.ts'
import { inside, lumaOf } from './luma.ts'
import { crownOf, headMiddleOf, matteOf } from './matte.ts'
import { frameOf, placeIn, skinOf } from './patches.ts'
import { screenOf } from './screen.ts'
import { tearOf } from './tear.ts'
import { type BlueRange, wallOf } from './wall.ts'

/** Blue as the wall is looked at: wide, since how much of it there must be is the season's to say. */
const blue: BlueRange = { hueFrom: 195, hueUntil: 245, leastSaturation: 0.45, leastValue: 0.35 }

/** Box around places of the face given in its own directions. */
function boxOf(
  picture: RgbPicture,
  face: SkinnedFace,
  [left, top, right, bottom]: readonly [number, number, number, number],
) {
  const corners = [
    placeIn(face.frame, left, top),
    placeIn(face.frame, right, top),
    placeIn(face.frame, left, bottom),
    placeIn(face.frame, right, bottom),
  ]
  const part = (value: number, whole: number) => Math.min(Math.max(value / whole, 0), 1)
  const xs = corners.map((c: Point) => part(c[0], picture.width))
  const ys = corners.map((c: Point) => part(c[1], picture.height))
  const from: Place = [Math.min(...xs), Math.min(...ys)]
  const to: Place = [Math.max(...xs), Math.max(...ys)]
  return { from, to }
}

/** Rectangle around all points, whole px inside the picture. */
function areaOf(picture: RgbPicture, points: FacePoints) {
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])]
  return inside(picture, {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  })
}

/** Brows need not be hidden with the eyes: only the eyes, and a little around them. */
function eyesOf(picture: RgbPicture, points: FacePoints) {
  const { left, top, right, bottom } = areaOf(picture, points.slice(36, 48))
  const more = (right - left) / 10
  return inside(picture, { left: left - more, top: top - more, right: right + more, bottom: bottom + more })
}

/** Where the head is against the wall. */
function headAgainst(half: HalfPicture, points: FacePoints): HeadOutline {
  const chin = (points[8]?.[1] ?? half.height * 2) / 2
  const backdrop = fitBackdrop(half, borderOf(half, chin))
  const matte = matteOf(half, backdrop, chin)
  return { crown: crownOf(matte, points), middle: headMiddleOf(matte, points), follows: backdrop.follows }
}

function placesOf(picture: RgbPicture, face: SkinnedFace, crown: number): SurfaceFacts['places'] {
  const { brow, top } = browAndTop(face, crown)
  return {
    eyes: boxOf(picture, face, [-0.95, -0.35, 0.95, 0.45]),
    below: boxOf(picture, face, [-0.85, 0.45, 0.85, 1.75]),
    above: boxOf(picture, face, [-1, top, 1, brow]),
  }
}

/** Everything the pixels around and on a face say (notice 二.2(1); E2), and where the head is against the wall. The 68 points in px of the
 *  picture. About 35 ms of one core for 450×600. */
export function measureSurface(
  picture: RgbPicture,
  points: FacePoints,
): { readonly surface: SurfaceFacts; readonly head?: HeadFacts } {
  const { height } = picture
  const half = halfPicture(picture)
  const frame = frameOf(points)
  const face: SkinnedFace = { points, frame, skin: skinOf(half, points) }
  const outline = headAgainst(half, points)
  const { crown } = outline
  const luma = lumaOf(picture)
  const area = areaOf(picture, points)
  const surface: SurfaceFacts = {
    wall: wallOf(half, { eyes: frame.eyes[1] / height, chin: (points[8]?.[1] ?? height) / height }, blue),
    blur: blurOf(luma, area),
    coarseBlur: coarseBlurOf(luma, area),
    grid: gridOf(luma, [area, eyesOf(picture, points)]),
    screen: screenOf(luma),
    tear: tearOf(picture),
    lens: lensOf(half, face),
    below: belowOf(half, face),
    above: aboveOf(half, face, crown),
    light: face.skin[0],
    places: placesOf(picture, face, crown),
  }
  const head = headOf(outline, points, picture)
  return head === undefined ? { surface } : { surface, head }
}
