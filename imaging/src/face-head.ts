import type { HeadFacts } from '@zhongzhao/domain/images/eye/face-facts'
import type { Matte } from './backdrop.ts'
import { type FacePoints, middle, partOf } from './face-points.ts'

/** Part of half the face's width that is foreground in the first row of the head. */
const FIRST_ROW = 0.35
/** Below this part of the edge strips the wall is no wall, and the crown cannot be seen against it. */
const EVEN = 0.75
/** From the eyes to the crown, in distances from eyes to chin: what heads with hair measure, and what none does. */
const USUAL = 1.02
const LEAST = 0.55
const MOST = 1.9

interface Head {
  readonly eyes: number
  readonly chin: number
  readonly from: number
  readonly to: number
  readonly half: number
  readonly middle: number
}

/** The head's rows and columns on the places of the matte. */
function headOn({ step, wide }: Matte, points: FacePoints): Head {
  const eyes = middle(partOf(points, 'leftEye'), partOf(points, 'rightEye'))
  const across = points.map(([x]) => x)
  const [left, right] = [Math.min(...across) / step, Math.max(...across) / step]
  const half = (right - left) / 2
  const centre = eyes[0] / step
  return {
    eyes: Math.round(eyes[1] / step),
    chin: (points[8]?.[1] ?? 0) / step,
    from: Math.max(0, Math.round(centre - half)),
    to: Math.min(wide, Math.round(centre + half)),
    half,
    middle: (left + right) / 2,
  }
}

/** Row of the crown, and the middle of the head between crown and eyes, on the places of the matte. */
function outline({ wide, foreground }: Matte, { eyes, from, to, half }: Head) {
  const middles: number[] = []
  let crown: number | undefined
  for (let y = 0; y < eyes; y++) {
    const row = foreground.subarray(y * wide, (y + 1) * wide)
    const count = row.subarray(from, to).reduce((sum, one) => sum + one, 0)
    if (crown === undefined && count >= FIRST_ROW * half) crown = y
    if (crown !== undefined) middles.push((row.indexOf(1) + row.lastIndexOf(1)) / 2)
  }
  const sorted = middles.toSorted((a, b) => a - b)
  return { crown, centre: sorted[sorted.length >> 1] }
}

/** Crown and middle of the head, hair included, against the wall. Where no crown is seen (a scene behind, the head at the upper
 *  edge), it is estimated from the face. Undefined when even that would be guessing. */
export function headOf(matte: Matte, points: FacePoints): HeadFacts | undefined {
  const head = headOn(matte, points)
  const face = head.chin - head.eyes
  if (face <= 0) return undefined
  const { crown, centre } = outline(matte, head)
  if (matte.inliers >= EVEN && crown !== undefined && centre !== undefined) {
    const above = (head.eyes - crown) / face
    const touches = crown === 0
    if (above >= LEAST && above <= MOST && !touches) {
      return { crown: crown / matte.high, centre: centre / matte.wide, seen: 'outline' }
    }
  }
  const guessed = Math.max(0, head.eyes - USUAL * face)
  return { crown: guessed / matte.high, centre: head.middle / matte.wide, seen: 'estimate' }
}
