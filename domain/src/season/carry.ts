import type { Result } from '../base/result.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

export type CarryState = 'open' | 'same' | 'other'
export type CarryEvent = 'same' | 'other'

/** Whether somebody of last season and somebody of this one, who share name and school but no number, are one person: a person decides
 *  (A7). */
export const carryLifecycle: Lifecycle<CarryState, CarryEvent, never, never> = {
  title: '上一年度衔接',
  states: { open: '待核对', same: '是同一人', other: '不是同一人' },
  events: { same: '是同一人', other: '不是同一人' },
  refusalOf: {},
  table: [
    // from    event    to       by              during    needs
    ['open', 'same', 'same', 'season.carry', 'always', []],
    ['open', 'other', 'other', 'season.carry', 'always', []],
  ],
}

/** Refuses STATE-NO-WAY. */
export function decideCarry(state: CarryState, event: CarryEvent): Result<CarryState> {
  return step(carryLifecycle, state, event, { open: new Set<never>(), met: new Set<never>() })
}
