import type { Framing } from '@zhongzhao/domain/images/framing'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import {
  type Head,
  crownAbove,
  headOf,
  middleFraming,
  movedInside,
  portraitFraming,
  scaled,
} from '@zhongzhao/imaging/crop'
import { measureLight } from '@zhongzhao/imaging/live-light'
import type { Eye } from './eye.ts'
import { pixelsOf, smallOf } from './frame.ts'
import type { LiveFacts } from './hints.ts'
import type { Limits } from './shift.ts'

/** px of the longest side of what is looked at: enough for the points of a face that fills half of it. */
export const LIVE = 480
/** The same for the one that is kept. */
export const STILL = 960

interface Looking {
  readonly eye: Eye | undefined
  readonly kind: PictureKind
  readonly limits: Limits
  readonly longest: number
}

const inFrame = (head: Head, by: number): Head => ({
  ...head,
  eyes: [head.eyes[0] * by, head.eyes[1] * by],
  chin: [head.chin[0] * by, head.chin[1] * by],
  aside: head.aside * by,
  width: head.width * by,
})

/** Looks once: faces, where the picture would be cut, and the light. Everything in px of the frame. */
export async function lookAt(
  from: HTMLVideoElement | HTMLCanvasElement,
  { eye, kind, limits, longest }: Looking,
): Promise<LiveFacts> {
  const { canvas, by } = smallOf(from, longest)
  const pixels = pixelsOf(canvas)
  const small = [canvas.width, canvas.height] as const
  const shape = [limits.width, limits.height] as const
  const seen = kind === 'portrait' ? await eye?.look(canvas) : undefined
  const heads = seen?.map(headOf).filter((head) => head !== undefined)
  const [head] = heads ?? []
  const middle = middleFraming(small, shape)
  const framing: Framing =
    head === undefined ? middle : portraitFraming(head, { crown: crownAbove(pixels, head), shape })
  const frame = [small[0] * by, small[1] * by] as const
  return {
    frame,
    least: shape,
    faces: heads?.map((one) => inFrame(one, by)) ?? 'unseen',
    framing: nudged(scaled(framing, by), frame),
    light: measureLight(pixels, framing),
  }
}

/** Part of the picture by which the cut may be moved to stay inside the frame; more would put the head in the wrong place. */
const NUDGE = 0.03

function nudged(framing: Framing, frame: readonly [number, number]): Framing {
  const moved = movedInside(framing, frame)
  const little =
    Math.abs(moved.left - framing.left) <= NUDGE * framing.width &&
    Math.abs(moved.top - framing.top) <= NUDGE * framing.height
  return little ? moved : framing
}
