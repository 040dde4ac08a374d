import { confirmOrTakeBack, returnOrReopen, saveOrConfirm } from './confirm.ts'
import type { Race } from './race.ts'
import { twoReviewers } from './review.ts'

export const races: Readonly<Record<string, Race>> = {
  'two reviewers': twoReviewers,
  'confirm, or returning taken back': confirmOrTakeBack,
  'return or reopen': returnOrReopen,
  'save or confirm': saveOrConfirm,
}
