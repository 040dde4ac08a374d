import { type Result, ok, refuse } from '../base/result.ts'
import type { RefusalCode } from '../base/refusals.ts'
import type { Action } from './action-name.ts'

/** One way a record may move: from, event, to, by whom (an action), during which activity, on what conditions. */
export type Row<
  State extends string,
  Event extends string,
  Activity extends string,
  Guard extends string,
> = readonly [
  from: State,
  event: Event,
  to: State,
  by: Action,
  during: Activity | 'always',
  needs: readonly Guard[],
]

/** 状态流转表: the only way a state changes. */
export interface Lifecycle<
  State extends string,
  Event extends string,
  Activity extends string,
  Guard extends string,
> {
  readonly title: string
  readonly states: Readonly<Record<State, string>>
  readonly events: Readonly<Record<Event, string>>
  readonly refusalOf: Readonly<Record<Guard, RefusalCode>>
  readonly table: readonly Row<State, Event, Activity, Guard>[]
}

export interface Circumstance<Activity extends string, Guard extends string> {
  /** Activities open now for this record. */
  readonly open: ReadonlySet<Activity>
  /** Guards that hold now. */
  readonly met: ReadonlySet<Guard>
}

/** Finds the row of (state, event). */
export function rowOf<S extends string, E extends string, A extends string, G extends string>(
  lifecycle: Lifecycle<S, E, A, G>,
  state: S,
  event: E,
): Row<S, E, A, G> | undefined {
  return lifecycle.table.find((row) => row[0] === state && row[1] === event)
}

/** The one interpreter. No such row, not open, or the first unmet guard is a refusal; otherwise the next state.
 *  Refuses STATE-NO-WAY, TIME-CLOSED (the caller fills in the period), or the guard's own code. */
export function step<S extends string, E extends string, A extends string, G extends string>(
  lifecycle: Lifecycle<S, E, A, G>,
  state: S,
  event: E,
  { open, met }: Circumstance<A, G>,
): Result<S> {
  const row = rowOf(lifecycle, state, event)
  if (row === undefined) {
    return refuse('STATE-NO-WAY', { state: lifecycle.states[state], event: lifecycle.events[event] })
  }
  const [, , to, , during, needs] = row
  if (during !== 'always' && !open.has(during)) return refuse('TIME-CLOSED', { activity: during })
  const unmet = needs.find((guard) => !met.has(guard))
  return unmet === undefined ? ok(to) : refuse(lifecycle.refusalOf[unmet])
}

/** Events that the table allows now to somebody who holds `actions`; guards are not asked, so that a screen can
 *  say what is missing instead of hiding the button. */
export function mayNow<S extends string, E extends string, A extends string, G extends string>(
  lifecycle: Lifecycle<S, E, A, G>,
  state: S,
  { open, actions }: { readonly open: ReadonlySet<A>; readonly actions: ReadonlySet<Action> },
): readonly E[] {
  return lifecycle.table
    .filter(
      ([from, , , by, during]) =>
        from === state && actions.has(by) && (during === 'always' || open.has(during)),
    )
    .map((row) => row[1])
}
