import type { ImageFinding } from '../finding.ts'
import type { Mark } from '../mark.ts'
import { note } from '../note.ts'
import type { CardPose } from './facts.ts'
import type { CardLimits } from './spec.ts'

const percent = (part: number) => `${Math.round(part * 100)}%`

/** The card's edges as lines over the picture. */
export function edgesOf({ corners }: CardPose): readonly Mark[] {
  return corners.map((from, i) => ({
    shape: 'line',
    meaning: 'card-edge',
    from,
    to: corners[(i + 1) % corners.length] ?? from,
  }))
}

/** How far the middle of the card lies from that of the picture, in parts of its width or height: the greater. */
function offCentre({ corners }: CardPose): number {
  const middle = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
  return Math.max(Math.abs(middle(0) - 0.5), Math.abs(middle(1) - 0.5))
}

/** How far the farthest corner lies outside the picture. */
function cutOff({ corners }: CardPose): number {
  return Math.max(0, ...corners.flat().map((value) => Math.max(-value, value - 1)))
}

/** 居中、放正 (notice 二.2(2)): a person decides. */
export function inspectPose(pose: CardPose, limits: CardLimits): readonly ImageFinding[] {
  const marks = edgesOf(pose)
  const [off, cut, roll] = [offCentre(pose), cutOff(pose), Math.abs(pose.roll)]
  const found: ImageFinding[] = []
  if (cut > limits.mostCutOff) {
    found.push(note('centred', 'doubt', 'CARD-CUT-OFF')(`超出 ${percent(cut)}`, '完整在画面内', marks))
  } else if (off > limits.mostOffCentre) {
    found.push(
      note('centred', 'doubt', 'CARD-OFF-CENTRE')(percent(off), percent(limits.mostOffCentre), marks),
    )
  }
  if (roll > limits.mostRoll) {
    found.push(
      note('centred', 'doubt', 'CARD-TURNED')(`${Math.round(roll)} 度`, `${limits.mostRoll} 度`, marks),
    )
  }
  return found
}
