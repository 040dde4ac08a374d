import { type Result } from '../base/result.ts'
import { type Instant, type Period, beijing, beijingDay, instant } from '../base/time.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

export type ListState = 'prepared' | 'open' | 'ended' | 'concluded' | 'halted' | 'discarded'
export type ListEvent = 'open' | 'discard' | 'halt' | 'end' | 'conclude'
export type ListGuard =
  'hasLines' | 'stillTrue' | 'saysNothingPrivate' | 'reasonGiven' | 'daysOver' | 'objectionsAnswered'

/** The life of a public list (公示, notice 三.(一)3: 审核结果……在学校进行公示). Opened once for its full days; what was wrong in it is halted
 *  and made public anew, so that nobody is given fewer days. */
export const publicityLifecycle: Lifecycle<ListState, ListEvent, never, ListGuard> = {
  title: '公示名单',
  states: {
    prepared: '待公示',
    open: '公示中',
    ended: '公示期满',
    concluded: '公示结束',
    halted: '已中止',
    discarded: '已作废',
  },
  events: { open: '开始公示', discard: '作废', halt: '中止公示', end: '公示期满撤下', conclude: '结束公示' },
  refusalOf: {
    hasLines: 'PUBLICITY-EMPTY',
    stillTrue: 'PUBLICITY-CHANGED',
    saysNothingPrivate: 'PUBLICITY-PRIVATE',
    reasonGiven: 'PUBLICITY-REASON',
    daysOver: 'PUBLICITY-DAYS',
    objectionsAnswered: 'PUBLICITY-UNANSWERED',
  },
  table: [
    // from       event       to           by                   during    needs
    ['prepared', 'open', 'open', 'publicity.open', 'always', ['hasLines', 'stillTrue', 'saysNothingPrivate']],
    ['prepared', 'discard', 'discarded', 'publicity.open', 'always', []],
    ['open', 'halt', 'halted', 'publicity.open', 'always', ['reasonGiven']],
    // By the clock, not by anybody.
    ['open', 'end', 'ended', 'publicity.open', 'always', ['daysOver']],
    ['ended', 'conclude', 'concluded', 'publicity.open', 'always', ['objectionsAnswered']],
  ],
}

const DAY_MS = 86_400_000

/** From the moment of opening to the end of the last of `days` full days after that day: whoever looks on any of them still sees it. */
export function publicPeriod(opened: Instant, days: number): Period {
  const midnight = beijing(`${beijingDay(opened)}T00:00`)
  return { from: opened, until: instant(midnight + (days + 1) * DAY_MS) }
}

export interface ListAsked {
  readonly lines: number
  /** Lines that would read otherwise, be gone or be new if it were prepared now (`changedLines`). */
  readonly changed: number
  /** Findings about what is written by hand (`privateIn`). */
  readonly writtenPrivately: number
  readonly reason?: string
  readonly until?: Instant
  readonly now: Instant
  readonly unanswered: number
}

/** One step of a list. Refuses STATE-NO-WAY, PUBLICITY-EMPTY, PUBLICITY-CHANGED, PUBLICITY-PRIVATE, PUBLICITY-REASON,
 *  PUBLICITY-DAYS, PUBLICITY-UNANSWERED. */
export function decideList(state: ListState, event: ListEvent, asked: ListAsked): Result<ListState> {
  const { lines, changed, writtenPrivately, reason = '', until, now, unanswered } = asked
  const guards: readonly (readonly [ListGuard, boolean])[] = [
    ['hasLines', lines > 0],
    ['stillTrue', changed === 0],
    ['saysNothingPrivate', writtenPrivately === 0],
    ['reasonGiven', reason.trim().length >= 4],
    ['daysOver', until !== undefined && until <= now],
    ['objectionsAnswered', unanswered === 0],
  ]
  const met = new Set(guards.filter(([, holds]) => holds).map(([guard]) => guard))
  return step(publicityLifecycle, state, event, { open: new Set<never>(), met })
}
