import type { TearFacts } from '@zhongzhao/domain/images/eye/surface-facts'
import type { RgbPicture } from '../rgb-picture.ts'

/** Rows of a JPEG's blocks. */
const BLOCK = 8
/** Levels of red, green and blue together by which a column must change at a boundary. */
const STEP = 12
/** Rows beside the boundary that are left out: colour is stored at half the size and fades over them. */
const APART = 2
/** Part of the width that is an edge. */
const SIDE = 0.06
/** Every other column says enough. */
const EVERY = 2

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Change of each channel between two rows of a column. */
function change(
  { width, data }: RgbPicture,
  x: number,
  [from, to]: readonly [number, number],
): readonly number[] {
  const [a, b] = [(from * width + x) * 3, (to * width + x) * 3]
  return [0, 1, 2].map((c) => (data[b + c] ?? 0) - (data[a + c] ?? 0))
}

const size = (channels: readonly number[]) => channels.reduce((sum, c) => sum + Math.abs(c), 0)

interface Step {
  readonly x: number
  readonly by: readonly number[]
}

/** Columns that step at this boundary and nowhere near it. */
function stepsAt(picture: RgbPicture, y: number): readonly Step[] {
  const steps: Step[] = []
  const [above, below] = [y - APART, y + APART - 1]
  for (let x = 0; x < picture.width; x += EVERY) {
    const by = change(picture, x, [above, below])
    const much = size(by)
    if (much < STEP) continue
    if (size(change(picture, x, [above - 3, above])) > much / 2) continue
    if (size(change(picture, x, [below, below + 3])) > much / 2) continue
    steps.push({ x, by })
  }
  return steps
}

/** Coding order runs to the right edge and on from the left one: what is torn is torn up to an edge. */
function reachesEdge(steps: readonly Step[], width: number): boolean {
  const strip = width * SIDE
  const enough = (strip / EVERY) * 0.6
  const left = steps.filter(({ x }) => x < strip).length
  const right = steps.filter(({ x }) => x >= width - strip).length
  return left >= enough || right >= enough
}

/** Where flipped bits tore the picture: from some block on all that follows is lighter, darker or of another colour by the same amount, so
 *  that many columns change alike exactly between two rows of blocks. The longest such line: part of the width, and where (part of the
 *  height). What is pictured has no level edge this long just there, and none that changes skin, clothes and wall alike. */
export function tearOf(picture: RgbPicture): TearFacts {
  const { width, height } = picture
  let longest: TearFacts = { part: 0, at: 0 }
  for (let y = BLOCK; y + APART + 3 < height; y += BLOCK) {
    const steps = stepsAt(picture, y)
    if ((steps.length * EVERY) / width <= longest.part) continue
    const middle = [0, 1, 2].map((c) => median(steps.map(({ by }) => by[c] ?? 0)))
    const near = size(middle) * 0.35 + 8
    const alike = steps.filter(({ by }) => size(by.map((c, i) => c - (middle[i] ?? 0))) <= near)
    if (!reachesEdge(alike, width)) continue
    const part = (alike.length * EVERY) / width
    if (part > longest.part) longest = { part, at: y / height }
  }
  return longest
}
