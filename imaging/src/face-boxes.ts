/** A face as a detector saw it: box in px of the picture, score 0–1. */
export interface Detected {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly score: number
}

/** One face with the best score each detector gave it. */
export interface MergedFace {
  readonly box: Detected
  readonly quick: number
  readonly thorough?: number
}

/** From which score on the quick detector's word is enough. */
const SURE = 0.5

/** Common part of two boxes, of the smaller one; 0–1. */
function overlap(a: Detected, b: Detected): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (wide <= 0 || high <= 0) return 0
  return (wide * high) / Math.min(a.width * a.height, b.width * b.height)
}

/** Two boxes of one face: half of the smaller one in common, and neither much larger than the other. A small face before
 *  a large one (a badge, a poster) is another face. */
function same(a: Detected, b: Detected): boolean {
  const [small, large] = a.width < b.width ? [a, b] : [b, a]
  return overlap(a, b) > 0.5 && small.width * 2.2 > large.width
}

/** Both looks of the quick detector saw the same one face and nothing weaker: the thorough one need not be asked. */
export function settled(first: readonly Detected[], second: readonly Detected[]): boolean {
  const [a] = first
  const [b] = second
  if (a === undefined || b === undefined || first.length > 1 || second.length > 1) return false
  return a.score > SURE && b.score > SURE && same(a, b)
}

/** The faces seen in several looks, each once, surest first. The thorough detector's box counts where there is one. */
export function mergeFaces(quick: readonly Detected[], thorough: readonly Detected[]): readonly MergedFace[] {
  const faces: MergedFace[] = []
  const bySize = (all: readonly Detected[]) => all.toSorted((a, b) => b.score - a.score)
  for (const box of bySize(thorough)) {
    if (faces.some((f) => same(f.box, box))) continue
    faces.push({ box, quick: 0, thorough: box.score })
  }
  for (const box of bySize(quick)) {
    const at = faces.findIndex((f) => same(f.box, box))
    const known = faces[at]
    if (known === undefined) faces.push({ box, quick: box.score })
    else faces[at] = { ...known, quick: Math.max(known.quick, box.score) }
  }
  const sureness = (f: MergedFace) => Math.max(f.quick, f.thorough ?? 0)
  return faces.toSorted((a, b) => sureness(b) - sureness(a))
}
