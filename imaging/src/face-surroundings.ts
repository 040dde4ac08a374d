import type { RgbPicture } from './rgb-picture.ts'

/** Mean colour of a box given in parts of the picture. */
function meanColour({ width, height, data }: RgbPicture, box: Box): readonly number[] {
  const [left, right] = [Math.floor(box.left * width), Math.ceil(box.right * width)]
  const [top, bottom] = [Math.floor(box.top * height), Math.ceil(box.bottom * height)]
  const sum = [0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 3
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (data[at + c] ?? 0)
    }
  }
  const count = Math.max(1, (bottom - top) * (right - left))
  return sum.map((s) => s / count)
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const apart = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((level, c) => level - (b[c] ?? 0)))

/** Levels (of 255) that even an even background differs by. */
const NOISE = 12

/** Where the body is, from the edges alone: the sides at half height show the background; the edge that differs from
 *  them holds the shoulders. 1 the lower edge alone differs, −1 the upper one alone, 0 both or neither. */
export function shouldersOf(picture: RgbPicture): number {
  const sides = [
    { left: 0, right: 0.05, top: 0.3, bottom: 0.55 },
    { left: 0.95, right: 1, top: 0.3, bottom: 0.55 },
    { left: 0, right: 0.05, top: 0.45, bottom: 0.7 },
    { left: 0.95, right: 1, top: 0.45, bottom: 0.7 },
  ].map((box) => meanColour(picture, box))
  const strip = (top: number, bottom: number) => {
    const parts = [0.1, 0.3, 0.5, 0.7].map((left) =>
      meanColour(picture, { left, right: left + 0.2, top, bottom }),
    )
    const differences = parts.map((part) => Math.min(...sides.map((side) => apart(part, side))))
    return differences.reduce((a, b) => a + b, 0) / differences.length
  }
  const [above, below] = [strip(0, 0.05), strip(0.95, 1)]
  return (below - above) / (below + above + NOISE)
}

/** Part of the picture beside the head: strips at both sides, above the shoulders. */
const STRIP = 0.12
const ABOVE = 0.6
/** Levels (of 441) by which a pixel differs from the wall. */
const FOREIGN = 60

/** How much of the strips beside the head is not of the colour of most of them, 0–1: the wall alone gives next to nothing, a
 *  bystander does not. */
export function foreignSides({ width, height, data }: RgbPicture): number {
  const levels: number[][] = [[], [], []]
  const wide = Math.round(width * STRIP)
  const rows = Math.round(height * ABOVE)
  for (let y = 0; y < rows; y += 2) {
    for (let n = 0; n < wide; n += 2) {
      for (const x of [n, width - 1 - n]) {
        for (let c = 0; c < 3; c++) levels[c]?.push(data[(y * width + x) * 3 + c] ?? 0)
      }
    }
  }
  const wall = levels.map((all) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0)
  const count = levels[0]?.length ?? 0
  let foreign = 0
  for (let i = 0; i < count; i++) {
    if (Math.hypot(...wall.map((level, c) => (levels[c]?.[i] ?? 0) - level)) > FOREIGN) foreign++
  }
  return count === 0 ? 0 : foreign / count
}
