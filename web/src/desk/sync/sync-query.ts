import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { listSyncRuns } from '@zhongzhao/api/sync'
import { call } from '../../shared/call.ts'
import type { Tone } from '../parts/states.ts'
import { useSession } from '../session/session.ts'

export type Listed = OutputOf<typeof listSyncRuns>
export type Run = Listed['runs'][number]

/** Of runs at rest; everything else is under way. */
export const tones: Readonly<Record<string, Tone>> = { done: 'done', stopped: 'refused', cancelled: 'quiet' }
export const underWay = ({ state }: Run): boolean => tones[state] === undefined

/** The runs of this organisation; one under way is watched. */
export function useSyncRuns() {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['sync', 'runs', hat.key],
    queryFn: () => call(listSyncRuns, {}),
    enabled: hat.actions.has('roster.sync'),
    refetchInterval: (query) => (query.state.data?.runs.some(underWay) === true ? 1_000 : false),
  })
}
