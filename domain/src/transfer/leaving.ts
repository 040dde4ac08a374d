import { type Result, ok } from '../base/result.ts'
import type { Instant } from '../base/time.ts'
import { type Decided, type By, decided } from '../lifecycle/decided.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import { type OrgPath, parentPath } from '../orgs/org.ts'

/** `none` not said yet; `denied` no; `unsaid` would rather not say; `reported` yes, and the superior office looks. */
export type LeavingState = 'none' | 'denied' | 'unsaid' | 'reported' | 'answered' | 'closed'
export type LeavingEvent = 'sayNo' | 'saySilent' | 'sayYes' | 'answer' | 'close'
export type LeavingGuard = 'replyGiven'

/** 是否被要求提前离校 (notice 二.2(3): 严禁强制学生提前离校). Said by the candidate alone, seen by the office above the school alone: no row
 *  and no list of the school's. */
export const leavingLifecycle: Lifecycle<LeavingState, LeavingEvent, never, LeavingGuard> = {
  title: '提前离校情况',
  states: {
    none: '未回答',
    denied: '没有被要求',
    unsaid: '不愿回答',
    reported: '已反映，等上级教育行政部门处理',
    answered: '已答复',
    closed: '已办结',
  },
  events: { sayNo: '没有', saySilent: '不愿回答', sayYes: '有', answer: '答复', close: '办结' },
  refusalOf: { replyGiven: 'LEAVING-REPLY' },
  table: [
    // from       event        to          by                   during    needs
    ['none', 'sayNo', 'denied', 'registration.fill', 'always', []],
    ['none', 'saySilent', 'unsaid', 'registration.fill', 'always', []],
    ['none', 'sayYes', 'reported', 'registration.fill', 'always', []],
    ['denied', 'saySilent', 'unsaid', 'registration.fill', 'always', []],
    ['denied', 'sayYes', 'reported', 'registration.fill', 'always', []],
    ['unsaid', 'sayNo', 'denied', 'registration.fill', 'always', []],
    ['unsaid', 'sayYes', 'reported', 'registration.fill', 'always', []],
    ['reported', 'sayYes', 'reported', 'registration.fill', 'always', []],
    ['reported', 'sayNo', 'denied', 'registration.fill', 'always', []],
    ['reported', 'saySilent', 'unsaid', 'registration.fill', 'always', []],
    ['reported', 'answer', 'answered', 'leaving.answer', 'always', ['replyGiven']],
    ['answered', 'answer', 'answered', 'leaving.answer', 'always', ['replyGiven']],
    // Not settled after all: the same report, said again.
    ['answered', 'sayYes', 'reported', 'registration.fill', 'always', []],
    ['answered', 'close', 'closed', 'leaving.answer', 'always', []],
  ],
}

/** What an office has before it. */
export const reportedStates: readonly LeavingState[] = ['reported', 'answered', 'closed']

/** Whose it is to look: the next office above the school in the graph, whatever its level (notice 三.(一)). */
export const superiorOf = (school: OrgPath): OrgPath => parentPath(school)

export interface Leaving {
  readonly id: string
  readonly state: LeavingState
  readonly version: number
}

const nothing = new Set<never>()

/** Moves a report by its table; the event names no registration and no answer, so that no history of the school's shows it.
 *  Refuses STATE-NO-WAY, LEAVING-REPLY. */
export function decideLeaving(
  l: Leaving,
  event: LeavingEvent,
  { reply = '', at, by }: { reply?: string | undefined; at: Instant; by: By },
): Result<Decided<Leaving>> {
  const met = new Set(reply.trim() === '' ? [] : (['replyGiven'] as const))
  const moved = step(leavingLifecycle, l.state, event, { open: nothing, met })
  if (!moved.ok) return moved
  const kind = event === 'answer' || event === 'close' ? `leaving.${event}` : 'leaving.said'
  return ok(decided({ ...l, state: moved.value, version: l.version + 1 }, { kind, at, by }))
}
