import { type Framing, framingFault } from '@zhongzhao/domain/images/framing'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { cardLight, documentFraming, expectedCard, outlineOf } from '@zhongzhao/imaging/card-outline'
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
import { cardHintText, cardHintsOf, isCard } from './card-hints.ts'
import type { Eye } from './eye.ts'
import { pixelsOf, smallOf } from './frame.ts'
import { hintLine, hintsOf } from './hints.ts'
import type { Limits } from './shift.ts'

/** px of the longest side of what is looked at: enough for the points of a face that fills half of it. */
export const LIVE = 480
/** The least for a card: print must be told from blur. */
const CARD = 800
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

/** What was seen in one look: where the picture would be cut, what to tell, and whether the guide may follow what was found. */
export interface Look {
  readonly frame: readonly [width: number, height: number]
  readonly framing: Framing
  readonly hints: readonly string[]
}

/** Looks once at a live picture or a still. Everything in px of the frame. */
export function lookAt(from: HTMLVideoElement | HTMLCanvasElement, looking: Looking): Promise<Look> {
  return looking.kind === 'portrait' ? lookAtPerson(from, looking) : lookAtCard(from, looking)
}

async function lookAtPerson(
  from: HTMLVideoElement | HTMLCanvasElement,
  { eye, limits, longest }: Looking,
): Promise<Look> {
  const { canvas, by } = smallOf(from, longest)
  const pixels = pixelsOf(canvas)
  const small = [canvas.width, canvas.height] as const
  const shape = [limits.width, limits.height] as const
  const seen = await eye?.look(canvas)
  const heads = seen?.map(headOf).filter((head) => head !== undefined)
  const [head] = heads ?? []
  const cut: Framing =
    head === undefined
      ? middleFraming(small, shape)
      : portraitFraming(head, { crown: crownAbove(pixels, head), shape })
  const frame = [small[0] * by, small[1] * by] as const
  const framing = settled(scaled(cut, by), { frame, limits })
  const faces = heads?.map((one) => inFrame(one, by)) ?? ('unseen' as const)
  const facts = { frame, least: shape, faces, framing, light: measureLight(pixels, cut) }
  return { frame, framing, hints: hintsOf(facts).map(hintLine) }
}

async function lookAtCard(
  from: HTMLVideoElement | HTMLCanvasElement,
  { limits, longest }: Looking,
): Promise<Look> {
  const { canvas, by } = smallOf(from, Math.max(longest, CARD))
  const pixels = pixelsOf(canvas)
  const small = [canvas.width, canvas.height] as const
  const least = [limits.width, limits.height] as const
  const middle = middleFraming(small, least)
  const outline = outlineOf(pixels, middle)
  const light = cardLight(pixels, outline.card ?? expectedCard(middle))
  const frame = [small[0] * by, small[1] * by] as const
  const close = isCard(outline.card) ? movedInside(documentFraming(outline.card, least), small) : middle
  const followed = framingFault(scaled(close, by), { frame, spec: limits }) === undefined ? close : middle
  const framing = scaled(followed, by)
  const hints = cardHintsOf({ outline, light, framing, frame, least })
  return { frame, framing, hints: hints.map(cardHintText) }
}

/** Part of the picture by which the cut may be moved to stay inside the frame; more would put the head in the wrong place. */
const NUDGE = 0.03
/** Degrees that pass without being straightened. */
const LEVEL_ENOUGH = 4

function nudged(framing: Framing, frame: readonly [number, number]): Framing {
  const moved = movedInside(framing, frame)
  const little =
    Math.abs(moved.left - framing.left) <= NUDGE * framing.width &&
    Math.abs(moved.top - framing.top) <= NUDGE * framing.height
  return little ? moved : framing
}

/** The cut as it can be made: a slight lean is left as it is where turning would reach outside the frame. */
function settled(framing: Framing, { frame, limits }: { frame: Look['frame']; limits: Limits }): Framing {
  const first = nudged(framing, frame)
  if (framing.roll === 0 || Math.abs(framing.roll) > LEVEL_ENOUGH) return first
  const fits = (cut: Framing) => framingFault(cut, { frame, spec: limits }) !== 'outside'
  const level = nudged({ ...framing, roll: 0 }, frame)
  return !fits(first) && fits(level) ? level : first
}
