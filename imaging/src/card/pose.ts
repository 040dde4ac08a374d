import type { CardLayout, CardPoint } from '@zhongzhao/domain/images/card/layout'
import {
  type Affine,
  type Pair,
  type Point,
  alongSegment,
  applyAffine,
  composed,
  fitAffine,
} from './affine.ts'
import type { TextLine } from './text-lines.ts'

/** How the card lies: from its own frame to the picture, and how many of the printed places were found there. */
export interface FoundPose {
  readonly toPicture: Affine
  readonly found: number
}

/** A found place may be this far from the plan, in units of the card, before and after the affine fit. */
const NEAR = { guess: 0.075, fitted: 0.035 } as const
/** Length over thickness of what may be the number or its label. */
const NUMBER_SLENDER = 9
const LABEL_SLENDER = 4

/** The pose that explains most of the text lines: each long line is tried as the number, each shorter one as the number's
 *  label, in both directions, and scored by how many labels stand where they should. */
export function findPose(lines: readonly TextLine[], layout: CardLayout): FoundPose | undefined {
  const guesses = lines.flatMap((line) => guessesFrom(line, layout))
  let best: FoundPose | undefined
  for (const guess of guesses) {
    const fitted = settle(guess, lines, layout)
    if (fitted !== undefined && fitted.found > (best?.found ?? 0)) best = fitted
  }
  return best
}

/** A long line may be the number, or the number run together with its label; a shorter one the label alone. Each may lie
 *  either way round. */
function guessesFrom(line: TextLine, layout: CardLayout): readonly Affine[] {
  const slender = lengthOf(line) / line.thickness
  const { left, right } = line
  const label = layout.labels.at(-1) ?? [0, 0]
  const labelEnd: CardPoint = [label[0] + layout.numberLabelLength, label[1]]
  const plans: readonly (readonly [CardPoint, CardPoint])[] = [
    ...(slender < NUMBER_SLENDER
      ? []
      : [
          [
            [0, 0],
            [1, 0],
          ] as const,
          [label, [1, 0]] as const,
        ]),
    ...(slender < LABEL_SLENDER || slender > 2 * NUMBER_SLENDER ? [] : [[label, labelEnd] as const]),
  ]
  return plans.flatMap((plan) => [ontoSegment(plan, [left, right]), ontoSegment(plan, [right, left])])
}

/** The similarity that brings one segment onto another. */
function ontoSegment([p, q]: readonly [Point, Point], [from, to]: readonly [Point, Point]): Affine {
  const [a, b, c, d, e, f] = alongSegment(p, q)
  const det = a * e - b * d
  const toUnit: Affine = [e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det]
  return composed(alongSegment(from, to), toUnit)
}

/** Improves a guess by what stands near the planned places; the fit is kept only when it explains no less. */
function settle(guess: Affine, lines: readonly TextLine[], layout: CardLayout): FoundPose | undefined {
  let pairs = pairsNear(guess, lines, { layout, near: NEAR.guess })
  let pose: FoundPose | undefined
  for (let round = 0; round < 3; round++) {
    const fitted = fitAffine(pairs)
    if (fitted === undefined || !plausible(fitted)) return pose
    pairs = pairsNear(fitted, lines, { layout, near: NEAR.fitted })
    pose = { toPicture: fitted, found: pairs.length }
  }
  return pose
}

/** A card seen at a slant keeps its proportions roughly; a mirror image or a sliver is a false fit. */
function plausible([a, b, , d, e]: Affine): boolean {
  const [across, down] = [Math.hypot(a, d), Math.hypot(b, e)]
  const turn = (a * e - b * d) / (across * down)
  return across / down > 0.75 && across / down < 1.33 && turn > 0.9
}

function pairsNear(
  pose: Affine,
  lines: readonly TextLine[],
  { layout, near }: { layout: CardLayout; near: number },
): readonly Pair[] {
  const unit = Math.hypot(pose[0], pose[3])
  const forward = (line: TextLine): readonly [Point, Point] => {
    const along = (line.right[0] - line.left[0]) * pose[0] + (line.right[1] - line.left[1]) * pose[3]
    return along >= 0 ? [line.left, line.right] : [line.right, line.left]
  }
  const ends = lines.map(forward)
  const nearest = (plan: CardPoint, seen: readonly Point[]): readonly Pair[] => {
    const wanted = applyAffine(pose, plan)
    const distance = (p: Point) => Math.hypot(p[0] - wanted[0], p[1] - wanted[1])
    const found = seen.toSorted((p, q) => distance(p) - distance(q))[0]
    return found !== undefined && distance(found) < near * unit ? [[plan, found]] : []
  }
  const lefts = ends.map(([left]) => left)
  const rights = ends.map(([, right]) => right)
  return [
    ...layout.labels.flatMap((plan) => nearest(plan, lefts)),
    ...nearest([0, 0], lefts),
    ...nearest([1, 0], rights),
  ]
}

function lengthOf({ left, right }: TextLine): number {
  return Math.hypot(right[0] - left[0], right[1] - left[1])
}
