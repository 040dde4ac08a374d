import type { GreyStrip } from './strip.ts'

/** px of paper looked at on each side of an edge: an edge is a step over the near ones as well as over the far ones, a
 *  slow shade only over the far ones. */
const NEAR = 9
const FAR = 31
/** px the edge itself may take. */
const EDGE = 4
/** The levels of a column that are paper even where a letter stands, parts of its pixels in order of darkness. */
const PAPER = { from: 0.6, until: 0.9 } as const
/** Level that steps are told for: a dark photograph makes every step small. */
const WHITE = 240

/** The steepest even step of the paper along a strip, in levels of white paper: the edge of something pasted over.
 *  `usual`: the paper of the strip, 0–255. */
export function paperSeam(strip: GreyStrip, usual: number): number {
  const paper = paperOf(strip)
  let seam = 0
  for (let x = FAR; x + EDGE + FAR <= paper.length; x++) {
    const step = (side: number) =>
      Math.abs(middle(paper.slice(x - side, x)) - middle(paper.slice(x + EDGE, x + EDGE + side)))
    seam = Math.max(seam, Math.min(step(NEAR), step(FAR)))
  }
  return Math.round((seam * WHITE) / Math.max(usual, 1))
}

function paperOf({ width, height, data }: GreyStrip): readonly number[] {
  const [from, until] = [Math.floor(PAPER.from * height), Math.floor(PAPER.until * height)]
  const column = new Uint8Array(height)
  return Array.from({ length: width }, (_, x) => {
    for (let y = 0; y < height; y++) column[y] = data[y * width + x] ?? 0
    const light = column.toSorted().subarray(from, until)
    return light.reduce((sum, level) => sum + level, 0) / light.length
  })
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
