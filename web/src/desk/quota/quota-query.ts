import { useQuery } from '@tanstack/react-query'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import * as api from '@zhongzhao/api/quota'
import type { QuotaPlanState } from '@zhongzhao/domain/eligibility/quota-plan'
import { call } from '../../shared/call.ts'
import type { Tone } from '../parts/states.ts'
import { useSession } from '../session/session.ts'

export type QuotaPlan = OutputOf<typeof api.quotaPlans>['plans'][number]
export type OnePlan = OutputOf<typeof api.readQuota>
export type Shared = OutputOf<typeof api.previewQuota>
export type Given = OutputOf<typeof api.quotaPlaces>['plans'][number]
export type Asked = Omit<InputOf<typeof api.previewQuota>, 'org'>

const tones: Readonly<Record<QuotaPlanState, Tone>> = {
  none: 'quiet',
  kept: 'look',
  approved: 'done',
  sentBack: 'refused',
  withdrawn: 'quiet',
  replaced: 'quiet',
}
export const planTone = (state: string): Tone =>
  Object.entries(tones).find(([one]) => one === state)?.[1] ?? 'quiet'

/** The editions of the own organisation, and what a new one may be made of. */
export function useQuotaPlans() {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['quota', hat.key],
    queryFn: () => call(api.quotaPlans, { org: hat.orgCode }),
  })
}
