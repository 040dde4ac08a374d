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
  const [ink = 0, paper = 0] = levelsAt(data, [INK, PAPER])
  return { ink, paper }
}

/** The levels below which these parts (ascending) of the samples lie. */
export function levelsAt(samples: Uint8Array, parts: readonly number[]): readonly number[] {
  const counts = new Uint32Array(256)
  for (const sample of samples) counts[sample] = (counts[sample] ?? 0) + 1
  let [level, below] = [0, counts[0] ?? 0]
  return parts.map((part) => {
    while (below <= part * (samples.length - 1) && level < 255) below += counts[++level] ?? 0
    return level
  })
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
