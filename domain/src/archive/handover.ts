import { type Result } from '../base/result.ts'
import type { Instant } from '../base/time.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import { type VolumeFacts, metOf } from './volume.ts'

export type HandoverState = 'drawn' | 'sent' | 'received' | 'sentBack' | 'withdrawn'
export type HandoverEvent = 'send' | 'receive' | 'sendBack' | 'withdraw'
export type HandoverGuard =
  'keptHere' | 'bound' | 'inPlace' | 'atRest' | 'addressedHere' | 'anotherPerson' | 'reasonGiven'

/** The life of a hand-over (材料移交, 移交清单): sent by who keeps the volumes, received or sent back by the office above; never
 *  received by who sent them, whatever offices one holds (移交人、接收人 are two). */
export const handoverLifecycle: Lifecycle<HandoverState, HandoverEvent, never, HandoverGuard> = {
  title: '材料移交',
  states: {
    drawn: '已列清单',
    sent: '已移交待接收',
    received: '已接收',
    sentBack: '已退回',
    withdrawn: '已撤回',
  },
  events: { send: '移交', receive: '接收', sendBack: '退回', withdraw: '撤回' },
  refusalOf: {
    keptHere: 'ARCHIVE-ELSEWHERE',
    bound: 'ARCHIVE-UNBOUND',
    inPlace: 'ARCHIVE-LENT',
    atRest: 'ARCHIVE-PENDING',
    addressedHere: 'HANDOVER-ADDRESS',
    anotherPerson: 'HANDOVER-SAME-PERSON',
    reasonGiven: 'HANDOVER-REASON',
  },
  table: [
    // from    event       to           by                 during    needs
    ['drawn', 'send', 'sent', 'archive.keep', 'always', ['keptHere', 'bound', 'inPlace', 'atRest']],
    [
      'sent',
      'receive',
      'received',
      'archive.receive',
      'always',
      ['addressedHere', 'anotherPerson', 'inPlace'],
    ],
    ['sent', 'sendBack', 'sentBack', 'archive.receive', 'always', ['addressedHere', 'reasonGiven']],
    ['sent', 'withdraw', 'withdrawn', 'archive.keep', 'always', ['keptHere']],
  ],
}

export interface HandoverAsked {
  readonly now: Instant
  /** At least one. */
  readonly volumes: readonly VolumeFacts[]
  /** Whether the caller works at the office that it was sent to. */
  readonly addressed: 'here' | 'elsewhere'
  readonly reason?: string
  /** Who acts, and who sent the volumes; nobody while they are only listed. */
  readonly account: string
  readonly sentBy?: string
}

/** One step of a hand-over; every volume of it has to be fit. Refuses STATE-NO-WAY, ARCHIVE-ELSEWHERE, ARCHIVE-UNBOUND, ARCHIVE-LENT,
 *  ARCHIVE-PENDING, HANDOVER-ADDRESS, HANDOVER-SAME-PERSON, HANDOVER-REASON. */
export function decideHandover(
  state: HandoverState,
  event: HandoverEvent,
  { now, volumes, addressed, reason = '', account, sentBy }: HandoverAsked,
): Result<HandoverState> {
  const met = new Set<HandoverGuard>()
  if (volumes.length > 0) {
    for (const guard of ['keptHere', 'inPlace', 'atRest'] as const)
      if (volumes.every((volume) => metOf(volume, now).has(guard))) met.add(guard)
    if (volumes.every((volume) => volume.state === 'bound')) met.add('bound')
  }
  if (account !== sentBy) met.add('anotherPerson')
  if (addressed === 'here') met.add('addressedHere')
  if (reason.trim().length >= 4) met.add('reasonGiven')
  return step(handoverLifecycle, state, event, { open: new Set<never>(), met })
}
