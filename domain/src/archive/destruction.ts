import type { Role } from '../access/role.ts'
import { type Result } from '../base/result.ts'
import type { Instant } from '../base/time.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import { type VolumeFacts, metOf } from './volume.ts'

export type DestructionState = 'drawn' | 'proposed' | 'destroyed' | 'declined' | 'withdrawn'
export type DestructionEvent = 'propose' | 'destroy' | 'decline' | 'withdraw'
export type DestructionGuard =
  'keptHere' | 'decidedHere' | 'bound' | 'inPlace' | 'atRest' | 'periodOver' | 'anotherPerson' | 'reasonGiven'

/** The life of a destruction (销毁): proposed by one, destroyed before the eyes of another, and never before the period is over. */
export const destructionLifecycle: Lifecycle<DestructionState, DestructionEvent, never, DestructionGuard> = {
  title: '案卷销毁',
  states: {
    drawn: '已列清册',
    proposed: '待批准销毁',
    destroyed: '已销毁',
    declined: '不同意销毁',
    withdrawn: '已撤回',
  },
  events: { propose: '提请销毁', destroy: '批准并监销', decline: '不同意', withdraw: '撤回' },
  refusalOf: {
    keptHere: 'ARCHIVE-ELSEWHERE',
    decidedHere: 'DESTRUCTION-ABOVE',
    bound: 'ARCHIVE-UNBOUND',
    inPlace: 'ARCHIVE-LENT',
    atRest: 'ARCHIVE-PENDING',
    periodOver: 'ARCHIVE-PERIOD',
    anotherPerson: 'ARCHIVE-OTHER',
    reasonGiven: 'DESTRUCTION-REASON',
  },
  table: [
    // from       event      to           by                 during    needs
    [
      'drawn',
      'propose',
      'proposed',
      'archive.keep',
      'always',
      ['keptHere', 'decidedHere', 'bound', 'inPlace', 'atRest', 'periodOver', 'reasonGiven'],
    ],
    [
      'proposed',
      'destroy',
      'destroyed',
      'archive.destroy',
      'always',
      ['keptHere', 'anotherPerson', 'inPlace', 'periodOver', 'reasonGiven'],
    ],
    [
      'proposed',
      'decline',
      'declined',
      'archive.destroy',
      'always',
      ['keptHere', 'anotherPerson', 'reasonGiven'],
    ],
    ['proposed', 'withdraw', 'withdrawn', 'archive.keep', 'always', ['keptHere']],
  ],
}

export interface DestructionAsked {
  readonly now: Instant
  readonly by: string
  /** Who proposed it; absent while it is being drawn up. */
  readonly proposedBy?: string
  /** At least one. */
  readonly volumes: readonly VolumeFacts[]
  /** Whether somebody at the keeper could ever approve it; where nobody can, the papers are handed over first. */
  readonly approval: 'here' | 'nowhere'
  /** Ground of the proposal, manner and place of the destruction, or why not. */
  readonly reason: string
}

/** Whether a role of the pack approves destructions at an organisation of this kind: a designated point has none (assumed, like the roles). */
export const approvalAt = (roles: readonly Role[], kind: string): 'here' | 'nowhere' =>
  roles.some(({ at, actions }) => at.some((one) => one === kind) && actions.includes('archive.destroy'))
    ? 'here'
    : 'nowhere'

/** One step of a destruction; every volume of it has to be fit. Refuses STATE-NO-WAY, ARCHIVE-ELSEWHERE, ARCHIVE-UNBOUND, ARCHIVE-LENT,
 *  ARCHIVE-PENDING, ARCHIVE-PERIOD, ARCHIVE-OTHER, DESTRUCTION-REASON, DESTRUCTION-ABOVE. */
export function decideDestruction(
  state: DestructionState,
  event: DestructionEvent,
  { now, by, proposedBy, volumes, approval, reason }: DestructionAsked,
): Result<DestructionState> {
  const met = new Set<DestructionGuard>()
  if (volumes.length > 0) {
    for (const guard of ['keptHere', 'inPlace', 'atRest', 'periodOver'] as const)
      if (volumes.every((volume) => metOf(volume, now).has(guard))) met.add(guard)
    if (volumes.every((volume) => volume.state === 'bound')) met.add('bound')
  }
  if (approval === 'here') met.add('decidedHere')
  if (proposedBy !== undefined && proposedBy !== by) met.add('anotherPerson')
  if (reason.trim().length >= 4) met.add('reasonGiven')
  return step(destructionLifecycle, state, event, { open: new Set<never>(), met })
}
