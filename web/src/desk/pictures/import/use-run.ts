import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { listRuns, readRun } from '@zhongzhao/api/picture-runs'
import { call } from '../../../shared/call.ts'
import type { Door } from '../door.ts'
import { type Sending, onSending, sendingOf } from './sender.ts'

export type Run = OutputOf<typeof readRun>

/** Something still changes by itself: files travel, the server unpacks, or the eye looks. */
export const moves = (run: Run): boolean =>
  run.phase === 'listing' || run.phase === 'running' || run.counts.looking > 0

export function useSending(run: string): Sending | undefined {
  return useSyncExternalStore(onSending, () => sendingOf(run))
}

/** One run, asked again every two seconds while something moves. */
export function useRun(id: string) {
  const queries = useQueryClient()
  const sending = useSending(id)
  const asked = useQuery({
    queryKey: ['picture-run', id],
    queryFn: () => call(readRun, { id }),
    refetchInterval: (query) => {
      const run = query.state.data
      return (run !== undefined && moves(run)) || sending?.state === 'telling' || sending?.state === 'sending'
        ? 2000
        : false
    },
  })
  const state = sending?.state
  const phase = asked.data?.phase
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['picture-run', id] })
    // What came in shows on the other screens.
    for (const key of ['progress', 'missing', 'doubtful', 'pupils', 'picture-runs'])
      void queries.invalidateQueries({ queryKey: [key] })
  }, [queries, id, state, phase])
  return asked
}

export function useRuns(door: Door) {
  return useQuery({
    queryKey: ['picture-runs', door],
    queryFn: () => call(listRuns, { door }),
    refetchInterval: (query) => (query.state.data?.runs.some(moves) === true ? 3000 : false),
  })
}
