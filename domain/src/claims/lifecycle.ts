import type { Lifecycle } from '../lifecycle/table.ts'
import type { Activity } from '../season/timetable.ts'

/** `none`: not claimed. The level at which a claim waits stands in the record, not here. */
export type ClaimState =
  'none' | 'waiting' | 'returned' | 'refused' | 'passed' | 'withdrawn' | 'appealed' | 'upheld'

export type ClaimEvent =
  | 'claim'
  | 'list'
  | 'amend'
  | 'withdraw'
  | 'pass'
  | 'confirm'
  | 'return'
  | 'refuse'
  | 'appeal'
  | 'uphold'
  | 'sustain'
  | 'grant'
  | 'reopen'
  | 'undo'
  | 'undoAppeal'
  | 'follow'

export type ClaimGuard =
  | 'offered'
  | 'listed'
  | 'cosigned'
  | 'papersGiven'
  | 'stillStands'
  | 'ownLevel'
  | 'otherEyes'
  | 'notOwnEntry'
  | 'papersSeen'
  | 'reasoned'
  | 'mayRefuse'
  | 'groundsGiven'
  | 'firstAppeal'
  | 'somebodyAbove'
  | 'appealInTime'
  | 'undoInTime'

const looks: readonly ClaimGuard[] = ['stillStands', 'ownLevel', 'otherEyes', 'notOwnEntry']
const claims: readonly ClaimGuard[] = ['offered', 'cosigned', 'papersGiven']

/** The life of a claim (资格申报状态流转表; notice 一, 三.(一)1–3): the same for every kind and any number of levels. */
export const claimLifecycle: Lifecycle<ClaimState, ClaimEvent, Activity, ClaimGuard> = {
  title: '资格申报',
  states: {
    none: '未申报',
    waiting: '审核中',
    returned: '已退回，待补正',
    refused: '审核不通过',
    passed: '审核通过',
    withdrawn: '本人已撤回',
    appealed: '已申诉，等复核',
    upheld: '复核维持不通过',
  },
  events: {
    claim: '申报',
    list: '按上级名单登记',
    amend: '补正后重新提交',
    withdraw: '撤回申报',
    pass: '通过，报下一级',
    confirm: '审核确认',
    return: '退回补正',
    refuse: '不通过',
    appeal: '申诉',
    uphold: '维持不通过',
    sustain: '申诉成立，继续审核',
    grant: '申诉成立，审核确认',
    reopen: '重新审核',
    undo: '撤销上一步',
    undoAppeal: '撤销复核',
    follow: '随学籍转到新学校',
  },
  refusalOf: {
    offered: 'CLAIM-KIND',
    listed: 'CLAIM-KIND',
    cosigned: 'CLAIM-COSIGN',
    papersGiven: 'CLAIM-PAPERS',
    stillStands: 'CLAIM-GONE',
    ownLevel: 'CLAIM-LEVEL',
    otherEyes: 'CLAIM-SAME-PERSON',
    notOwnEntry: 'CLAIM-OWN-ENTRY',
    papersSeen: 'CLAIM-UNREAD',
    reasoned: 'CLAIM-REASON',
    mayRefuse: 'CLAIM-REFUSES-NOT',
    groundsGiven: 'CLAIM-AGAINST',
    firstAppeal: 'CLAIM-APPEALED',
    somebodyAbove: 'CLAIM-NO-ABOVE',
    appealInTime: 'CLAIM-APPEAL-LATE',
    undoInTime: 'CLAIM-UNDO-LATE',
  },
  table: [
    // from       event         to           by              during     needs
    ['none', 'claim', 'waiting', 'claim.make', 'declare', claims],
    // From a list that came from above (I3): nobody claims it.
    ['none', 'list', 'waiting', 'claim.import', 'always', ['listed', 'stillStands']],
    ['returned', 'amend', 'waiting', 'claim.make', 'amend', claims],
    ['waiting', 'withdraw', 'withdrawn', 'claim.make', 'always', []],
    ['returned', 'withdraw', 'withdrawn', 'claim.make', 'always', []],
    ['waiting', 'pass', 'waiting', 'claim.review', 'check', [...looks, 'papersSeen', 'groundsGiven']],
    ['waiting', 'confirm', 'passed', 'claim.review', 'check', [...looks, 'papersSeen', 'groundsGiven']],
    ['waiting', 'return', 'returned', 'claim.review', 'check', [...looks, 'reasoned']],
    ['waiting', 'refuse', 'refused', 'claim.review', 'check', [...looks, 'mayRefuse', 'reasoned']],
    [
      'refused',
      'appeal',
      'appealed',
      'claim.make',
      'always',
      ['firstAppeal', 'somebodyAbove', 'appealInTime'],
    ],
    ['appealed', 'uphold', 'upheld', 'claim.review', 'check', [...looks, 'reasoned']],
    ['appealed', 'sustain', 'waiting', 'claim.review', 'check', [...looks, 'papersSeen', 'groundsGiven']],
    ['appealed', 'grant', 'passed', 'claim.review', 'check', [...looks, 'papersSeen', 'groundsGiven']],
    // After an objection to what was published: the office that confirmed looks once more, by somebody who may also decide it.
    ['passed', 'reopen', 'waiting', 'claim.review', 'check', [...looks, 'reasoned']],
    ['waiting', 'undo', 'waiting', 'claim.review', 'always', ['undoInTime']],
    ['passed', 'undo', 'waiting', 'claim.review', 'always', ['undoInTime']],
    ['returned', 'undo', 'waiting', 'claim.review', 'always', ['undoInTime']],
    ['refused', 'undo', 'waiting', 'claim.review', 'always', ['undoInTime']],
    ['waiting', 'undoAppeal', 'appealed', 'claim.review', 'always', ['undoInTime']],
    ['passed', 'undoAppeal', 'appealed', 'claim.review', 'always', ['undoInTime']],
    ['upheld', 'undoAppeal', 'appealed', 'claim.review', 'always', ['undoInTime']],
    // The register has moved the pupil: the same step, at the offices of the new school.
    ['waiting', 'follow', 'waiting', 'roster.sync', 'always', []],
    ['returned', 'follow', 'returned', 'roster.sync', 'always', []],
    ['appealed', 'follow', 'appealed', 'roster.sync', 'always', []],
  ],
}

/** States in which a claim is on somebody's desk. */
export const onDesk: readonly ClaimState[] = ['waiting', 'appealed']

/** What was withdrawn may be claimed anew; anything else stands in the way. */
export const standsInTheWay = (state: ClaimState): boolean => state !== 'withdrawn'

/** Acts that one level takes, by the button. */
export const verdicts = ['pass', 'return', 'refuse'] as const
export type ClaimVerdict = (typeof verdicts)[number]
