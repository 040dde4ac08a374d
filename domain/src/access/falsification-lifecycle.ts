import { type Result } from '../base/result.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import { type OrgPath, covers } from '../orgs/org.ts'

export type FalsificationState = 'recorded' | 'examining' | 'founded' | 'unfounded'
export type FalsificationEvent = 'examine' | 'uphold' | 'dismiss'
export type FalsificationGuard = 'above' | 'anotherPerson' | 'told'

/** The life of a case of falsification (弄虚作假, notice 三.(一): 一经发现将追究责任). Against an organisation it is examined above it, never
 *  by itself; who recorded it does not decide it. */
export const falsificationLifecycle: Lifecycle<
  FalsificationState,
  FalsificationEvent,
  never,
  FalsificationGuard
> = {
  title: '弄虚作假情况',
  states: { recorded: '已登记', examining: '核查中', founded: '属实', unfounded: '不属实' },
  events: { examine: '开始核查', uphold: '认定属实', dismiss: '认定不属实' },
  refusalOf: { above: 'CASE-ABOVE', anotherPerson: 'CASE-TWO-PEOPLE', told: 'CASE-OUTCOME' },
  table: [
    // from        event      to           by                      during    needs
    ['recorded', 'examine', 'examining', 'falsification.decide', 'always', ['above']],
    ['examining', 'uphold', 'founded', 'falsification.decide', 'always', ['above', 'anotherPerson', 'told']],
    [
      'examining',
      'dismiss',
      'unfounded',
      'falsification.decide',
      'always',
      ['above', 'anotherPerson', 'told'],
    ],
  ],
}

/** Whom a case is about: a candidate of an organisation, or the organisation itself. */
export type About = 'candidate' | 'organisation'

/** Whether who stands at `from` is above what the case is about. */
export function standsAbove(
  from: OrgPath,
  { about, org }: { about: About; org: OrgPath },
): 'above' | 'notAbove' {
  return covers(from, org) && (about === 'candidate' || from !== org) ? 'above' : 'notAbove'
}

/** Refuses STATE-NO-WAY, CASE-ABOVE, CASE-TWO-PEOPLE, CASE-OUTCOME. */
export function decideCase(
  held: { state: FalsificationState; about: About; org: OrgPath; recordedBy: string },
  event: FalsificationEvent,
  { account, from, outcome }: { account: string; from: OrgPath; outcome: string },
): Result<FalsificationState> {
  const guards: readonly (readonly [FalsificationGuard, boolean])[] = [
    ['above', standsAbove(from, held) === 'above'],
    ['anotherPerson', account !== held.recordedBy],
    ['told', outcome.trim().length >= 4],
  ]
  const met = new Set(guards.filter(([, holds]) => holds).map(([guard]) => guard))
  return step(falsificationLifecycle, held.state, event, { open: new Set<never>(), met })
}
