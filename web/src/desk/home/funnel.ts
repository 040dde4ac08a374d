import type { State } from '@zhongzhao/domain/registration/registration'

export type Counts = Readonly<Record<string, number>>

export interface FunnelStep {
  readonly name: string
  /** Pupils who have come at least this far. */
  readonly reached: number
  /** Pupils who stand exactly here, and the state to filter the list by. */
  readonly standing: number
  readonly state: State
}

const inOrder: readonly (readonly [State, string])[] = [
  ['rostered', '在册'],
  ['filling', '开始填报'],
  ['confirmed', '本人已确认'],
  ['checked', '学校已核验'],
  ['sealed', '已签字锁定'],
]

const count = (states: Counts, state: State) => states[state] ?? 0

/** Pupils to be collected: in the roster, neither moved to their household's place nor given up. */
export function expected(states: Counts): number {
  return inOrder.reduce((sum, [state]) => sum + count(states, state), 0) + count(states, 'correcting')
}

/** From the roster to the signed sheet. A sheet in correction (更正中) has been signed before and counts as sealed's predecessor. */
export function funnelOf(states: Counts): readonly FunnelStep[] {
  const all = expected(states)
  let before = 0
  return inOrder.map(([state, name]) => {
    const standing = count(states, state)
    const step = { name, reached: all - before, standing, state }
    before += standing
    // Correcting stands between checked and sealed: it must be signed again.
    if (state === 'checked') before += count(states, 'correcting')
    return step
  })
}

export interface Line {
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly total: number
  readonly states: Counts
  readonly activated: number
  readonly portraits: number
  readonly documents: number
}

/** How far along a line is: each pupil counts by the steps taken, 0–1. Nobody to collect = done. */
export function completion(line: Line): number {
  const steps = funnelOf(line.states).slice(1)
  const all = expected(line.states)
  if (all === 0) return 1
  return steps.reduce((sum, step) => sum + step.reached, 0) / (steps.length * all)
}

/** Who is behind comes first; among equals the larger. */
export function behindFirst(lines: readonly Line[]): readonly Line[] {
  return lines.toSorted((a, b) => completion(a) - completion(b) || expected(b.states) - expected(a.states))
}
