import { useQuery } from '@tanstack/react-query'
import { listsFromAbove } from '@zhongzhao/api/claim-lists'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'

export function useLists() {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['claim-lists', hat.key],
    queryFn: () => call(listsFromAbove, {}),
    enabled: hat.actions.has('claim.import'),
    staleTime: 60_000,
  })
}

/** Lines of lists from above on which somebody has to act. */
export function useListsWaiting(): number | undefined {
  return useLists().data?.lists.reduce((sum, { open }) => sum + open, 0)
}
