import type { Instant } from '../base/time.ts'
import type { Lifecycle } from '../lifecycle/table.ts'
import type { OrgPath } from '../orgs/org.ts'
import type { Activity } from '../season/timetable.ts'

/** `none`: this person has no living application. */
export type TransferState = 'none' | 'applied' | 'accepted' | 'declined' | 'cancelled' | 'lapsed' | 'sentBack'
export type TransferEvent = 'apply' | 'accept' | 'decline' | 'cancel' | 'lapse' | 'sendBack'
export type TransferGuard =
  'turnedHome' | 'placeAnswers' | 'pointOpen' | 'evidenceGiven' | 'stillHere' | 'reasonGiven' | 'windowOver'

/** The life of an application to return home (回户籍地报考申请状态流转表; notice 一.2, 二.2(3)). No row belongs to the school: it
 *  cannot hold anybody back. What has been declined, cancelled, lapsed or sent back is over; a new application is a new record. */
export const transferLifecycle: Lifecycle<TransferState, TransferEvent, Activity, TransferGuard> = {
  title: '回户籍地报考申请',
  states: {
    none: '未申请',
    applied: '已申请，等报名点接收',
    accepted: '报名点已接收',
    declined: '报名点未接收',
    cancelled: '本人已撤回',
    lapsed: '已过期',
    sentBack: '已退回原学校',
  },
  events: {
    apply: '申请',
    accept: '接收',
    decline: '不接收',
    cancel: '撤回申请',
    lapse: '过期',
    sendBack: '退回原学校',
  },
  refusalOf: {
    turnedHome: 'TRANSFER-NOT-HOME',
    placeAnswers: 'TRANSFER-ELSEWHERE',
    pointOpen: 'TRANSFER-POINT-SHUT',
    evidenceGiven: 'TRANSFER-EVIDENCE',
    stillHere: 'TRANSFER-GONE',
    reasonGiven: 'TRANSFER-REASON',
    windowOver: 'TRANSFER-NOT-OVER',
  },
  table: [
    // from       event       to           by                   during   needs
    [
      'none',
      'apply',
      'applied',
      'registration.fill',
      'fill',
      ['turnedHome', 'placeAnswers', 'pointOpen', 'evidenceGiven'],
    ],
    ['applied', 'accept', 'accepted', 'transfer.decide', 'fill', ['stillHere']],
    ['applied', 'decline', 'declined', 'transfer.decide', 'always', ['reasonGiven']],
    ['applied', 'cancel', 'cancelled', 'registration.fill', 'always', []],
    ['applied', 'lapse', 'lapsed', 'system.clock', 'always', ['windowOver']],
    // Accepted by mistake: the school has the registration again, with what was filled in meanwhile.
    ['accepted', 'sendBack', 'sentBack', 'transfer.decide', 'fill', ['stillHere', 'reasonGiven']],
  ],
}

/** States in which an application stands in the way of another one; the database says so too. */
export const livingTransfers: readonly TransferState[] = ['applied', 'accepted']

/** One application of one person to one designated point. */
export interface Transfer {
  readonly id: string
  readonly season: string
  readonly person: string
  /** The registration at the school. */
  readonly from: string
  /** The one at the point, once accepted. */
  readonly to?: string
  readonly point: OrgPath
  /** GB/T 2260, six digits, as the candidate wrote it in the form. */
  readonly household: string
  /** Codes of the pack. */
  readonly evidence: readonly string[]
  readonly state: TransferState
  readonly version: number
  readonly appliedAt: Instant
  /** When it lapses unless decided: the end of the window. */
  readonly until: Instant
  readonly decidedAt?: Instant
  readonly reason?: string
}
