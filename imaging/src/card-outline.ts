import type { Framing } from '@zhongzhao/domain/images/framing'
import type { FramePixels } from './crop.ts'

/** An identity card lying before the camera, in px of the frame. */
export interface CardOutline {
  /** Edges of the four that were found. */
  readonly edges: number
  /** Where it lies, turned by `roll`: width and height are the card's own. Absent unless all four were found. */
  readonly card?: Framing
}

/** How well it can be read. */
export interface CardLight {
  /** Variance of the Laplacian of the luminance: print that is in focus is above. */
  readonly sharpness: number
  /** Part of the card that is burnt out, 0–1. */
  readonly glare: number
}

/** GB/T 14916 (ID-1): 85.60 × 53.98 mm. */
export const CARD_SHAPE = 85.6 / 53.98
/** Part of the picture's width that the card fills. */
export const CARD_PART = 0.92

const luminance = ({ data, width }: FramePixels, x: number, y: number): number => {
  const i = (y * width + x) * 4
  return 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0)
}

/** Where a card would lie in a picture cut by `framing`: in its middle, filling most of it. */
export function expectedCard({ left, top, width, height }: Framing): Framing {
  const wide = width * CARD_PART
  const high = wide / CARD_SHAPE
  return {
    left: left + (width - wide) / 2,
    top: top + (height - high) / 2,
    width: wide,
    height: high,
    roll: 0,
  }
}

/** The part of the frame whose middle is the card, in the shape of the picture. */
export function documentFraming(card: Framing, shape: readonly [width: number, height: number]): Framing {
  const width = card.width / CARD_PART
  const height = (width * shape[1]) / shape[0]
  const [x, y] = [card.left + card.width / 2, card.top + card.height / 2]
  return { left: x - width / 2, top: y - height / 2, width, height, roll: card.roll }
}

/** `along` runs with the edge, `at` across it: y over x for top and bottom, x over y for the sides. */
interface Line {
  readonly slope: number
  readonly start: number
}

const SCANS = 28
/** Levels between one side of an edge and the other. */
const LEAST_STEP = 14
/** Part of the card's height by which an edge may lie beside where it is expected. */
const BAND = 0.22

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

interface Scan {
  readonly along: number
  readonly from: number
  readonly to: number
  readonly inward: 1 | -1
  readonly read: (along: number, across: number) => number
}

/** Part of the strongest step that the card's own edge has at least: print inside may be stronger than the edge. */
const EDGE_PART = 0.5

/** Where the first strong step lies, from outside the card inwards; undefined when there is none. `inward` is 1 where the
 *  inside of the card has the larger number. */
function stepOn({ along, from, to, inward, read }: Scan): number | undefined {
  const steps: (readonly [across: number, step: number])[] = []
  for (let across = Math.round(from) + 2; across <= to - 2; across++) {
    const inside = read(along, across + 1) + read(along, across + 2)
    const outside = read(along, across - 1) + read(along, across - 2)
    steps.push([across, Math.abs(inside - outside) / 2])
  }
  const least = Math.max(LEAST_STEP, EDGE_PART * Math.max(...steps.map(([, step]) => step)))
  const strong = steps.filter(([, step]) => step >= least)
  const [first] = inward === 1 ? strong : strong.toReversed()
  return first?.[0]
}

/** A straight line through most of the points (Theil and Sen); undefined when fewer than half of the scans agree. */
function lineThrough(points: readonly (readonly [number, number])[], near: number): Line | undefined {
  const slopes: number[] = []
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 4; j < points.length; j++) {
      const [[x1, y1], [x2, y2]] = [points[i] ?? [0, 0], points[j] ?? [0, 0]]
      slopes.push((y2 - y1) / (x2 - x1))
    }
  }
  const slope = median(slopes)
  const start = median(points.map(([x, y]) => y - slope * x))
  const agree = points.filter(([x, y]) => Math.abs(start + slope * x - y) <= near).length
  return agree >= SCANS / 2 ? { slope, start } : undefined
}

type Side = 'top' | 'bottom' | 'left' | 'right'

function edgeAt(pixels: FramePixels, card: Framing, side: Side): Line | undefined {
  const upright = side === 'left' || side === 'right'
  const band = card.height * BAND
  const expected = {
    top: card.top,
    bottom: card.top + card.height,
    left: card.left,
    right: card.left + card.width,
  }[side]
  const [first, length] = upright ? [card.top, card.height] : [card.left, card.width]
  const most = upright ? pixels.width - 1 : pixels.height - 1
  const read = (along: number, across: number) =>
    upright ? luminance(pixels, across, along) : luminance(pixels, along, across)
  const points: (readonly [number, number])[] = []
  for (let i = 0; i < SCANS; i++) {
    const along = Math.round(first + length * (0.12 + (0.76 * i) / (SCANS - 1)))
    const found = stepOn({
      along,
      from: Math.max(0, expected - band),
      to: Math.min(most, expected + band),
      inward: side === 'top' || side === 'left' ? 1 : -1,
      read,
    })
    if (found !== undefined) points.push([along, found])
  }
  return lineThrough(points, Math.max(1.5, card.height * 0.012))
}

/** Where a level line (y over x) and an upright one (x over y) meet. */
function meeting(level: Line, upright: Line): readonly [number, number] {
  const y = (level.start + level.slope * upright.start) / (1 - level.slope * upright.slope)
  return [upright.start + upright.slope * y, y]
}

/** Looks for the four edges of a card near where the guide wants them. */
export function outlineOf(pixels: FramePixels, framing: Framing): CardOutline {
  const expected = expectedCard(framing)
  const [top, bottom, left, right] = (['top', 'bottom', 'left', 'right'] as const).map((side) =>
    edgeAt(pixels, expected, side),
  )
  const edges = [top, bottom, left, right].filter((line) => line !== undefined).length
  if (top === undefined || bottom === undefined || left === undefined || right === undefined) return { edges }
  const [a, b, c, d] = [
    meeting(top, left),
    meeting(top, right),
    meeting(bottom, right),
    meeting(bottom, left),
  ]
  const [x, y] = [(a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4]
  const width = (Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])) / 2
  const height = (Math.hypot(d[0] - a[0], d[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1])) / 2
  const roll = (Math.atan((top.slope + bottom.slope - left.slope - right.slope) / 4) * 180) / Math.PI
  return { edges, card: { left: x - width / 2, top: y - height / 2, width, height, roll } }
}

/** Looks at the inside of the card. */
export function cardLight(pixels: FramePixels, { left, top, width, height }: Framing): CardLight {
  const [x0, y0] = [Math.max(1, Math.round(left)), Math.max(1, Math.round(top))]
  const [x1, y1] = [
    Math.min(pixels.width - 2, Math.round(left + width)),
    Math.min(pixels.height - 2, Math.round(top + height)),
  ]
  let [count, sum, squares, burnt] = [0, 0, 0, 0]
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const here = luminance(pixels, x, y)
      const around =
        luminance(pixels, x - 1, y) +
        luminance(pixels, x + 1, y) +
        luminance(pixels, x, y - 1) +
        luminance(pixels, x, y + 1)
      const bend = around - 4 * here
      count++
      sum += bend
      squares += bend * bend
      if (here > 252) burnt++
    }
  }
  if (count === 0) return { sharpness: 0, glare: 0 }
  return { sharpness: squares / count - (sum / count) ** 2, glare: burnt / count }
}
