/** Reproducible chance: the same seed gives the same province (mulberry32). Nothing secret comes from here. */
export interface Chance {
  /** Whole number in `[0, below)`. */
  readonly below: (limit: number) => number
  readonly pick: <T>(list: readonly [T, ...(readonly T[])]) => T
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const below = (limit: number) => next() % limit
  return { below, pick: (list) => list[below(list.length)] ?? list[0] }
}
