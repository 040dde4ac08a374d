import { useQuery } from '@tanstack/react-query'
import { claimQueue, readClaim } from '@zhongzhao/api/claim-review'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'

export type ClaimQueue = OutputOf<typeof claimQueue>
export type ClaimView = OutputOf<typeof readClaim>
export type Show = NonNullable<InputOf<typeof claimQueue>['show']>

export const claimQuery = (id: string) => ({
  queryKey: ['claim', id],
  queryFn: () => call(readClaim, { claim: id }),
  staleTime: 20_000,
})

export function useClaim(id: string | undefined) {
  return useQuery({ ...claimQuery(id ?? ''), enabled: id !== undefined })
}

export function useClaimQueue(show: Show, kind: string | undefined) {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['claims', hat.key, show, kind ?? ''],
    queryFn: () => call(claimQueue, { show, ...(kind === undefined ? {} : { kind }) }),
    refetchInterval: 120_000,
  })
}
