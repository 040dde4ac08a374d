import { type Framing, MOST_ROLL } from '@zhongzhao/domain/images/framing'

/** px of the frame. */
export type Point = readonly [x: number, y: number]

/** RGBA, row by row; the frame, or the frame made smaller. */
export interface FramePixels {
  readonly data: Uint8ClampedArray | Uint8Array
  readonly width: number
  readonly height: number
}

/** A face as 68 landmarks show it, all in px of the frame. */
export interface Head {
  /** Middle between the eyes. */
  readonly eyes: Point
  readonly chin: Point
  /** Degrees, clockwise positive: by how much the head leans to the right of the frame. */
  readonly roll: number
  /** Where the nose stands between the ends of the jaw, −1 to 1; 0 looks straight ahead. */
  readonly turn: number
  /** px from ear to ear. */
  readonly width: number
}

const mean = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
]
const degrees = (y: number, x: number) => (Math.atan2(y, x) * 180) / Math.PI

/** Reads the 68 points of the usual numbering: 0–16 jaw, 27–35 nose, 36–47 eyes. Undefined when some are missing. */
export function headOf(points: readonly Point[]): Head | undefined {
  const [jawLeft, chin, jawRight, bridge, tip] = [points[0], points[8], points[16], points[27], points[30]]
  if (jawLeft === undefined || chin === undefined || jawRight === undefined) return undefined
  if (bridge === undefined || tip === undefined || points.length < 48) return undefined
  const [left, right] = [mean(points.slice(36, 42)), mean(points.slice(42, 48))]
  const eyeLine = degrees(right[1] - left[1], right[0] - left[0])
  const noseLine = degrees(-(chin[0] - bridge[0]), chin[1] - bridge[1])
  const [toLeft, toRight] = [
    Math.hypot(tip[0] - jawLeft[0], tip[1] - jawLeft[1]),
    Math.hypot(jawRight[0] - tip[0], jawRight[1] - tip[1]),
  ]
  return {
    eyes: mean([left, right]),
    chin,
    roll: (eyeLine + noseLine) / 2,
    turn: (toLeft - toRight) / (toLeft + toRight),
    width: Math.hypot(jawRight[0] - jawLeft[0], jawRight[1] - jawLeft[1]),
  }
}

/** From crown to chin, measured in lengths from the eyes to the chin: ten portraits measure 1.81 to 2.24 (hair). */
const USUAL_HEAD = 2.05
const LEAST_HEAD = 1.7
const MOST_HEAD = 2.5

const axes = (roll: number) => {
  const turn = (roll * Math.PI) / 180
  return { right: [Math.cos(turn), Math.sin(turn)], down: [-Math.sin(turn), Math.cos(turn)] } as const
}

const isBackground = (r: number, g: number, b: number) => b > r + 30 && b > g + 5

/** Part of the row across the head, `up` px above the eyes, that is not blue background. */
function covered(pixels: FramePixels, head: Head, up: number): number {
  const { right, down } = axes(head.roll)
  const reach = head.width * 0.25
  let inside = 0
  let seen = 0
  for (let across = -reach; across <= reach; across += Math.max(1, reach / 12)) {
    const x = Math.round(head.eyes[0] + across * right[0] - up * down[0])
    const y = Math.round(head.eyes[1] + across * right[1] - up * down[1])
    if (x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) continue
    const i = (y * pixels.width + x) * 4
    seen++
    if (!isBackground(pixels.data[i] ?? 0, pixels.data[i + 1] ?? 0, pixels.data[i + 2] ?? 0)) inside++
  }
  return seen === 0 ? 0 : inside / seen
}

/** px from the eyes up to the crown, hair included, where a blue background shows it. Undefined in front of anything else. */
export function crownAbove(pixels: FramePixels, head: Head): number | undefined {
  const down = faceLength(head)
  const most = (MOST_HEAD - 1) * down
  for (let up = (LEAST_HEAD - 1) * down; up <= most; up += Math.max(0.5, down / 100)) {
    if (covered(pixels, head, up) < 0.35) return up
  }
  return undefined
}

/** px from the eyes to the chin along the head's own axis. */
export function faceLength({ eyes, chin, roll }: Head): number {
  const { down } = axes(roll)
  return (chin[0] - eyes[0]) * down[0] + (chin[1] - eyes[1]) * down[1]
}

/** 头部占照片尺寸的 2/3 (notice 二.2(1)), and where ten portraits that passed have the crown. Parts of the picture's height. */
const HEAD_PART = 2 / 3
const ABOVE_CROWN = 0.105
/** Degrees; a smaller lean is not seen, and turning softens the picture. */
const LEAST_ROLL = 1

/** The part of the frame in which the head, from crown to chin, is two thirds of the height and the face in the middle.
 *  It may reach outside the frame: `framingFault` tells. `shape` = width and height of the picture. */
export function portraitFraming(
  head: Head,
  { crown, shape }: { crown?: number | undefined; shape: readonly [width: number, height: number] },
): Framing {
  const length = faceLength(head)
  const above = crown ?? (USUAL_HEAD - 1) * length
  const height = (length + above) / HEAD_PART
  const width = (height * shape[0]) / shape[1]
  const { right, down } = axes(head.roll)
  const chinAside = (head.chin[0] - head.eyes[0]) * right[0] + (head.chin[1] - head.eyes[1]) * right[1]
  // Half way between eyes and chin: a head that is turned a little stays in the middle as a whole.
  const aside = chinAside / 4
  const along = height / 2 - ABOVE_CROWN * height - above
  const x = head.eyes[0] + along * down[0] + aside * right[0]
  const y = head.eyes[1] + along * down[1] + aside * right[1]
  const roll = Math.abs(head.roll) < LEAST_ROLL ? 0 : Math.max(-MOST_ROLL, Math.min(MOST_ROLL, head.roll))
  return { left: x - width / 2, top: y - height / 2, width, height, roll }
}

/** The largest upright part of the picture's shape in the middle of the frame: what is cut when nobody found a face. */
export function middleFraming(
  frame: readonly [width: number, height: number],
  shape: readonly [width: number, height: number],
  part = 1,
): Framing {
  const height = Math.min(frame[1], (frame[0] * shape[1]) / shape[0]) * part
  const width = (height * shape[0]) / shape[1]
  return { left: (frame[0] - width) / 2, top: (frame[1] - height) / 2, width, height, roll: 0 }
}

/** The same framing in a frame of another size. */
export function scaled(framing: Framing, by: number): Framing {
  const { left, top, width, height, roll } = framing
  return { left: left * by, top: top * by, width: width * by, height: height * by, roll }
}

/** The framing with corners that rounding or a slight overhang put outside moved into the frame, where its size allows. */
export function movedInside(framing: Framing, [width, height]: readonly [number, number]): Framing {
  if (framing.roll !== 0) return framing
  const left = Math.min(Math.max(0, framing.left), Math.max(0, width - framing.width))
  const top = Math.min(Math.max(0, framing.top), Math.max(0, height - framing.height))
  return { ...framing, left, top }
}
