/** Every n-th of all, at least one and at most `most`: what a person looks at before the rest is passed. */
export function sampleOf<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all
  const step = all.length / most
  return Array.from({ length: most }, (_, i) => all[Math.floor(i * step)]).filter(
    (one): one is T => one !== undefined,
  )
}
