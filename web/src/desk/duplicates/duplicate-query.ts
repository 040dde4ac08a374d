import { useQuery } from '@tanstack/react-query'
import { listDuplicates, readDuplicate } from '@zhongzhao/api/duplicates'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'

export type Listed = OutputOf<typeof listDuplicates>
export type CaseLine = Listed['lines'][number]
export type CaseView = OutputOf<typeof readDuplicate>
type Asked = InputOf<typeof listDuplicates>

export function useDuplicates(asked: Asked) {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['duplicates', hat.key, asked],
    queryFn: () => call(listDuplicates, asked),
    // While registrations wait to be compared the page looks again by itself.
    refetchInterval: (query) => ((query.state.data?.comparing ?? 0) > 0 ? 5_000 : false),
  })
}

export function useDuplicate(id: string) {
  return useQuery({ queryKey: ['duplicate', id], queryFn: () => call(readDuplicate, { case: id }) })
}

/** How many cases wait for this office; undefined until it is known. */
export function useDuplicatesWaiting(): number | undefined {
  const { hat } = useSession()
  const asked = useQuery({
    queryKey: ['duplicates', hat.key, {}],
    queryFn: () => call(listDuplicates, {}),
    enabled: hat.actions.has('duplicate.decide'),
    staleTime: 5 * 60_000,
  })
  const counts = asked.data?.counts
  return counts && (counts['found'] ?? 0) + (counts['proposed'] ?? 0) + (counts['undoing'] ?? 0)
}
