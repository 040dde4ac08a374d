import type { Mark, MarkMeaning } from '@zhongzhao/domain/images/mark'
import { markNames } from '@zhongzhao/domain/images/mark'

/** What a finding of the server says of a picture, as far as it can be drawn. */
export interface Drawable {
  readonly severity: string
  readonly marks?: readonly { shape: 'line' | 'box'; meaning: string; from: Point; to: Point }[] | undefined
}
type Point = Mark['from']

/** `measured` what is there, `wanted` where it should be, `wrong` what must not be there. */
export type MarkTone = 'measured' | 'wanted' | 'wrong'

export interface DrawnMark {
  readonly tone: MarkTone
  readonly shape: 'line' | 'box'
  /** The words at the mark; only one of several of the same meaning says them. */
  readonly label: string
  readonly from: Point
  readonly to: Point
}

const names: Readonly<Record<string, string>> = markNames

/** These say by themselves that something is amiss. */
const amiss: ReadonlySet<string> = new Set<MarkMeaning>(['other-face', 'background', 'covered', 'damage'])

function toneOf(meaning: string, severity: string): MarkTone {
  if (meaning.endsWith('-wanted')) return 'wanted'
  return severity === 'error' || amiss.has(meaning) ? 'wrong' : 'measured'
}

/** The marks of findings, each once, errors first; a meaning is named once. */
export function drawnMarks(findings: readonly Drawable[]): readonly DrawnMark[] {
  const rank = (f: Drawable) => ['error', 'doubt', 'advice'].indexOf(f.severity)
  const drawn = new Map<string, DrawnMark>()
  const named = new Set<string>()
  for (const { severity, marks } of findings.toSorted((a, b) => rank(a) - rank(b))) {
    for (const { shape, meaning, from, to } of marks ?? []) {
      const key = [shape, meaning, ...from, ...to].join()
      if (drawn.has(key)) continue
      const label = named.has(meaning) ? '' : (names[meaning] ?? '')
      named.add(meaning)
      drawn.set(key, { tone: toneOf(meaning, severity), shape, label, from, to })
    }
  }
  return [...drawn.values()]
}

export interface LabelPlace {
  readonly label: string
  readonly tone: MarkTone
  /** Percent of the picture. */
  readonly top: number
  readonly left: number
  /** Where the place lies on the label: a wanted thing is named at the right, a measured one at the left. */
  readonly side: 'left' | 'right' | 'middle'
}

const inside = (n: number) => Math.min(96, Math.max(0, n * 100))

/** Parts of the height that a line of text needs between it and the next. */
const LINE = 8

/** Where each label stands; labels of one side that would lie on one another move down. */
export function labelPlaces(marks: readonly DrawnMark[]): readonly LabelPlace[] {
  const placed: LabelPlace[] = []
  const wanted = marks.filter((m) => m.label !== '').toSorted((a, b) => a.from[1] - b.from[1])
  for (const { label, tone, shape, from, to } of wanted) {
    const upright = shape === 'line' && Math.abs(to[0] - from[0]) < Math.abs(to[1] - from[1])
    const side = upright ? 'middle' : tone === 'wanted' ? 'right' : 'left'
    const left = upright
      ? (from[0] + to[0]) / 2
      : side === 'right'
        ? Math.max(from[0], to[0])
        : Math.min(from[0], to[0])
    // A short line (the eyes) is not covered by its own name.
    const lift = shape === 'line' && Math.abs(to[0] - from[0]) < 0.5 ? 0.06 : 0
    let top = inside(upright ? Math.max(from[1], to[1]) - 0.12 : Math.min(from[1], to[1]) - lift)
    const beside = placed.filter((p) => p.side === side)
    while (beside.some((p) => Math.abs(p.top - top) < LINE)) top += LINE
    placed.push({ label, tone, side, left: inside(left), top: Math.min(top, 93) })
  }
  return placed
}
