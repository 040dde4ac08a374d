import { type Framing, cornersOf } from '@zhongzhao/domain/images/framing'
import type { Head } from '@zhongzhao/imaging/crop'
import type { LightFacts } from '@zhongzhao/imaging/live-light'

/** What is seen in the live picture, in px of the frame. */
export interface LiveFacts {
  readonly frame: readonly [width: number, height: number]
  /** Smallest cut that is not enlarged. */
  readonly least: readonly [width: number, height: number]
  /** `unseen`: the face detector is not here (yet). */
  readonly faces: readonly Head[] | 'unseen'
  readonly framing: Framing
  readonly light: LightFacts
}

const says = {
  'no-face': '没有看到人脸，请考生坐到镜头前',
  'two-faces': '画面里有两个人，请只留考生一人',
  dark: '光线太暗，请开灯或面向窗户',
  bright: '光线太强，请避开直射的灯或阳光',
  'low-camera': '摄像头不够清楚，请换一个清晰度更高的摄像头',
  closer: '太远了，请靠近一点',
  farther: '太近了，请往后坐一点',
  lower: '头再低一点，或把镜头抬高',
  higher: '头再高一点，或把镜头放低',
  'to-right': '请考生往自己的右手边挪一点',
  'to-left': '请考生往自己的左手边挪一点',
  lean: '头歪了，请把头摆正',
  turned: '脸没有正对镜头，请看镜头',
  backdrop: '背景不够蓝，请坐到蓝色背景前',
} as const

export type Hint = keyof typeof says

export const hintText = (hint: Hint): string => says[hint]

/** Which way on the screen. */
const arrows: Readonly<Partial<Record<Hint, string>>> = {
  lower: '↓',
  higher: '↑',
  'to-right': '←',
  'to-left': '→',
}

/** The words with the arrow before them. */
export const hintLine = (hint: Hint): string => `${arrows[hint] ?? ''} ${says[hint]}`.trim()

/** Guides, not judgements: the server judges by the season's limits. */
const VERY_DARK = 40
const DARK = 80
const DARK_WALL = 75
const BRIGHT = 235
const BLUE_ENOUGH = 0.8
const LEAN = 8
const TURNED = 0.25

function ofLight({ light }: LiveFacts): readonly Hint[] {
  // A dark skin before a well-lit wall is no dark room.
  if (light.face < VERY_DARK || (light.face < DARK && light.background < DARK_WALL)) return ['dark']
  return light.face > BRIGHT ? ['bright'] : []
}

/** Sides of the frame over which the cut would reach. The screen is no mirror: the left of the frame is the pupil's right. */
function ofPlace({ framing, frame, least }: LiveFacts): readonly Hint[] {
  const [width, height] = frame
  const corners = cornersOf(framing)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const over = {
    left: -Math.min(...xs) > 2,
    right: Math.max(...xs) - width > 2,
    top: -Math.min(...ys) > 2,
    bottom: Math.max(...ys) - height > 2,
  }
  if (height < least[1] || width < least[0]) return ['low-camera']
  if ((over.left && over.right) || (over.top && over.bottom)) return ['farther']
  const found: Hint[] = []
  if (framing.width < least[0] || framing.height < least[1]) found.push('closer')
  if (over.top) found.push('lower')
  if (over.bottom) found.push('higher')
  if (over.left) found.push('to-left')
  if (over.right) found.push('to-right')
  return found
}

const ofPose = ({ roll, yaw }: Head): readonly Hint[] => [
  ...(Math.abs(roll) > LEAN ? (['lean'] as const) : []),
  ...(Math.abs(yaw) > TURNED ? (['turned'] as const) : []),
]

/** What to tell, the most urgent first; empty when it can be taken. */
export function hintsOf(facts: LiveFacts): readonly Hint[] {
  const backdrop: readonly Hint[] = facts.light.blue < BLUE_ENOUGH ? ['backdrop'] : []
  if (facts.faces === 'unseen') return [...ofLight(facts), ...ofPlace(facts), ...backdrop]
  const [head, ...others] = facts.faces
  if (head === undefined) return facts.light.face < VERY_DARK ? ['dark'] : ['no-face']
  if (others.length > 0) return ['two-faces']
  return [...ofPlace(facts), ...ofLight(facts), ...ofPose(head), ...backdrop]
}
