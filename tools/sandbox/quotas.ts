import * as quota from '@zhongzhao/api/quota'
import { done } from './acting.ts'
import type { Person } from './person.ts'

const COUNTY = '410105'
const asked = {
  org: COUNTY,
  basis: 'registered',
  areas: [],
  seniors: [
    { name: '金水区第一高级中学（演练）', places: 50, quota: 30 },
    { name: '金水区第二高级中学（演练）', places: 33, quota: 20 },
  ],
} as const

/** 分配生名额 of a made-up county: kept by one, approved by another (I6). Looks first. */
export async function keepQuotas(county: Person, second: Person): Promise<void> {
  const { plans } = (await done(county, quota.quotaPlans, { input: { org: COUNTY } })).body
  if (plans.some(({ state }) => state === 'approved')) return
  if (plans.every(({ state }) => state !== 'kept')) {
    const input = { ...asked, areas: [], seniors: asked.seniors.map((senior) => ({ ...senior })) }
    const { shown } = (await done(county, quota.previewQuota, { input })).body
    await done(county, quota.keepQuota, { input: { ...input, shown, after: plans.length } })
  }
  const [waiting] = (await done(second, quota.quotaPlans, { input: { org: COUNTY } })).body.plans
  if (waiting === undefined) return
  const { id, version } = waiting
  await done(second, quota.moveQuota, { input: { plan: id, version, event: 'approve' } })
}
