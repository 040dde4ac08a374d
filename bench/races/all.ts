import { passOrWithdraw, twoAtOneClaim } from './claims.ts'
import { confirmOrTakeBack, returnOrReopen, saveOrConfirm } from './confirm.ts'
import { approveOrConfirm, twoApprove } from './duplicates.ts'
import { lastPlace } from './places.ts'
import type { Race } from './race.ts'
import { twoReviewers } from './review.ts'
import { revokeOrDecide } from './revoke.ts'
import { syncOrConfirm, syncOrSave } from './sync.ts'
import { acceptOrCancel, acceptOrConfirm, twoAccept, twoPoints } from './transfer.ts'

export const races: Readonly<Record<string, Race>> = {
  'two reviewers': twoReviewers,
  'two at one claim': twoAtOneClaim,
  'pass a claim or take it back': passOrWithdraw,
  'confirm, or returning taken back': confirmOrTakeBack,
  'return or reopen': returnOrReopen,
  'save or confirm': saveOrConfirm,
  'grant taken back, or many decided': revokeOrDecide,
  'two accept at a point': twoAccept,
  'accept or cancel': acceptOrCancel,
  'accept or confirm': acceptOrConfirm,
  'two points, one person': twoPoints,
  'two approve a merging': twoApprove,
  'approve a merging, or confirm': approveOrConfirm,
  'sync or save': syncOrSave,
  'sync or confirm': syncOrConfirm,
  'two book the last place': lastPlace,
}
