import { givenUp, keptElsewhere } from '../registration/lifecycle.ts'
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

const order: readonly State[] = ['rostered', 'filling', 'confirmed', 'checked', 'sealed']

/** A correction opens what was signed: it stays signed here. */
const stepOf = (state: State): number =>
  state === 'correcting' ? order.indexOf('sealed') : order.indexOf(state)

/** Counts of one organisation for 日报 (K9). Who has gone is not expected. */
export function come(heads: Heads): Come {
  const all = (Object.entries(heads) as [State, number][]).filter(
    ([state]) => !givenUp(state) && !keptElsewhere(state),
  )
  const from = (first: State) =>
    all.reduce((sum, [state, n]) => sum + (stepOf(state) >= order.indexOf(first) ? n : 0), 0)
  return {
    expected: all.reduce((sum, [, n]) => sum + n, 0),
    started: from('filling'),
    confirmed: from('confirmed'),
    checked: from('checked'),
    sealed: from('sealed'),
  }
}

/** Hour of the day in Beijing at which the report is taken. */
export const DAILY_HOUR = 17
