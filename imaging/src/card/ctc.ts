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

/** log P(symbols | line), summed over all paths (CTC forward). `-Infinity` when the line is too short for them. */
export function logLikelihood(output: CtcOutput, symbols: readonly number[]): number {
  const extended = [0, ...symbols.flatMap((symbol) => [symbol, 0])]
  let before = new Float64Array(extended.length).fill(-Infinity)
  for (let step = 0; step < output.steps; step++) {
    const now = new Float64Array(extended.length).fill(-Infinity)
    for (let state = 0; state < extended.length; state++) {
      const arriving = step === 0 ? (state <= 1 ? 0 : -Infinity) : arrivals(before, extended, state)
      if (arriving > -Infinity) now[state] = arriving + logAt(output, step, extended[state] ?? 0)
    }
    before = now
  }
  return addLogs(before[extended.length - 1] ?? -Infinity, before[extended.length - 2] ?? -Infinity)
}

function arrivals(before: Float64Array, extended: readonly number[], state: number): number {
  const symbol = extended[state] ?? 0
  const near = addLogs(before[state] ?? -Infinity, before[state - 1] ?? -Infinity)
  const skips = symbol !== 0 && symbol !== extended[state - 2]
  return skips ? addLogs(near, before[state - 2] ?? -Infinity) : near
}

function logAt({ classes, values }: CtcOutput, step: number, symbol: number): number {
  return Math.log(Math.max(values[step * classes + symbol] ?? 0, FLOOR))
}

function addLogs(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a]
  return low === -Infinity ? high : high + Math.log1p(Math.exp(low - high))
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
