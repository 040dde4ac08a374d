import type { FacePoints, Point } from '../src/face-points.ts'

/** Points between two places, both included. */
function between(from: Point, to: Point, count: number): readonly Point[] {
  return Array.from({ length: count }, (_, i): Point => {
    const t = count === 1 ? 0 : i / (count - 1)
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]
  })
}

/** Points of an ellipse around a middle, clockwise from the left. */
function around([x, y]: Point, { wide, high, count }: { wide: number; high: number; count: number }) {
  return Array.from({ length: count }, (_, i): Point => {
    const angle = Math.PI + (i / count) * 2 * Math.PI
    return [x + Math.cos(angle) * wide, y + Math.sin(angle) * high]
  })
}

/** A face that looks straight ahead: eyes 40 px apart from the middle at (0, 0), mouth 80 px below, chin 130 px below, jaw ends
 *  75 px aside. */
const straight: FacePoints = [
  ...Array.from({ length: 17 }, (_, i): Point => {
    const angle = Math.PI - (i / 16) * Math.PI
    return [Math.cos(angle) * 75, Math.sin(angle) * 130]
  }),
  ...between([-60, -25], [-20, -25], 5),
  ...between([20, -25], [60, -25], 5),
  ...between([0, 0], [0, 45], 4),
  ...between([-15, 55], [15, 55], 5),
  ...around([-40, 0], { wide: 14, high: 5, count: 6 }),
  ...around([40, 0], { wide: 14, high: 5, count: 6 }),
  ...around([0, 80], { wide: 25, high: 8, count: 12 }),
  ...around([0, 80], { wide: 18, high: 3, count: 8 }),
]

export interface DrawnFace {
  /** Degrees clockwise. */
  readonly roll?: number
  /** px by which the tip of the nose is right of the middle. */
  readonly nose?: number
  /** px, the middle between the eyes. */
  readonly at?: Point
}

/** The points of a face held in a known way. */
export function drawnFace({ roll = 0, nose = 0, at = [225, 250] }: DrawnFace = {}): FacePoints {
  const [cos, sin] = [Math.cos((roll * Math.PI) / 180), Math.sin((roll * Math.PI) / 180)]
  return straight.map(([x, y], i): Point => {
    const moved = i === 30 ? x + nose : x
    return [at[0] + moved * cos - y * sin, at[1] + moved * sin + y * cos]
  })
}

/** A picture of one colour with boxes of other colours on it. */
export function drawnPicture(
  { width, height, colour }: { width: number; height: number; colour: readonly number[] },
  boxes: readonly { from: Point; to: Point; colour: readonly number[] }[] = [],
) {
  const data = new Uint8Array(width * height * 3)
  const fill = (from: Point, to: Point, levels: readonly number[]) => {
    for (let y = from[1]; y < to[1]; y++)
      for (let x = from[0]; x < to[0]; x++) data.set(levels, (y * width + x) * 3)
  }
  fill([0, 0], [width, height], colour)
  for (const box of boxes) fill(box.from, box.to, box.colour)
  return { width, height, data }
}
