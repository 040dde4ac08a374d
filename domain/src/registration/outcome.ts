import type { State } from './registration.ts'

/** What becomes of a registration when its season ends (A7). */
export type Outcome = 'completed' | 'unsigned' | 'unchecked' | 'unfinished' | 'neverBegun' | 'left'

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  completed: '已完成（已签字锁定）',
  unsigned: '未完成：学校已核验，没有签字',
  unchecked: '未完成：本人已确认，学校没有核验',
  unfinished: '未完成：没有填完或没有确认',
  neverBegun: '未完成：没有开始填报',
  left: '不在本年度（已转出、放弃或合并）',
}

/** By table: the state stays what it was, the outcome is written beside it. A correction that was open when the season ended ends
 *  with it; what had been signed stands. */
export const outcomeOf: Readonly<Record<State, Outcome>> = {
  rostered: 'neverBegun',
  filling: 'unfinished',
  confirmed: 'unchecked',
  checked: 'unsigned',
  sealed: 'completed',
  correcting: 'completed',
  transferred: 'left',
  withdrawn: 'left',
  superseded: 'left',
}
