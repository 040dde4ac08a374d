import { collectedStates, unfinishedStates } from '../registration/lifecycle.ts'
import type { State } from '../registration/registration.ts'

type Heads = Readonly<Partial<Record<State, number>>>

export interface HeadCount {
  readonly rostered: number
  readonly collected: number
  readonly returning: number
  readonly withdrawn: number
  readonly moved: number
  /** 重复作废: the same person's other record is counted where it stands (G4). */
  readonly superseded: number
  readonly open: number
  /** 借读生 among the rostered, whatever became of them: no part of the sum. */
  readonly guests: number
}

const sum = (heads: Heads, states: readonly State[]) =>
  states.reduce((n, state) => n + (heads[state] ?? 0), 0)

/** 人数核对表 (B7): rostered = collected + returning home + given up + moved + doubled + still open. Who chose to return home counts as
 *  returning, accepted there or not yet: their collecting is the other place's (notice 一.2). */
export function headCount({
  staying,
  returning,
  guests,
}: {
  readonly staying: Heads
  readonly returning: Heads
  readonly guests: number
}): HeadCount {
  const home = sum(returning, [...collectedStates, ...unfinishedStates, 'transferred'])
  const count = {
    collected: sum(staying, collectedStates),
    returning: home,
    withdrawn: sum(staying, ['withdrawn']) + sum(returning, ['withdrawn']),
    moved: sum(staying, ['transferred']),
    superseded: sum(staying, ['superseded']) + sum(returning, ['superseded']),
    open: sum(staying, unfinishedStates),
  }
  return { ...count, rostered: Object.values(count).reduce((a, b) => a + b, 0), guests }
}

/** Nobody of this school is still open: the table may be handed up. */
export function closes(count: HeadCount): boolean {
  return count.open === 0
}

export function addHeadCounts(counts: readonly HeadCount[]): HeadCount {
  const add = (of: keyof HeadCount) => counts.reduce((n, count) => n + count[of], 0)
  return {
    rostered: add('rostered'),
    collected: add('collected'),
    returning: add('returning'),
    withdrawn: add('withdrawn'),
    moved: add('moved'),
    superseded: add('superseded'),
    open: add('open'),
    guests: add('guests'),
  }
}
