/** One step of turning `asked` into `read`. Indices into the two sequences. */
export type EditStep =
  | { readonly kind: 'same' | 'replaced'; readonly asked: number; readonly read: number }
  /** Asked for, not read. */
  | { readonly kind: 'missing'; readonly asked: number }
  /** Read, not asked for. */
  | { readonly kind: 'extra'; readonly read: number }

/** The shortest way from `asked` to `read`, in order (Levenshtein; a replacement counts as one). */
export function alignment<T>(asked: readonly T[], read: readonly T[]): readonly EditStep[] {
  const wide = read.length + 1
  const cost = new Int32Array((asked.length + 1) * wide)
  const at = (i: number, j: number) => cost[i * wide + j] ?? 0
  for (let i = 0; i <= asked.length; i++)
    for (let j = 0; j <= read.length; j++) {
      const swap = asked[i - 1] === read[j - 1] ? 0 : 1
      cost[i * wide + j] =
        i === 0 || j === 0 ? i + j : Math.min(at(i - 1, j - 1) + swap, at(i - 1, j) + 1, at(i, j - 1) + 1)
    }
  const steps: EditStep[] = []
  let [i, j] = [asked.length, read.length]
  while (i > 0 || j > 0) {
    const same = asked[i - 1] === read[j - 1]
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (same ? 0 : 1)) {
      steps.push({ kind: same ? 'same' : 'replaced', asked: --i, read: --j })
    } else if (i > 0 && at(i, j) === at(i - 1, j) + 1) steps.push({ kind: 'missing', asked: --i })
    else steps.push({ kind: 'extra', read: --j })
  }
  return steps.toReversed()
}
