import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallSeason } from '../../test/small-season.ts'
import { beijing, instant } from '../base/time.ts'
import {
  type Activity,
  type Calendar,
  type Extension,
  type Standing,
  activityNames,
  checkOpen,
  openActivities,
  periodToName,
  periodsOf,
  trackNames,
  trackOf,
} from './timetable.ts'

const pupil: Standing = {
  track: 'inPlace',
  org: '41/4101/410105/S1/S1-0901',
  registration: 'r1',
  returned: 'untouched',
}
const calendar: Calendar = { windows: smallSeason.windows, extensions: [] }
const org = (path: string, from: string, until: string, activity: Activity = 'fill'): Extension => ({
  reach: { org: path },
  activity,
  from: beijing(from),
  until: beijing(until),
})
const fillOpen = (extensions: readonly Extension[], at: string, standing: Standing = pupil) =>
  openActivities({ ...calendar, extensions }, standing, beijing(at)).has('fill')

describe('what is open', () => {
  it('is what the windows of the track and of everybody say', () => {
    expect(openActivities(calendar, pupil, beijing('2022-03-09T10:00'))).toEqual(
      new Set(['fill', 'declare', 'chooseTrack', 'check', 'amend', 'sign', 'supply']),
    )
  })
  it('is nothing outside every window', () => {
    expect(openActivities(calendar, pupil, beijing('2022-01-01T00:00'))).toEqual(new Set())
  })
  it('has a Chinese name for each activity and track', () => {
    for (const name of [...Object.values(activityNames), ...Object.values(trackNames)])
      expect(name).toMatch(/^[\u4e00-\u9fff]+$/)
  })
})

describe('an extension for one organisation (A3)', () => {
  const late = org('41/4101/410105/S1', '2022-03-13T17:00', '2022-03-15T17:00')
  it('gives its candidates time, to the second', () => {
    expect(fillOpen([], '2022-03-13T17:00')).toBe(false)
    expect(fillOpen([late], '2022-03-13T17:00')).toBe(true)
    expect(fillOpen([late], '2022-03-15T16:59:59')).toBe(true)
    expect(fillOpen([late], '2022-03-15T17:00')).toBe(false)
  })
  it('gives the neighbour nothing, nor the school whose code begins alike', () => {
    const of = (path: string): Standing => ({ ...pupil, org: path })
    expect(fillOpen([late], '2022-03-14T10:00', of('41/4101/410105/S2/S2-0901'))).toBe(false)
    expect(fillOpen([late], '2022-03-14T10:00', of('41/4101/410105/S10/S10-0901'))).toBe(false)
  })
  it('reaches down: a county’s extension reaches its schools', () => {
    expect(
      fillOpen([org('41/4101/410105', '2022-03-14T00:00', '2022-03-15T00:00')], '2022-03-14T10:00'),
    ).toBe(true)
  })
  it('may extend amending, and so the filling of what was returned', () => {
    const amend = org('41', '2022-05-01T17:00', '2022-05-03T17:00', 'amend')
    expect(fillOpen([amend], '2022-05-02T10:00', { ...pupil, returned: 'returned' })).toBe(true)
    expect(fillOpen([amend], '2022-05-02T10:00')).toBe(false)
  })
})

describe('the period that is named', () => {
  const named = (at: string, extensions: readonly Extension[] = []) => {
    const period = periodToName({ ...calendar, extensions }, 'fill', { standing: pupil, now: beijing(at) })
    return period === undefined ? undefined : [period.from, period.until]
  }
  const own = [beijing('2022-03-07T09:00'), beijing('2022-03-13T17:00')]
  const late = org('41', '2022-03-20T09:00', '2022-03-21T17:00')
  it('is the own before, during and after', () => {
    for (const at of ['2022-03-01T00:00', '2022-03-09T10:00', '2022-04-01T00:00'])
      expect(named(at)).toEqual(own)
  })
  it('between two periods is the next', () => {
    expect(named('2022-03-15T00:00', [late])).toEqual([late.from, late.until])
  })
  it('among two open ones is the one that lasts longer', () => {
    const longer = org('41', '2022-03-08T09:00', '2022-03-30T17:00')
    expect(named('2022-03-09T10:00', [longer])).toEqual([longer.from, longer.until])
  })
  it('after all is the one that closed last, not the one that began last', () => {
    const inner = org('41', '2022-03-10T09:00', '2022-03-11T17:00')
    expect(named('2022-04-01T00:00', [inner])).toEqual(own)
  })
  it('is none where the track has none', () => {
    const standing: Standing = { ...pupil, track: 'grade8' }
    const now = beijing('2022-04-02T10:00')
    expect(periodToName(calendar, 'declare', { standing, now })).toBeUndefined()
    expect(checkOpen(calendar, 'declare', { standing, now })).toMatchObject({
      refusal: { code: 'TIME-NONE', message: '八年级在本年度没有安排申报资格，请咨询学校。' },
    })
  })
})

describe('open and named agree', () => {
  const moment = fc
    .integer({ min: beijing('2022-03-01T00:00'), max: beijing('2022-05-10T00:00') })
    .map(instant)
  const more = fc.tuple(moment, moment).map(([a, b]): Extension => ({
    reach: { org: '41' },
    activity: 'fill',
    from: a < b ? a : b,
    until: a < b ? b : a,
  }))
  it('at every moment, with any extensions', () => {
    fc.assert(
      fc.property(fc.array(more, { maxLength: 3 }), moment, (extensions, now) => {
        const all = { ...calendar, extensions }
        const open = openActivities(all, pupil, now).has('fill')
        expect(checkOpen(all, 'fill', { standing: pupil, now }).ok).toBe(open)
      }),
    )
  })
  it('and no extension ever takes time away', () => {
    fc.assert(
      fc.property(fc.array(more, { maxLength: 3 }), moment, (extensions, now) => {
        const before = openActivities(calendar, pupil, now)
        const after = openActivities({ ...calendar, extensions }, pupil, now)
        for (const activity of before) expect(after.has(activity)).toBe(true)
      }),
    )
  })
  it('lists the pack’s own period first', () => {
    const periods = periodsOf(
      { ...calendar, extensions: [org('41', '2022-03-01T00:00', '2022-03-02T00:00')] },
      'fill',
      pupil,
    )
    expect(periods[0]?.from).toBe(beijing('2022-03-07T09:00'))
    expect(periods).toHaveLength(2)
  })
})

describe('the track (A2)', () => {
  it.each([
    [9, 'school', 'inPlace'],
    [9, 'household', 'returnHome'],
    [8, 'school', 'grade8'],
    [8, 'household', 'grade8'],
  ] as const)('of grade %i registering at the %s is %s', (grade, place, track) => {
    expect(trackOf({ grade, place })).toBe(track)
  })
})
