import type { PoseFacts } from '@zhongzhao/domain/images/eye/face-facts'
import { type FacePoints, type Point, distance, middle, partOf } from './face-points.ts'

const DEGREES = 180 / Math.PI

/** By how much the lowest jaw point lies below the chin, in distances from eyes to mouth. */
const CHIN_BIAS = 0.03

/** Clockwise turn of the face in the picture, degrees: mean of the line of the eyes and the line from nose to chin, which err
 *  independently. */
export function rollOf(points: FacePoints): number {
  const left = partOf(points, 'leftEye')
  const right = partOf(points, 'rightEye')
  const nose = points[27] ?? [0, 0]
  const chin = points[8] ?? [0, 0]
  const level = Math.atan2(right[1] - left[1], right[0] - left[0])
  const upright = Math.atan2(nose[0] - chin[0], chin[1] - nose[1])
  // Both may lie near 180°, one on each side of it: the mean is that of the directions.
  const [x, y] = [Math.cos(level) + Math.cos(upright), Math.sin(level) + Math.sin(upright)]
  return Math.atan2(y, x) * DEGREES
}

/** Where the tip of the nose is between the jaw's ends, along the line of the eyes: −1 left, 0 in the middle, 1 right. */
export function yawOf(points: FacePoints): number {
  const left = partOf(points, 'leftEye')
  const right = partOf(points, 'rightEye')
  const apart = distance(left, right)
  if (apart === 0) return 0
  const along = ([x, y]: Point) => (x * (right[0] - left[0]) + y * (right[1] - left[1])) / apart
  const [from, to] = [along(partOf(points, 'leftJaw')), along(partOf(points, 'rightJaw'))]
  if (from === to) return 0
  return (along(partOf(points, 'noseTip')) - (from + to) / 2) / (Math.abs(to - from) / 2)
}

/** The pose of a face in a picture of `width`×`height` px, lengths as parts of the picture. */
export function poseOf(
  points: FacePoints,
  { width, height }: { readonly width: number; readonly height: number },
): PoseFacts {
  const place = ([x, y]: Point): Point => [x / width, y / height]
  const left = partOf(points, 'leftEye')
  const right = partOf(points, 'rightEye')
  const high = distance(middle(left, right), partOf(points, 'mouth'))
  const [chinX, chinY] = points[8] ?? [0, 0]
  const across = points.map(([x]) => x)
  return {
    roll: rollOf(points),
    yaw: yawOf(points),
    eyes: [place(left), place(right)],
    centre: (Math.min(...across) + Math.max(...across)) / 2 / width,
    chin: place([chinX, chinY - CHIN_BIAS * high]),
  }
}
