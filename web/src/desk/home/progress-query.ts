import { useQuery } from '@tanstack/react-query'
import { progress } from '@zhongzhao/api/progress'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'

/** Counts of one organisation and of everything directly below it. */
export function useProgress(org: string | undefined) {
  const { hat } = useSession()
  const of = org ?? hat.orgCode
  return useQuery({
    queryKey: ['progress', of],
    queryFn: () => call(progress, { org: of }),
    staleTime: 15_000,
  })
}
