import { useQuery } from '@tanstack/react-query'
import { readBatch } from '@zhongzhao/api/roster'
import { call } from '../../shared/call.ts'
import { isRunning } from './batch.ts'

/** One batch; while the server reads or writes it, asked again every second. */
export function useBatch(id: string) {
  return useQuery({
    queryKey: ['batch', id],
    queryFn: () => call(readBatch, { id }),
    refetchInterval: (query) =>
      query.state.data !== undefined && isRunning(query.state.data) ? 1000 : false,
  })
}
