import type { CardStrip } from '@zhongzhao/domain/images/card/layout'
import { type Affine, applyAffine } from './affine.ts'

/** Pixels with three channels (R, G, B), row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** One channel, 0 black to 255 white. */
export interface GreyStrip {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Part of the pixels taken as ink and as paper when the levels are set. */
const INK = 0.015
const PAPER = 0.6
/** Levels closer than this are noise: they are not spread further. */
const LEAST_SPREAD = 30
/** px of paper looked at on each side of a seam, and what the edge itself may take. */
const SEAM_SIDE = 9
const SEAM_EDGE = 4

/** Cuts a strip of the card upright out of the picture: the red channel alone, in which the blue labels are dark and the red
 *  and pale patterns vanish. `width`, `height` in px of the result. Outside the picture its edge goes on. */
export function cutStrip(
  picture: Picture,
  { pose, strip, width, height }: { pose: Affine; strip: CardStrip; width: number; height: number },
): GreyStrip {
  const data = new Uint8Array(width * height)
  const [x0, y0] = strip.from
  const across = strip.width / width
  const down = strip.height / height
  for (let row = 0; row < height; row++) {
    const y = y0 + (row + 0.5 - height / 2) * down
    for (let column = 0; column < width; column++) {
      const [u, v] = applyAffine(pose, [x0 + (column + 0.5) * across, y])
      data[row * width + column] = redAt(picture, u - 0.5, v - 0.5)
    }
  }
  return { width, height, data }
}

/** The red channel between pixels (bilinear). */
function redAt({ width, height, data }: Picture, across: number, down: number): number {
  const [x, y] = [Math.max(0, Math.min(width - 1.001, across)), Math.max(0, Math.min(height - 1.001, down))]
  const [column, row] = [Math.floor(x), Math.floor(y)]
  const at = 3 * (row * width + column)
  const [dx, dy] = [x - column, y - row]
  const above = (data[at] ?? 0) * (1 - dx) + (data[at + 3] ?? 0) * dx
  const below = (data[at + 3 * width] ?? 0) * (1 - dx) + (data[at + 3 * width + 3] ?? 0) * dx
  return Math.round(above * (1 - dy) + below * dy)
}

/** Levels of a strip: where its ink and its paper lie, 0–255. */
export interface Levels {
  readonly ink: number
  readonly paper: number
}

export function levelsOf({ data }: GreyStrip): Levels {
  const sorted = data.toSorted()
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0
  return { ink: at(INK), paper: at(PAPER) }
}

/** Ink to black and paper to white, so that a dark photograph reads like a light one. */
export function withLevels(strip: GreyStrip, { ink, paper }: Levels): GreyStrip {
  const spread = Math.max(paper - ink, LEAST_SPREAD)
  const black = paper - spread
  const data = strip.data.map((value) =>
    Math.max(0, Math.min(255, Math.round(((value - black) * 255) / spread))),
  )
  return { ...strip, data }
}

/** The steepest even step of the paper along a strip, levels: the edge of something pasted over. Letters do not count,
 *  since paper is what most of a column shows; a slow shade does not either. */
export function paperSeam({ width, height, data }: GreyStrip): number {
  const column = new Uint8Array(height)
  const paper = Array.from({ length: width }, (_, x) => {
    for (let y = 0; y < height; y++) column[y] = data[y * width + x] ?? 0
    return column.toSorted()[Math.floor(0.8 * (height - 1))] ?? 0
  })
  const side = (from: number) => {
    const near = paper.slice(from, from + SEAM_SIDE).toSorted((a, b) => a - b)
    return near[SEAM_SIDE >> 1] ?? 0
  }
  let seam = 0
  for (let x = 0; x + 2 * SEAM_SIDE + SEAM_EDGE <= width; x++)
    seam = Math.max(seam, Math.abs(side(x) - side(x + SEAM_SIDE + SEAM_EDGE)))
  return seam
}
