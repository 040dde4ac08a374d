import type { PictureSpec } from './spec.ts'

/** The part of a camera's frame that becomes the picture: a rectangle in pixels of the upright frame, turned around its own
 *  centre by `roll` degrees (clockwise positive, as a head leans to the right of the frame). Nothing else is ever done. */
export interface Framing {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly roll: number
}

/** Degrees; a head that leans further is told to sit straight, not turned by us. */
export const MOST_ROLL = 12

export type FramingFault = 'shape' | 'too-small' | 'outside' | 'roll'

/** px; turning leaves corners that a rounding may put outside. */
const SLACK = 2

/** The corners of a framing in the frame, clockwise from the upper left. */
export function cornersOf({
  left,
  top,
  width,
  height,
  roll,
}: Framing): readonly (readonly [number, number])[] {
  const turn = (roll * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const [cx, cy] = [left + width / 2, top + height / 2]
  const corner = (x: number, y: number) => [cx + x * cos - y * sin, cy + x * sin + y * cos] as const
  const [w, h] = [width / 2, height / 2]
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)]
}

/** What is wrong with a framing that a camera station asks for; undefined when it can be cut out honestly: of the spec's
 *  shape, inside the frame, and with at least as many pixels as the picture needs (never enlarged). */
export function framingFault(
  framing: Framing,
  {
    frame,
    spec,
  }: { frame: readonly [width: number, height: number]; spec: Pick<PictureSpec, 'width' | 'height'> },
): FramingFault | undefined {
  if (Math.abs(framing.roll) > MOST_ROLL) return 'roll'
  if (framing.width < spec.width - 0.5 || framing.height < spec.height - 0.5) return 'too-small'
  if (Math.abs((framing.width * spec.height) / spec.width - framing.height) > 2) return 'shape'
  const [width, height] = frame
  const inside = cornersOf(framing).every(
    ([x, y]) => x >= -SLACK && y >= -SLACK && x <= width + SLACK && y <= height + SLACK,
  )
  return inside ? undefined : 'outside'
}
