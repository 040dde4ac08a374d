import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { beijing, beijingDay, beijingText } from '../base/time.ts'
import { type SlotPattern, layOut, weekdayOf } from './lay-out.ts'

const pattern = (over: Partial<SlotPattern> = {}): SlotPattern => ({
  firstDay: '2022-03-26',
  lastDay: '2022-03-31',
  weekdays: [1, 2, 3, 4, 5],
  spans: [
    { from: '08:30', until: '11:30' },
    { from: '14:30', until: '17:30' },
  ],
  minutes: 60,
  capacity: 10,
  except: [],
  ...over,
})
const given = { now: beijing('2022-03-20T10:00'), most: 500 }
const days = (over: Partial<SlotPattern>) => {
  const laid = layOut(pattern(over), given)
  return laid.ok ? [...new Set(laid.value.map(({ from }) => beijingDay(from)))] : laid.refusal
}

describe('laying out days × times × places (notice 三.(二))', () => {
  it('leaves out weekends and exceptions', () => {
    expect(days({})).toEqual(['2022-03-28', '2022-03-29', '2022-03-30', '2022-03-31'])
    expect(days({ except: ['2022-03-29'] })).toEqual(['2022-03-28', '2022-03-30', '2022-03-31'])
    expect(days({ weekdays: [6, 7] })).toEqual(['2022-03-26', '2022-03-27'])
  })
  it('lays out whole slots only: what is left at the end of a span is nobody’s', () => {
    const laid = layOut(pattern({ lastDay: '2022-03-28', minutes: 50 }), given)
    const times = laid.ok
      ? laid.value.map(({ from, until }) => [from, until].map((t) => beijingText(t).slice(11, 16)).join('–'))
      : []
    expect(times).toEqual([
      '08:30–09:20',
      '09:20–10:10',
      '10:10–11:00',
      '14:30–15:20',
      '15:20–16:10',
      '16:10–17:00',
    ])
  })
  it('lays out nothing that has begun', () => {
    const now = beijing('2022-03-31T14:30')
    const laid = layOut(pattern(), { ...given, now })
    expect(laid.ok && laid.value.map(({ from }) => beijingText(from))).toEqual([
      '2022-03-31T15:30:00',
      '2022-03-31T16:30:00',
    ])
    expect(layOut(pattern(), { ...given, now: beijing('2022-04-01T09:00') })).toMatchObject({
      refusal: { code: 'SLOT-NONE' },
    })
  })
  it.each<[string, Partial<SlotPattern>]>([
    ['a day that is none', { firstDay: '2022-02-30' }],
    ['an end before the beginning', { lastDay: '2022-03-25' }],
    ['a span that runs backwards', { spans: [{ from: '11:30', until: '08:30' }] }],
    ['an hour that is none', { spans: [{ from: '08:30', until: '25:00' }] }],
    [
      'spans that overlap',
      {
        spans: [
          { from: '08:00', until: '10:00' },
          { from: '09:30', until: '11:00' },
        ],
      },
    ],
    ['ten years', { lastDay: '2032-03-25' }],
  ])('refuses %s', (_, over) => {
    expect(layOut(pattern(over), given)).toMatchObject({ refusal: { code: 'SLOT-PATTERN' } })
  })
  it('refuses too many in one go, with both numbers', () => {
    expect(layOut(pattern({ minutes: 5 }), { ...given, most: 100 })).toMatchObject({
      refusal: { code: 'SLOT-MANY', params: { count: 288, most: 100 } },
    })
  })
  it('never overlaps, keeps to weekdays and spans, and every slot has its length', () => {
    const some = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      minutes: fc.integer({ min: 5, max: 240 }),
      except: fc.array(fc.constantFrom('2022-03-28', '2022-03-30')),
    })
    fc.assert(
      fc.property(some, (over) => {
        const laid = layOut(pattern(over), { ...given, most: 5000 })
        if (!laid.ok) return
        for (const [at, one] of laid.value.entries()) {
          expect(one.until - one.from).toBe(over.minutes * 60_000)
          expect(over.weekdays).toContain(weekdayOf(beijingDay(one.from)))
          expect(over.except).not.toContain(beijingDay(one.from))
          const next = laid.value[at + 1]
          if (next !== undefined) expect(next.from).toBeGreaterThanOrEqual(one.until)
        }
      }),
    )
  })
})
