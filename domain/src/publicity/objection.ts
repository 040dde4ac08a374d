import { type Result } from '../base/result.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

export type ObjectionState = 'received' | 'examining' | 'upheld' | 'dismissed'
export type ObjectionEvent = 'examine' | 'uphold' | 'dismiss'
export type ObjectionGuard = 'anotherPerson' | 'answered'

/** The life of an objection to a public list (公示异议). Whoever opened the list does not decide about it. */
export const publicObjectionLifecycle: Lifecycle<ObjectionState, ObjectionEvent, never, ObjectionGuard> = {
  title: '公示异议',
  states: { received: '已收到', examining: '核查中', upheld: '异议成立', dismissed: '异议不成立' },
  events: { examine: '开始核查', uphold: '认定成立', dismiss: '认定不成立' },
  refusalOf: { anotherPerson: 'OBJECTION-OTHER', answered: 'OBJECTION-ANSWER' },
  table: [
    // from        event      to           by                  during    needs
    ['received', 'examine', 'examining', 'publicity.answer', 'always', ['anotherPerson']],
    ['examining', 'uphold', 'upheld', 'publicity.answer', 'always', ['anotherPerson', 'answered']],
    ['examining', 'dismiss', 'dismissed', 'publicity.answer', 'always', ['anotherPerson', 'answered']],
  ],
}

/** States in which somebody still waits for an answer. */
export const unansweredStates: readonly ObjectionState[] = ['received', 'examining']

const LEAST_ANSWER = 4

/** One step of an objection. Refuses STATE-NO-WAY, OBJECTION-OTHER, OBJECTION-ANSWER. */
export function decideObjection(
  state: ObjectionState,
  event: ObjectionEvent,
  { account, openedBy, answer }: { account: string; openedBy: readonly string[]; answer: string },
): Result<ObjectionState> {
  const met = new Set<ObjectionGuard>()
  if (!openedBy.includes(account)) met.add('anotherPerson')
  if (answer.trim().length >= LEAST_ANSWER) met.add('answered')
  return step(publicObjectionLifecycle, state, event, { open: new Set<never>(), met })
}
