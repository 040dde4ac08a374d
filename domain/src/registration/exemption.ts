import { type Result } from '../base/result.ts'
import type { By } from '../lifecycle/decided.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

export type ExemptionState = 'asked' | 'approved' | 'declined' | 'withdrawn'
export type ExemptionEvent = 'approve' | 'decline' | 'withdraw'
export type ExemptionGuard = 'anotherPerson'

/** The life of an exemption from rules of the portrait (拍照豁免状态流转表, E8). Approved by another person than who asked; it holds
 *  until it is withdrawn. */
export const exemptionLifecycle: Lifecycle<ExemptionState, ExemptionEvent, never, ExemptionGuard> = {
  title: '拍照豁免',
  states: { asked: '待批准', approved: '已批准', declined: '未批准', withdrawn: '已撤回' },
  events: { approve: '批准', decline: '不批准', withdraw: '撤回' },
  refusalOf: { anotherPerson: 'EXEMPTION-TWO-PEOPLE' },
  table: [
    // from      event       to           by                   during    needs
    ['asked', 'approve', 'approved', 'exemption.approve', 'always', ['anotherPerson']],
    ['asked', 'decline', 'declined', 'exemption.approve', 'always', ['anotherPerson']],
    ['asked', 'withdraw', 'withdrawn', 'exemption.ask', 'always', []],
    ['approved', 'withdraw', 'withdrawn', 'exemption.ask', 'always', []],
  ],
}

export interface Exemption {
  readonly state: ExemptionState
  /** Account. */
  readonly askedBy: string
}

/** Refuses STATE-NO-WAY, EXEMPTION-TWO-PEOPLE. */
export function decideExemption(
  { state, askedBy }: Exemption,
  event: ExemptionEvent,
  by: By,
): Result<ExemptionState> {
  const met = new Set<ExemptionGuard>(by.account === askedBy ? [] : ['anotherPerson'])
  return step(exemptionLifecycle, state, event, { open: new Set<never>(), met })
}
