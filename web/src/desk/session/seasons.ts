import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { listSeasons } from '@zhongzhao/api/seasons'
import { call } from '../../shared/call.ts'

export type SeasonLine = OutputOf<typeof listSeasons>['seasons'][number]

/** The seasons of the installation, oldest first; asked again now and then, since one may be closed meanwhile. */
export function useSeasons() {
  return useQuery({
    queryKey: ['seasons'],
    queryFn: async () => (await call(listSeasons, {})).seasons,
    staleTime: 60_000,
    refetchInterval: 300_000,
  })
}
