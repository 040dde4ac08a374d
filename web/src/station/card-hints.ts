import { framingFault } from '@zhongzhao/domain/images/framing'
import type { Framing } from '@zhongzhao/domain/images/framing'
import { CARD_SHAPE, type CardLight, type CardOutline } from '@zhongzhao/imaging/card-outline'

/** What is seen of a document before the camera, in px of the frame. */
export interface CardFacts {
  readonly outline: CardOutline
  readonly light: CardLight
  /** The cut. */
  readonly framing: Framing
  readonly frame: readonly [width: number, height: number]
  /** Smallest cut that is not enlarged. */
  readonly least: readonly [width: number, height: number]
}

const says = {
  'low-camera': '摄像头不够清楚，请换一个清晰度更高的摄像头',
  edges: '请把证件放满虚线框，四条边都看得见',
  lean: '证件放歪了，请摆正',
  closer: '证件太小，请把镜头靠近一点',
  blurred: '字看不清，请拿稳，等画面对好焦',
  glare: '证件上有反光，请换个角度',
} as const

export type CardHint = keyof typeof says

export const cardHintText = (hint: CardHint): string => says[hint]

/** Six cards of the data: in focus 250 and more, blurred 4; glare .04, none .002. */
const SHARP = 60
const GLARE = 0.02
/** From here on the whole card is white to this camera, and nothing can be said. */
const ALL_WHITE = 0.3
/** Degrees. */
const LEAN = 6
/** Part by which the shape may differ from a card's; a household register or a passport has another and is cut as it lies. */
const SHAPE = 0.09

/** Is what was found an identity card, so that the cut may follow it? */
export function isCard(card: Framing | undefined): card is Framing {
  return card !== undefined && Math.abs(card.width / card.height / CARD_SHAPE - 1) <= SHAPE
}

/** What to tell, the most urgent first; empty when it can be taken. */
export function cardHintsOf({ outline, light, framing, frame, least }: CardFacts): readonly CardHint[] {
  if (frame[0] < least[0] || frame[1] < least[1]) return ['low-camera']
  const found: CardHint[] = []
  const fault = framingFault(framing, { frame, spec: { width: least[0], height: least[1] } })
  if (fault === 'too-small') found.push('closer')
  if (outline.edges < 3) found.push('edges')
  if (outline.card !== undefined && Math.abs(outline.card.roll) > LEAN) found.push('lean')
  if (light.glare > GLARE && light.glare < ALL_WHITE) found.push('glare')
  if (light.sharpness < SHARP) found.push('blurred')
  return found
}
