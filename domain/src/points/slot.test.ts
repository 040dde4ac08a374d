import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { beijing, instant } from '../base/time.ts'
import { type Slot, type SlotEvent, decideSlot, slotLifecycle } from './slot.ts'

const FROM = beijing('2022-03-26T09:00')
const slot = (over: Partial<Slot> = {}): Slot => ({
  from: FROM,
  until: beijing('2022-03-26T09:30'),
  capacity: 2,
  booked: 0,
  state: 'open',
  ...over,
})
const before = { now: instant(FROM - 1), point: 'works' } as const
const events = Object.keys(slotLifecycle.events) as readonly SlotEvent[]
const good = { ...before, capacity: 2, reason: '停电' }

describe('a slot, state × event', () => {
  for (const state of Object.keys(slotLifecycle.states) as readonly Slot['state'][])
    it.each(events)(`from ${state} %s goes where the table says or is refused`, (event) => {
      const row = slotLifecycle.table.find(([from, e]) => from === state && e === event)
      const result = decideSlot(slot({ state }), event, good)
      if (row === undefined) expect(result).toMatchObject({ refusal: { code: 'STATE-NO-WAY' } })
      else expect(result).toMatchObject({ ok: true, value: { state: row[2] } })
    })
  it('is booked by the candidate alone and laid out by the office alone', () => {
    for (const [, event, , by] of slotLifecycle.table)
      expect(by).toBe(event === 'book' ? 'appointment.book' : 'appointment.lay')
  })
})

describe('the last place and the last moment (G5)', () => {
  it('has room for two, not for three', () => {
    expect(decideSlot(slot({ booked: 1 }), 'book', before)).toMatchObject({ ok: true, value: { booked: 2 } })
    expect(decideSlot(slot({ booked: 2 }), 'book', before)).toMatchObject({
      refusal: { code: 'SLOT-FULL', params: { time: '2022年3月26日 09:00' } },
    })
  })
  it('is booked up to its beginning, which belongs to it', () => {
    expect(decideSlot(slot(), 'book', before).ok).toBe(true)
    expect(decideSlot(slot(), 'book', { ...before, now: FROM })).toMatchObject({
      refusal: { code: 'SLOT-BEGUN' },
    })
  })
  it('is not booked at a suspended point, nor shrunk below what is booked, nor cancelled without a reason', () => {
    const suspended = { ...before, point: 'suspended' } as const
    expect(decideSlot(slot(), 'book', suspended)).toMatchObject({ refusal: { code: 'POINT-SUSPENDED' } })
    expect(decideSlot(slot({ booked: 2 }), 'resize', { ...before, capacity: 1 })).toMatchObject({
      refusal: { code: 'SLOT-BOOKED', params: { booked: 2 } },
    })
    expect(decideSlot(slot(), 'cancel', { ...before, reason: ' ' })).toMatchObject({
      refusal: { code: 'SLOT-REASON' },
    })
  })
  it('never holds more than its places, whatever happens to it', () => {
    const command = fc.record({
      event: fc.constantFrom(...events),
      capacity: fc.integer({ min: 1, max: 5 }),
      after: fc.integer({ min: -3, max: 1 }),
    })
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let now = slot()
        for (const { event, capacity, after } of commands) {
          const asked = { now: instant(FROM + after), point: 'works', capacity, reason: '停电' } as const
          const next = decideSlot(now, event, asked)
          if (!next.ok) continue
          expect(next.value.booked).toBeLessThanOrEqual(next.value.capacity)
          expect(next.value.booked).toBeGreaterThanOrEqual(now.booked)
          now = next.value
        }
      }),
    )
  })
})
