import { useQuery, useQueryClient } from '@tanstack/react-query'
import { listGrants } from '@zhongzhao/api/grants'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'

export type Listed = OutputOf<typeof listGrants>
export type Line = Listed['grants'][number]
export type Place = Listed['org']

export type Doing = 'renew' | 'revoke' | 'handOver' | 'code' | 'chain'

export function useGrants(org: string) {
  return useQuery({ queryKey: ['grants', org], queryFn: () => call(listGrants, { org }) })
}

/** Whatever was changed, what is shown of grants is asked anew. */
export function useGrantsAgain() {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: ['grants'] })
}
