/** What the recogniser says: for each step along the line the probability of each class; class 0 is the blank. */
export interface CtcOutput {
  readonly steps: number
  readonly classes: number
  /** `steps × classes`, each step summing to 1. */
  readonly values: Float32Array
}

/** One character read on the most probable path: its class, its probability and the step where it peaks. */
export interface Emission {
  readonly symbol: number
  readonly certainty: number
  readonly step: number
}

/** Smallest probability counted: below it one step would decide everything. */
const FLOOR = 1e-6

/** The most probable path, repeats joined. */
export function greedyPath({ steps, classes, values }: CtcOutput): readonly Emission[] {
  const read: Emission[] = []
  let before = 0
  for (let step = 0; step < steps; step++) {
    const [symbol, certainty] = peak(values.subarray(step * classes, (step + 1) * classes))
    const last = read.at(-1)
    if (symbol !== 0 && symbol === before && last !== undefined) {
      if (certainty > last.certainty) read[read.length - 1] = { symbol, certainty, step }
    } else if (symbol !== 0) read.push({ symbol, certainty, step })
    before = symbol
  }
  return read
}

function peak(step: Float32Array): readonly [symbol: number, certainty: number] {
  let symbol = 0
  for (let each = 1; each < step.length; each++) if ((step[each] ?? 0) > (step[symbol] ?? 0)) symbol = each
  return [symbol, step[symbol] ?? 0]
}

/** Scores given lines against one output: log of the probability of the best path that reads as the symbols, nats.
 *  `-Infinity` when the output is too short for them. */
export function pathScorer(output: CtcOutput): (symbols: readonly number[]) => number {
  const columns = new Map<number, Float64Array>()
  const columnOf = (symbol: number): Float64Array => {
    const known = columns.get(symbol)
    if (known !== undefined) return known
    const { steps, classes, values } = output
    const logs = Float64Array.from({ length: steps }, (_, step) =>
      Math.log(Math.max(values[step * classes + symbol] ?? 0, FLOOR)),
    )
    columns.set(symbol, logs)
    return logs
  }
  return (symbols) => {
    const extended = [0, ...symbols.flatMap((symbol) => [symbol, 0])]
    return bestPath(extended, extended.map(columnOf), output.steps)
  }
}

/** Viterbi over the symbols with a blank before, between and after them; a blank may be skipped between two different ones. */
function bestPath(extended: readonly number[], logs: readonly Float64Array[], steps: number): number {
  const states = extended.length
  const skips = extended.map((symbol, state) => symbol !== 0 && symbol !== extended[state - 2])
  const path = new Float64Array(states).fill(-Infinity)
  path[0] = 0
  for (let step = 0; step < steps; step++) {
    // From the end: each state still finds what the step before left in the states below it.
    for (let state = states - 1; state >= 0; state--) {
      let best = path[state] ?? 0
      if (state > 0 && (step > 0 || state === 1)) best = Math.max(best, path[state - 1] ?? 0)
      if (state > 1 && step > 0 && skips[state] === true) best = Math.max(best, path[state - 2] ?? 0)
      path[state] = best + (logs[state]?.[step] ?? 0)
    }
  }
  return Math.max(path[states - 1] ?? -Infinity, path[states - 2] ?? -Infinity)
}

/** The same output with only some classes, each step again summing to 1: a number has no letters. Class `k` of the result
 *  is `kept[k - 1]`; 0 stays the blank. `blankless` steps, where all kept classes are improbable, count as blank. */
export function keepClasses({ steps, classes, values }: CtcOutput, kept: readonly number[]): CtcOutput {
  const few = new Float32Array(steps * (kept.length + 1))
  for (let step = 0; step < steps; step++) {
    const own = step * (kept.length + 1)
    const all = [0, ...kept].map((symbol) => values[step * classes + symbol] ?? 0)
    const sum = all.reduce((a, b) => a + b, 0)
    for (const [k, value] of all.entries()) few[own + k] = sum < FLOOR ? (k === 0 ? 1 : 0) : value / sum
  }
  return { steps, classes: kept.length + 1, values: few }
}
