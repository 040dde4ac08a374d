import type { HeadFacts } from '@zhongzhao/domain/images/eye/face-facts'
import { type FacePoints, middle, partOf } from './face-points.ts'
import type { RgbPicture } from './rgb-picture.ts'

/** Levels (of 441) from the background on that are no background. */
const FOREIGN = 48
/** Part of half the face's width that is foreground in the first row of the head. */
const FIRST_ROW = 0.35

/** Median of each channel in the upper part of both side strips: the wall behind. */
function wallColour({ width, height, data }: RgbPicture): readonly number[] {
  const levels: number[][] = [[], [], []]
  const strip = Math.max(1, Math.round(width * 0.06))
  for (let y = 0; y < height * 0.4; y += 2) {
    for (let n = 0; n < strip; n++) {
      for (const x of [n, width - 1 - n]) {
        for (let c = 0; c < 3; c++) levels[c]?.push(data[(y * width + x) * 3 + c] ?? 0)
      }
    }
  }
  return levels.map((all) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0)
}

/** Crown and middle of the head, hair included, against the wall behind. Undefined when the head reaches the upper edge. */
export function headOf(picture: RgbPicture, points: FacePoints): HeadFacts | undefined {
  const { width, height, data } = picture
  const wall = wallColour(picture)
  const foreign = (x: number, y: number) => {
    const at = (y * width + x) * 3
    return Math.hypot(...wall.map((level, c) => (data[at + c] ?? 0) - level)) > FOREIGN
  }
  const eyes = middle(partOf(points, 'leftEye'), partOf(points, 'rightEye'))
  const across = points.map(([x]) => x)
  const half = (Math.max(...across) - Math.min(...across)) / 2
  const [from, to] = [eyes[0] - half, eyes[0] + half].map((x) => Math.round(Math.min(Math.max(x, 0), width)))
  const lastRow = Math.min(Math.round(eyes[1]), height)
  let crown: number | undefined
  const middles: number[] = []
  for (let y = 0; y < lastRow; y++) {
    const row: number[] = []
    for (let x = from ?? 0; x < (to ?? width); x++) if (foreign(x, y)) row.push(x)
    if (crown === undefined && row.length >= FIRST_ROW * half) crown = y
    if (crown !== undefined) {
      const ends = [0, width - 1]
      while ((ends[0] ?? 0) < width && !foreign(ends[0] ?? 0, y)) ends[0] = (ends[0] ?? 0) + 1
      while ((ends[1] ?? 0) > 0 && !foreign(ends[1] ?? 0, y)) ends[1] = (ends[1] ?? 0) - 1
      middles.push(((ends[0] ?? 0) + (ends[1] ?? 0)) / 2)
    }
  }
  if (crown === undefined || crown === 0) return undefined
  const centre = middles.reduce((a, b) => a + b, 0) / Math.max(middles.length, 1)
  return { crown: crown / height, centre: centre / width }
}
