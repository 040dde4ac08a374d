import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { daySheet, markBooking } from '@zhongzhao/api/appointments'
import { CallRefused, call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'
import type { Expected } from './slot-query.ts'

export type MarkEvent = 'arrive' | 'miss' | 'undo'

export interface Marking {
  readonly line: Expected
  readonly event: MarkEvent
}

/** Marks who came; the list is loaded anew before the next mark, so that nobody marks what has moved on. What a colleague marked
 *  meanwhile is told and stays. */
export function useMarking(day: string, onMarked: (marking: Marking) => void) {
  const { hat } = useSession()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [last, setLast] = useState<string>()
  const anew = async () => {
    const queryKey = ['day-sheet', hat.orgCode, day]
    const queryFn = () => call(daySheet, { org: hat.orgCode, day })
    return (await queries.fetchQuery({ queryKey, queryFn, staleTime: 0 })).lines
  }
  const told = async (error: unknown, { line }: Marking) => {
    const lines = await anew().catch(() => [])
    const now = lines.find(({ booking }) => booking === line.booking)
    const gone = error instanceof CallRefused && error.code === 'BOOKING-GONE'
    if (!gone) return void message.error({ content: sentenceOf(error), duration: 8 })
    const what = now === undefined ? '已不在名单上' : `刚被别人登记为“${now.stateName}”`
    return void message.warning({ content: `${line.name}${what}，您的登记没有改动它。`, duration: 8 })
  }
  const act = useAct({
    run: async ({ line, event }: Marking) => {
      await call(markBooking, { booking: line.booking, version: line.version, event }, { retries: 2 })
      await anew()
    },
    onDone: (_, marking) => {
      setLast(marking.event === 'undo' ? undefined : marking.line.booking)
      onMarked(marking)
    },
    onRefused: (error, marking) => void told(error, marking),
  })
  return { mark: act.start, busy: act.busy, marking: act.input, last }
}
