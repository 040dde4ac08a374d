import { step } from '@zhongzhao/domain/lifecycle/table'
import { transferLifecycle } from '@zhongzhao/domain/transfer/transfer'
import type { Instant } from '@zhongzhao/domain/base/time'
import { type Services, packOfSeason } from '../platform/context.ts'
import { sendToMany } from '../messages/store.ts'
import { orRefuse } from '../platform/errors.ts'
import { lapse } from './store-lapse.ts'

/** Applications of one transaction: a province's end together at 17:00. */
const AT_ONCE = 1000

/** 到期自动失效 (notice 一.2): what no point has decided when the window ends is over, and the candidate is told. By the season's time. */
export async function lapseDue(services: Services, now: Instant, atOnce = AT_ONCE): Promise<number> {
  let all = 0
  for (;;) {
    const some = await lapseSome(services, now, atOnce)
    all += some
    if (some < atOnce) return all
  }
}

function lapseSome({ db, packs }: Services, now: Instant, atMost: number): Promise<number> {
  const over = { open: new Set<never>(), met: new Set(['windowOver'] as const) }
  const to = orRefuse(step(transferLifecycle, 'applied', 'lapse', over))
  return db.transaction().execute(async (tx) => {
    const lapsed = await lapse(tx, { at: new Date(now), to, atMost })
    const told = lapsed.filter(({ stands }) => stands)
    // Each in the words of its own season.
    for (const [season, own] of Map.groupBy(told, (one) => one.season)) {
      const pack = packOfSeason(packs, season) ?? packs.current
      await sendToMany({ db: tx, pack, now }, own, { template: 'transfer-lapsed', params: {} })
    }
    return lapsed.length
  })
}
