import { useQuery } from '@tanstack/react-query'
import { history } from '@zhongzhao/api/registration'
import { call } from '../../shared/call.ts'

/** Who wrote the evidence down, and when: the newest such act of the record's own log. */
export function useNoted(id: string, when: 'noted' | 'not') {
  const asked = useQuery({
    queryKey: ['history', id],
    queryFn: () => call(history, { id }),
    enabled: when === 'noted',
  })
  return asked.data?.events.find((event) => event.kind === 'registration.evidenceNoted')
}
