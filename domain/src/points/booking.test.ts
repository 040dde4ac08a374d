import { describe, expect, it } from 'vitest'
import type { ActionName } from '../access/actions.ts'
import { beijing, instant } from '../base/time.ts'
import { mayNow } from '../lifecycle/table.ts'
import {
  type BookingEvent,
  type BookingState,
  bookingLifecycle,
  decideBooking,
  reminderAt,
} from './booking.ts'

const from = beijing('2022-03-26T09:00')
const states = Object.keys(bookingLifecycle.states) as readonly BookingState[]
const events = Object.keys(bookingLifecycle.events) as readonly BookingEvent[]

describe('a booking, state × event', () => {
  for (const state of states)
    it.each(events)(`from ${state} %s goes where the table says or is refused`, (event) => {
      const row = bookingLifecycle.table.find(([s, e]) => s === state && e === event)
      // What must be before the slot begins, and what must be after.
      const now = event === 'miss' ? from : instant(from - 1)
      const result = decideBooking(state, event, { from, now })
      if (row === undefined) expect(result).toMatchObject({ refusal: { code: 'STATE-NO-WAY' } })
      else expect(result).toEqual({ ok: true, value: row[2] })
    })
  /** Written by hand: what somebody may do who holds one action only. What is not here nobody does with it. */
  const hands: Readonly<Record<string, Partial<Record<BookingState, readonly BookingEvent[]>>>> = {
    'appointment.book': { booked: ['move', 'cancel'] },
    'appointment.lay': { booked: ['displace'] },
    'appointment.receive': { booked: ['arrive', 'miss'], missed: ['arrive', 'undo'], arrived: ['undo'] },
    'registration.withdraw': { booked: ['release'] },
    'registration.check': {},
    'transfer.decide': {},
  }
  it.each(Object.keys(hands) as readonly ActionName[])('in the hands of who holds %s only', (action) => {
    for (const state of states)
      expect(
        mayNow(bookingLifecycle, state, { open: new Set<never>(), actions: new Set([action]) }),
        state,
      ).toEqual(hands[action]?.[state] ?? [])
  })
})

describe('to the millisecond, Beijing time', () => {
  it('is changed or cancelled before the slot begins, not when it does', () => {
    expect(decideBooking('booked', 'cancel', { from, now: instant(from - 1) }).ok).toBe(true)
    expect(decideBooking('booked', 'cancel', { from, now: from })).toMatchObject({
      refusal: { code: 'BOOKING-LATE' },
    })
  })
  it('arrives on its day in Beijing, from midnight to midnight', () => {
    const at = (text: string) => decideBooking('booked', 'arrive', { from, now: beijing(text) })
    expect(at('2022-03-25T23:59:59')).toMatchObject({ refusal: { code: 'BOOKING-DAY' } })
    expect(at('2022-03-26T00:00:00').ok).toBe(true)
    expect(at('2022-03-26T23:59:59').ok).toBe(true)
    expect(at('2022-03-27T00:00:00')).toMatchObject({ refusal: { code: 'BOOKING-DAY' } })
  })
  it('is not live again once the registration is over', () => {
    for (const state of ['arrived', 'missed'] as const) {
      const undo = (registration: 'goesOn' | 'over') =>
        decideBooking(state, 'undo', { from, now: from, registration })
      expect(undo('over')).toMatchObject({ refusal: { code: 'BOOKING-OVER' } })
      expect(undo('goesOn')).toMatchObject({ value: 'booked' })
    }
  })
  it('is not missed before it begins', () => {
    const at = (now: number) => decideBooking('booked', 'miss', { from, now: instant(now) })
    expect(at(from - 1)).toMatchObject({ refusal: { code: 'BOOKING-EARLY' } })
    expect(at(from).ok).toBe(true)
  })
  it('is reminded at six in the evening of the day before, unless that is over', () => {
    const remind = (text: string) => reminderAt(from, { hour: 18, now: beijing(text) })
    expect(remind('2022-03-25T17:59:59')).toBe(beijing('2022-03-25T18:00'))
    expect(remind('2022-03-25T18:00')).toBeUndefined()
  })
})
