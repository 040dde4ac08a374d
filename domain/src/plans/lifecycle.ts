import { type Result } from '../base/result.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import { type OrgPath, covers } from '../orgs/org.ts'

/** filed 已报备, noted 已阅, sentBack 退回修改, replaced 已有新版. */
export type PlanState = 'filed' | 'noted' | 'sentBack' | 'replaced'
export type PlanEvent = 'note' | 'sendBack' | 'replace'
export type PlanGuard = 'own' | 'above' | 'anotherPerson' | 'reason'

/** The life of one edition of a plan (方案预案状态流转表, notice 三.(二), 三.(五); G6). */
export const planLifecycle: Lifecycle<PlanState, PlanEvent, never, PlanGuard> = {
  title: '方案预案',
  states: { filed: '已报备', noted: '已阅', sentBack: '退回修改', replaced: '已有新版' },
  events: { note: '阅知', sendBack: '退回', replace: '报新版' },
  refusalOf: {
    own: 'PLAN-OWN',
    above: 'PLAN-ABOVE',
    anotherPerson: 'PLAN-SAME-PERSON',
    reason: 'PLAN-REASON',
  },
  table: [
    // from       event       to          by              during    needs
    ['filed', 'note', 'noted', 'plan.oversee', 'always', ['above', 'anotherPerson']],
    ['filed', 'sendBack', 'sentBack', 'plan.oversee', 'always', ['above', 'reason']],
    // Read once, and found wanting later.
    ['noted', 'sendBack', 'sentBack', 'plan.oversee', 'always', ['above', 'reason']],
    ['filed', 'replace', 'replaced', 'plan.file', 'always', ['own']],
    ['noted', 'replace', 'replaced', 'plan.file', 'always', ['own']],
    ['sentBack', 'replace', 'replaced', 'plan.file', 'always', ['own']],
  ],
}

/** Where somebody who holds an action at `orgs` stands to an organisation: its own people, above it, or neither. One of its own who also
 *  works above counts as both. */
export function standsTo(orgs: readonly OrgPath[], org: OrgPath): ReadonlySet<'own' | 'above'> {
  const stands = new Set<'own' | 'above'>()
  if (orgs.includes(org)) stands.add('own')
  if (orgs.some((held) => held !== org && covers(held, org))) stands.add('above')
  return stands
}

export interface PlanAsked {
  readonly stands: ReadonlySet<'own' | 'above'>
  readonly account: string
  readonly filedBy: string
  readonly reason?: string
}

/** Refuses STATE-NO-WAY, PLAN-OWN (filed by its own place only), PLAN-ABOVE (nobody judges the own plan), PLAN-SAME-PERSON (who filed it notes it for no
 *  office), PLAN-REASON. */
export function decidePlan(
  state: PlanState,
  event: PlanEvent,
  { stands, account, filedBy, reason = '' }: PlanAsked,
): Result<PlanState> {
  const met = new Set<PlanGuard>(stands)
  if (account !== filedBy) met.add('anotherPerson')
  if (reason.trim().length >= 2) met.add('reason')
  return step(planLifecycle, state, event, { open: new Set<never>(), met })
}
