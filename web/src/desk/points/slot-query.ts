import { useQuery, useQueryClient } from '@tanstack/react-query'
import { daySheet, listSlots } from '@zhongzhao/api/appointments'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'

export type SlotView = OutputOf<typeof listSlots>['slots'][number]
export type DaySheet = OutputOf<typeof daySheet>
export type Expected = DaySheet['lines'][number]

/** Slots of the own organisation from the first to the last of these days. */
export function useSlots(days: readonly string[]) {
  const { hat } = useSession()
  const [firstDay = '', lastDay = firstDay] = [days[0], days.at(-1)]
  return useQuery({
    queryKey: ['slots', hat.orgCode, firstDay, lastDay],
    queryFn: () => call(listSlots, { org: hat.orgCode, firstDay, lastDay }),
    // Candidates book meanwhile.
    refetchInterval: 60_000,
  })
}

/** Who is expected at the own organisation on a day. */
export function useDaySheet(day: string) {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['day-sheet', hat.orgCode, day],
    queryFn: () => call(daySheet, { org: hat.orgCode, day }),
    refetchInterval: 30_000,
  })
}

/** Slots and lists are asked anew: something has changed them. */
export function useSlotsAnew(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const key of ['slots', 'day-sheet']) void queries.invalidateQueries({ queryKey: [key] })
  }
}
