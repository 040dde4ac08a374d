import { type Result } from '../base/result.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

/** open 待核对; misread 证件读错，与登记一致; wrong 登记有误; retake 重新采集. */
export type DifferenceState = 'open' | 'misread' | 'wrong' | 'retake'
export type DifferenceEvent = 'findMisread' | 'findWrong' | 'askRetake' | 'reopen'

/** The life of a difference between card and register (证件核对状态流转表, F2). It is never a refusal by itself. */
export const differenceLifecycle: Lifecycle<DifferenceState, DifferenceEvent, never, never> = {
  title: '证件核对',
  states: {
    open: '待核对',
    misread: '证件读错了，与登记一致',
    wrong: '登记有误，已退回或走学籍更正',
    retake: '证件重新采集',
  },
  events: {
    findMisread: '证件读错了，与登记一致',
    findWrong: '登记有误',
    askRetake: '重新采集',
    reopen: '重新核对',
  },
  refusalOf: {},
  table: [
    // from     event          to         by               during    needs
    ['open', 'findMisread', 'misread', 'document.note', 'always', []],
    ['open', 'findWrong', 'wrong', 'document.note', 'always', []],
    ['open', 'askRetake', 'retake', 'document.note', 'always', []],
    ['misread', 'reopen', 'open', 'document.note', 'always', []],
    ['wrong', 'reopen', 'open', 'document.note', 'always', []],
  ],
}

/** Refuses STATE-NO-WAY: somebody else has decided. */
export function decideDifference(state: DifferenceState, event: DifferenceEvent): Result<DifferenceState> {
  return step(differenceLifecycle, state, event, { open: new Set<never>(), met: new Set<never>() })
}
