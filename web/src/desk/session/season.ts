import { useQuery } from '@tanstack/react-query'
import { season } from '@zhongzhao/api/season'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { call } from '../../shared/call.ts'

/** The pack arrives as JSON and was typed where it was written: this is the one place that says so. */
function parsePack(pack: unknown): SeasonPack {
  return pack as SeasonPack
}

/** The season as every screen reads it; it changes only with a release. */
export function useSeason() {
  return useQuery({
    queryKey: ['season'],
    queryFn: async () => {
      const answer = await call(season, {})
      return { pack: parsePack(answer.pack), sandbox: answer.sandbox }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
