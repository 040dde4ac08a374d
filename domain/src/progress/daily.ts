import type { State } from '../registration/registration.ts'

/** How far those of one organisation had come; each number holds everybody who came at least so far. */
export interface Come {
  readonly expected: number
  readonly started: number
  readonly confirmed: number
  readonly checked: number
  readonly sealed: number
}

/** Heads by state, as the counters hold them. */
export type Heads = Readonly<Partial<Record<State, number>>>

/** How far each state has come; a correction opens what was signed: it stays signed here. Who has gone has not come. */
const reached: Readonly<Partial<Record<State, number>>> = {
  rostered: 0,
  filling: 1,
  confirmed: 2,
  checked: 3,
  sealed: 4,
  correcting: 4,
}

/** Counts of one organisation for 日报 (K9). Who has gone is not expected. */
export function come(heads: Heads): Come {
  const states = Object.entries(reached) as [State, number][]
  const from = (step: number) =>
    states.reduce((sum, [state, at]) => sum + (at >= step ? (heads[state] ?? 0) : 0), 0)
  return { expected: from(0), started: from(1), confirmed: from(2), checked: from(3), sealed: from(4) }
}

/** Hour of the day in Beijing at which the report is taken. */
export const DAILY_HOUR = 17
