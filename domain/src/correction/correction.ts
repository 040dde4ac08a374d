import type { ChainLevel } from '../access/chain.ts'
import type { Instant } from '../base/time.ts'
import type { Lifecycle } from '../lifecycle/table.ts'
import type { FieldChange } from '../registration/correct.ts'

/** `none`: this registration has no open request. */
export type CorrectionState = 'none' | 'asked' | 'approved' | 'rejected' | 'withdrawn' | 'revoked' | 'done'
export type CorrectionEvent = 'ask' | 'pass' | 'approve' | 'reject' | 'withdraw' | 'revoke' | 'seal'
export type CorrectionGuard =
  | 'signedBefore'
  | 'fieldsFit'
  | 'somethingChanges'
  | 'sound'
  | 'papersGiven'
  | 'reasonGiven'
  | 'otherPerson'
  | 'unchanged'
  | 'ownRequest'
  | 'lastLevel'
  | 'moreLevels'

/** The life of a request to correct what has been signed (信息更正申请状态流转表; 考生信息一经签字确认，任何人不得擅自更改, notice 三.(三)).
 *  Approved level by level; what is rejected, withdrawn or revoked changes nothing; the new sheet, signed by both, ends it. */
export const correctionLifecycle: Lifecycle<CorrectionState, CorrectionEvent, never, CorrectionGuard> = {
  title: '信息更正申请',
  states: {
    none: '没有申请',
    asked: '等待审批',
    approved: '已批准，等重新签字',
    rejected: '不同意',
    withdrawn: '已撤回',
    revoked: '批准已撤销',
    done: '已更正并重新签字',
  },
  events: {
    ask: '申请更正',
    pass: '同意，报下一级',
    approve: '批准更正',
    reject: '不同意',
    withdraw: '撤回申请',
    revoke: '撤销批准',
    seal: '登记重新签字',
  },
  refusalOf: {
    signedBefore: 'CORRECTION-NOT-SEALED',
    fieldsFit: 'CORRECTION-FIELDS',
    somethingChanges: 'CORRECTION-SAME',
    sound: 'CORRECTION-UNSOUND',
    papersGiven: 'CORRECTION-PAPERS',
    reasonGiven: 'CORRECTION-REASON',
    otherPerson: 'CORRECTION-SAME-PERSON',
    unchanged: 'CORRECTION-CHANGED',
    ownRequest: 'CORRECTION-NOT-OWN',
    lastLevel: 'CORRECTION-GONE',
    moreLevels: 'CORRECTION-GONE',
  },
  table: [
    // from    event       to           by                    during    needs
    [
      'none',
      'ask',
      'asked',
      'correction.ask',
      'always',
      ['signedBefore', 'fieldsFit', 'somethingChanges', 'sound', 'reasonGiven', 'papersGiven'],
    ],
    ['asked', 'pass', 'asked', 'correction.approve', 'always', ['otherPerson', 'unchanged', 'moreLevels']],
    [
      'asked',
      'approve',
      'approved',
      'correction.approve',
      'always',
      ['otherPerson', 'unchanged', 'lastLevel'],
    ],
    // Who asked takes back by `withdraw`; saying no is another's.
    ['asked', 'reject', 'rejected', 'correction.approve', 'always', ['otherPerson', 'reasonGiven']],
    ['asked', 'withdraw', 'withdrawn', 'correction.ask', 'always', ['ownRequest']],
    ['approved', 'revoke', 'revoked', 'correction.approve', 'always', ['reasonGiven']],
    ['approved', 'seal', 'done', 'registration.sign', 'always', []],
  ],
}

/** States in which a request stands in the way of another one; the database says so too. */
export const openCorrections: readonly CorrectionState[] = ['asked', 'approved']

/** Who asked: the candidate on the own page, or the school with the signed application of candidate and guardian. */
export type AskedAs = 'candidate' | 'school'

/** One request: exactly these fields of this registration, from what to what. */
export interface Correction {
  readonly id: string
  readonly registration: string
  readonly season: string
  readonly changes: readonly FieldChange[]
  readonly reason: string
  /** The scheme of the pack, and its levels as they were when it was asked for. */
  readonly scheme: string
  readonly levels: readonly ChainLevel[]
  /** Index of the level that it waits for, from 0. */
  readonly level: number
  readonly askedAs: AskedAs
  readonly askedBy: string
  /** Accounts that have approved, a level each. */
  readonly approvedBy: readonly string[]
  readonly state: CorrectionState
  readonly version: number
  readonly askedAt: Instant
  /** When the level that it waits for received it. */
  readonly reachedAt: Instant
}

export const fieldsOf = ({ changes }: Pick<Correction, 'changes'>): readonly string[] =>
  changes.map(({ field }) => field)
