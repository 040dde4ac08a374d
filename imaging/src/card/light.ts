import { type GreyStrip, type Levels, levelsAt } from './strip.ts'

/** How a line can be seen, apart from what it says. All 0–1; see `LineLight` of the domain. */
export interface StripLight {
  readonly contrast: number
  readonly sharpness: number
  readonly washed: number
}

/** Paper as bright as this, or brighter than the card's by this factor, is burnt out where it shows nothing. */
const BURNT = 249
const BRIGHTER = 1.09
/** What shows nothing: darkness that varies by less than this part of ink to paper. */
const FLAT = 0.2
/** Part of the pixel steps that counts as the steepest. */
const STEEPEST = 0.99

/** `pxAPixel`: how many px of the strip one px of the picture became. `usual`: the paper of the whole
 *  card, 0–255. `until`: the part of the strip that holds text, 0–1. */
export function lightOf(
  strip: GreyStrip,
  { ink, paper }: Levels,
  { pxAPixel, usual, until }: { pxAPixel: number; usual: number; until: number },
): StripLight {
  const contrast = paper <= 0 ? 0 : (paper - ink) / paper
  const step = Math.max(1, Math.round(pxAPixel))
  const { width, height, data } = strip
  const steps = new Uint8Array((width - step) * height)
  for (let y = 0; y < height; y++)
    for (let x = step; x < width; x++)
      steps[y * (width - step) + x - step] = Math.abs(
        (data[y * width + x] ?? 0) - (data[y * width + x - step] ?? 0),
      )
  const [steep = 0] = levelsAt(steps, [STEEPEST])
  return {
    contrast,
    sharpness: steep / Math.max(paper - ink, 1),
    washed: washedPart(strip, { usual, spread: paper - ink, until }),
  }
}

/** Part of the windows, half as wide as high, that are much brighter than the card's paper and hold nothing. */
function washedPart(
  { width, height, data }: GreyStrip,
  { usual, spread, until }: { usual: number; spread: number; until: number },
): number {
  const wide = height >> 1
  const windows = Math.floor((width * until) / wide)
  const bright = Math.min(BURNT, usual * BRIGHTER)
  let washed = 0
  for (let window = 0; window < windows; window++) {
    const values = new Uint8Array(wide * height)
    for (let y = 0; y < height; y++)
      values.set(data.subarray(y * width + window * wide, y * width + (window + 1) * wide), y * wide)
    const [darkest = 0, middle = 0] = levelsAt(values, [0.02, 0.5])
    if (middle > bright && middle - darkest < FLAT * spread) washed++
  }
  return washed / Math.max(windows, 1)
}
