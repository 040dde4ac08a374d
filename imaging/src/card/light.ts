import type { GreyStrip, Levels } from './strip.ts'

/** How a line can be seen, apart from what it says. All 0–1; see `LineLight` of the domain. */
export interface StripLight {
  readonly contrast: number
  readonly sharpness: number
  readonly washed: number
}

/** Paper brighter than this, on a card whose paper is usually darker, is burnt out. */
const BURNT = 249
/** Part of the pixel steps that counts as the steepest. */
const STEEPEST = 0.99

/** `pxAPixel`: how many px of the strip one px of the picture became. `usual`: the paper of the whole card, 0–255. */
export function lightOf(
  strip: GreyStrip,
  { ink, paper }: Levels,
  { pxAPixel, usual }: { pxAPixel: number; usual: number },
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
  const steep = steps.toSorted()[Math.floor(STEEPEST * (steps.length - 1))] ?? 0
  return { contrast, sharpness: steep / Math.max(paper - ink, 1), washed: washedPart(strip, usual) }
}

function washedPart({ width, height, data }: GreyStrip, usual: number): number {
  if (usual >= BURNT - 4) return 0
  let washed = 0
  const windows = Math.floor(width / height)
  for (let window = 0; window < windows; window++) {
    const values: number[] = []
    for (let y = 0; y < height; y += 2)
      for (let x = window * height; x < (window + 1) * height; x += 2) values.push(data[y * width + x] ?? 0)
    const middle = values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
    if (middle > BURNT) washed++
  }
  return washed / Math.max(windows, 1)
}
