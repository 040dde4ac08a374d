import type { Instant } from '@zhongzhao/domain/base/time'
import { remindDays } from '@zhongzhao/domain/claims/levels'
import type { Services } from '../platform/context.ts'
import { remind } from './store-remind.ts'

/** 到期前提醒 (notice 三.(一)1: 督促): each office before the deadline of its level, by the season's clock, every minute and never twice for
 *  one day of deadlines. Answers how many were reminded. */
export async function remindOffices({ db, packs }: Services, now: Instant): Promise<number> {
  const days = packs.seasons.flatMap(({ season, eligibility }) =>
    remindDays(eligibility).map((of) => ({ ...of, season })),
  )
  return remind(db, { now, days })
}
