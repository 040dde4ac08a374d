import type { RefusalCode } from '../base/refusals.ts'
import { type Result } from '../base/result.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

export type ObjectionState = 'received' | 'examining' | 'upheld' | 'dismissed'
export type ObjectionEvent = 'examine' | 'uphold' | 'dismiss'
export type ObjectionGuard = 'anotherPerson' | 'notHeard' | 'answered'

/** The life of an objection to a public list (公示异议). Neither whoever opened the list decides about it,
 *  nor who reviewed the claims that it tells of (`heardBy`); where an office has nobody else, the office above answers. */
export const publicObjectionLifecycle: Lifecycle<ObjectionState, ObjectionEvent, never, ObjectionGuard> = {
  title: '公示异议',
  states: { received: '已收到', examining: '核查中', upheld: '异议成立', dismissed: '异议不成立' },
  events: { examine: '开始核查', uphold: '认定成立', dismiss: '认定不成立' },
  refusalOf: { anotherPerson: 'OBJECTION-OTHER', notHeard: 'OBJECTION-HEARD', answered: 'OBJECTION-ANSWER' },
  table: [
    // from        event      to           by                  during    needs
    ['received', 'examine', 'examining', 'publicity.answer', 'always', ['anotherPerson', 'notHeard']],
    [
      'examining',
      'uphold',
      'upheld',
      'publicity.answer',
      'always',
      ['anotherPerson', 'notHeard', 'answered'],
    ],
    [
      'examining',
      'dismiss',
      'dismissed',
      'publicity.answer',
      'always',
      ['anotherPerson', 'notHeard', 'answered'],
    ],
  ],
}

/** States in which somebody still waits for an answer. */
export const unansweredStates: readonly ObjectionState[] = ['received', 'examining']

const LEAST_ANSWER = 4

export interface Concerned {
  /** Who prepared the list and who opened it. */
  readonly openedBy: readonly string[]
  /** Who reviewed the claim of the line; of an objection to the whole list, who confirmed any claim on it. */
  readonly heardBy: readonly string[]
}

/** The guards that hold for an account whatever it answers. */
function standsApart(account: string, { openedBy, heardBy }: Concerned): Set<ObjectionGuard> {
  const met = new Set<ObjectionGuard>()
  if (!openedBy.includes(account)) met.add('anotherPerson')
  if (!heardBy.includes(account)) met.add('notHeard')
  return met
}

/** Why an account may not decide about an objection, so that the screen says it beforehand; nothing where it may. */
export function whyNot(account: string, concerned: Concerned): RefusalCode | undefined {
  const met = standsApart(account, concerned)
  const unmet = (['anotherPerson', 'notHeard'] as const).find((guard) => !met.has(guard))
  return unmet === undefined ? undefined : publicObjectionLifecycle.refusalOf[unmet]
}

/** One step of an objection. Refuses STATE-NO-WAY, OBJECTION-OTHER, OBJECTION-HEARD, OBJECTION-ANSWER. */
export function decideObjection(
  state: ObjectionState,
  event: ObjectionEvent,
  { account, answer, ...concerned }: Concerned & { readonly account: string; readonly answer: string },
): Result<ObjectionState> {
  const met = standsApart(account, concerned)
  if (answer.trim().length >= LEAST_ANSWER) met.add('answered')
  return step(publicObjectionLifecycle, state, event, { open: new Set<never>(), met })
}
