import { myAppointments } from '@zhongzhao/api/appointments'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { useCallback, useEffect, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { useView } from './record-context.ts'

/** What the server says the candidate may book, has booked and had. */
export type MyAppointments = OutputOf<typeof myAppointments>
export type Booking = MyAppointments['bookings'][number]
export type Kind = MyAppointments['kinds'][number]

/** What is said now, the sentence when it could not be read, and the way to ask again. */
export function useMyAppointments() {
  const view = useView()
  const [mine, setMine] = useState<MyAppointments>()
  const [trouble, setTrouble] = useState('')
  const load = useCallback(
    (): Promise<MyAppointments | undefined> =>
      call(myAppointments, {}, { retries: 1 }).then(
        (answer) => {
          setTrouble('')
          setMine(answer)
          return answer
        },
        (problem: unknown) => {
          setTrouble(sentenceOf(problem))
          return undefined
        },
      ),
    [],
  )
  useEffect(() => {
    void load()
  }, [load, view.id])
  return { mine, trouble, load }
}

/** The booking that may still be changed, of one kind. */
export const liveOf = (mine: MyAppointments, kind: string): Booking | undefined =>
  mine.bookings.find((one) => one.kind === kind && one.may.length > 0)
