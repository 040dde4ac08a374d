import * as quota from '@zhongzhao/api/quota'
import { lowestNamed } from '@zhongzhao/domain/season/eligibility'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { done } from './acting.ts'
import type { Person } from './person.ts'

const COUNTY = '410105'
const PATH = `41/4101/${COUNTY}`

/** Two senior schools, each giving away no less than the season asks. */
function askedOf({ eligibility }: SeasonPack) {
  const { counts, shares } = eligibility.quota
  const share = (lowestNamed(shares, PATH)?.percent ?? 50) / 100
  const senior = (name: string, places: number) => ({ name, places, quota: Math.ceil(places * share) })
  return {
    org: COUNTY,
    basis: counts[0] ?? 'registered',
    areas: [],
    seniors: [senior('金水区第一高级中学（演练）', 50), senior('金水区第二高级中学（演练）', 33)],
  }
}

/** 分配生名额 of a made-up county: kept by one, approved by another (I6). Looks first. */
export async function keepQuotas(pack: SeasonPack, county: Person, second: Person): Promise<void> {
  const { plans } = (await done(county, quota.quotaPlans, { input: { org: COUNTY } })).body
  if (plans.some(({ state }) => state === 'approved')) return
  if (plans.every(({ state }) => state !== 'kept')) {
    const input = askedOf(pack)
    const { shown } = (await done(county, quota.previewQuota, { input })).body
    await done(county, quota.keepQuota, { input: { ...input, shown, after: plans.length } })
  }
  const [waiting] = (await done(second, quota.quotaPlans, { input: { org: COUNTY } })).body.plans
  if (waiting === undefined) return
  const { id, version } = waiting
  await done(second, quota.moveQuota, { input: { plan: id, version, event: 'approve' } })
}
