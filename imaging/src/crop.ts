import { type Framing, MOST_ROLL } from '@zhongzhao/domain/images/framing'
import { FACE_POINTS, type FacePoints, type Point, distance, middle, partOf } from './face-points.ts'
import { rollOf, yawOf } from './face-pose.ts'

/** RGBA, row by row; the frame, or the frame made smaller. */
export interface FramePixels {
  readonly data: Uint8ClampedArray | Uint8Array
  readonly width: number
  readonly height: number
}

/** What the cut needs to know of a face, in px of the frame. */
export interface Head {
  /** Middle between the eyes. */
  readonly eyes: Point
  readonly chin: Point
  /** px by which the middle of the face lies beside the eyes, along their line. */
  readonly aside: number
  /** Degrees, clockwise: by how much the head leans. */
  readonly roll: number
  /** −1 to 1; 0 looks straight ahead (see `yawOf`). */
  readonly yaw: number
  /** px from ear to ear. */
  readonly width: number
}

/** Undefined when some of the 68 points are missing. */
export function headOf(points: FacePoints): Head | undefined {
  if (points.length < FACE_POINTS) return undefined
  const roll = rollOf(points)
  const eyes = middle(partOf(points, 'leftEye'), partOf(points, 'rightEye'))
  const { right } = axes(roll)
  const across = points.map(([x, y]) => (x - eyes[0]) * right[0] + (y - eyes[1]) * right[1])
  return {
    eyes,
    chin: partOf(points, 'chin'),
    aside: (Math.min(...across) + Math.max(...across)) / 2,
    roll,
    yaw: yawOf(points),
    width: distance(partOf(points, 'leftJaw'), partOf(points, 'rightJaw')),
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
/** Degrees; a smaller lean passes as it is (up to 5.5), and turning softens the picture. */
const LEAST_ROLL = 2

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
  const along = height / 2 - ABOVE_CROWN * height - above
  const x = head.eyes[0] + along * down[0] + head.aside * right[0]
  const y = head.eyes[1] + along * down[1] + head.aside * right[1]
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
