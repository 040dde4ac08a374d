import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beijing,
  beijingDay,
  beijingText,
  chineseTime,
  instant,
  realDay,
  within,
  yearsBetween,
} from './time.ts'

describe('Beijing time', () => {
  it('is eight hours ahead of UTC, whatever the machine thinks', () => {
    expect(beijing('2022-03-01T09:00')).toBe(Date.UTC(2022, 2, 1, 1))
    expect(beijing('2022-03-01T00:00:01')).toBe(Date.UTC(2022, 1, 28, 16, 0, 1))
  })
  it('has no summer time: noon of July and January are the same', () => {
    expect(beijingText(instant(Date.UTC(2022, 6, 1, 4)))).toBe('2022-07-01T12:00:00')
    expect(beijingText(instant(Date.UTC(2022, 0, 1, 4)))).toBe('2022-01-01T12:00:00')
  })
  it('changes the day at midnight in Beijing, not in London', () => {
    expect(beijingDay(instant(Date.UTC(2022, 2, 31, 15, 59, 59)))).toBe('2022-03-31')
    expect(beijingDay(instant(Date.UTC(2022, 2, 31, 16)))).toBe('2022-04-01')
  })
  it('is read as people say it', () => {
    expect(chineseTime(beijing('2022-03-25T17:00'))).toBe('2022年3月25日 17:00')
    expect(chineseTime(beijing('2022-12-05T09:05'))).toBe('2022年12月5日 09:05')
  })
  it('reads back what it wrote', () => {
    const seconds = fc.integer({ min: Date.UTC(1950, 0) / 1000, max: Date.UTC(2100, 0) / 1000 })
    fc.assert(
      fc.property(seconds, (s) => {
        expect(beijing(beijingText(instant(s * 1000)))).toBe(s * 1000)
      }),
    )
  })
  it('refuses anything else as a mistake of the pack', () => {
    for (const bad of ['2022-03-01', '2022-03-01 09:00', '2022-3-1T09:00', '2022-03-01T09:00Z', ''])
      expect(() => beijing(bad), bad).toThrow('not a Beijing time')
  })
})

describe('a period', () => {
  const period = { from: instant(100), until: instant(200) }
  it('holds its beginning and not its end', () => {
    expect([99, 100, 199, 200].map((ms) => within(period, instant(ms)))).toEqual([false, true, true, false])
  })
  it('that ends where it begins holds nothing', () => {
    expect(within({ from: instant(100), until: instant(100) }, instant(100))).toBe(false)
  })
  it('meets the next without a gap or an overlap', () => {
    const next = { from: instant(200), until: instant(300) }
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 299 }), (ms) => {
        expect(Number(within(period, instant(ms))) + Number(within(next, instant(ms)))).toBe(1)
      }),
    )
  })
})

describe('days and ages', () => {
  it('knows leap years', () => {
    expect(realDay('2024-02-29')).toBe(true)
    expect(realDay('2023-02-29')).toBe(false)
    expect(realDay('1900-02-29')).toBe(false)
    expect(realDay('2000-02-29')).toBe(true)
  })
  it('refuses days that are none', () => {
    for (const bad of ['2022-02-30', '2022-13-01', '2022-00-10', '2022-01-00', '20220101', '2022-1-1', ''])
      expect(realDay(bad), bad).toBe(false)
  })
  it('is a year older on the birthday itself, not the day before', () => {
    expect(yearsBetween('2008-04-01', '2022-03-31')).toBe(13)
    expect(yearsBetween('2008-04-01', '2022-04-01')).toBe(14)
  })
  it('makes one born on 29 February a year older on 1 March', () => {
    expect(yearsBetween('2008-02-29', '2022-02-28')).toBe(13)
    expect(yearsBetween('2008-02-29', '2022-03-01')).toBe(14)
    expect(yearsBetween('2008-02-29', '2024-02-29')).toBe(16)
  })
})
