import type { HeadFacts } from '@zhongzhao/domain/images/eye/face-facts'
import { type FacePoints, middle, partOf } from './face-points.ts'

/** What the matte says of a head. px of the picture; `follows`: part of the border that the backdrop explains, 0–1. */
export interface HeadOutline {
  /** 0: the head reaches the upper edge. */
  readonly crown: number
  readonly middle: number | undefined
  readonly follows: number
}

/** Below this part the backdrop is none, and no crown can be seen against it. */
const EVEN = 0.7
/** From the eyes to the crown, in distances from eyes to chin: usual, and what no head measures. */
const USUAL = 1.02
const LEAST = 0.55
const MOST = 1.9

/** Crown and middle of the head, hair included. Where the crown cannot be seen (a scene behind) it is
 *  estimated from the face. Undefined when the points are those of no face. */
export function headOf(
  outline: HeadOutline,
  points: FacePoints,
  { width, height }: { readonly width: number; readonly height: number },
): HeadFacts | undefined {
  const [, eyes] = middle(partOf(points, 'leftEye'), partOf(points, 'rightEye'))
  const face = (points[8]?.[1] ?? 0) - eyes
  if (face <= 0) return undefined
  const above = (eyes - outline.crown) / face
  // A head that reaches the upper edge may be cut there, however flat that makes it.
  const likely = above <= MOST && (above >= LEAST || outline.crown === 0)
  const clear = outline.follows >= EVEN && likely
  if (clear && outline.middle !== undefined) {
    return { crown: outline.crown / height, centre: outline.middle / width, seen: 'outline' }
  }
  const across = points.map(([x]) => x)
  const centre = (Math.min(...across) + Math.max(...across)) / 2
  return {
    crown: Math.max(0, eyes - USUAL * face) / height,
    centre: centre / width,
    seen: 'estimate',
  }
}
