import { myAppointments } from '@zhongzhao/api/appointments'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { useView } from './record-context.ts'
import { type Asked, useAsked } from './use-asked.ts'

/** What the server says the candidate may book, has booked and had. */
export type MyAppointments = OutputOf<typeof myAppointments>
export type Booking = MyAppointments['bookings'][number]
export type Kind = MyAppointments['kinds'][number]

/** What is said now, asked anew for another record. */
export function useMyAppointments(): Asked<MyAppointments> {
  const view = useView()
  return useAsked(myAppointments, {}, view.id)
}

/** The booking that may still be changed, of one kind. */
export const liveOf = (mine: MyAppointments, kind: string): Booking | undefined =>
  mine.bookings.find((one) => one.kind === kind && one.may.length > 0)
