import { beijing } from '@zhongzhao/domain/base/time'
import {
  type Activity,
  type Extension,
  type Standing,
  type Track,
  checkOpen,
  openActivities,
  periodToName,
  trackOf,
} from '@zhongzhao/domain/season/timetable'
import { describe, expect, it } from 'vitest'
import { windows } from './timetable.ts'

const standing = (track: Track, returned: Standing['returned'] = 'untouched'): Standing => ({
  track,
  org: '41/4101/410105/2141010001/2141010001-0903',
  registration: 'r1',
  returned,
})

/** What happens when somebody of this track tries the activity at that Beijing time. */
function tried(track: Track, activity: Activity, at: string, extensions: readonly Extension[] = []) {
  const now = beijing(at)
  const result = checkOpen({ windows, extensions }, activity, { standing: standing(track), now })
  return result.ok ? 'accepted' : result.refusal
}

/** Refused a second before it opens, accepted as it opens, accepted a second before it closes, refused as it closes. */
function opensAndCloses(
  track: Track,
  { basis, first, last, named }: Readonly<Record<'basis' | 'first' | 'last' | 'named', string>>,
) {
  it('is refused at 08:59:59 of the first day', () => {
    expect(tried(track, 'fill', `${first}T08:59:59`)).toMatchObject({ code: 'TIME-CLOSED' })
  })
  it('is accepted at 09:00:00 of the first day', () => {
    expect(tried(track, 'fill', `${first}T09:00:00`)).toBe('accepted')
  })
  it('is accepted at 16:59:59 of the last day', () => {
    expect(tried(track, 'fill', `${last}T16:59:59`)).toBe('accepted')
  })
  it('is refused at 17:00:00 of the last day', () => {
    expect(tried(track, 'fill', `${last}T17:00:00`)).toMatchObject({ code: 'TIME-CLOSED' })
  })
  it('stays open through the night between', () => {
    expect(tried(track, 'fill', `${first}T23:59:59`)).toBe('accepted')
    expect(tried(track, 'fill', `${last}T00:00:00`)).toBe('accepted')
  })
  it('names itself in a refusal before and after', () => {
    for (const at of [`${first}T08:59:59`, `${last}T17:00:00`])
      expect(tried(track, 'fill', at)).toMatchObject({ params: { period: named }, kind: 'closed' })
  })
  it('cites its clause', () => {
    const window = windows.find((w) => w.track === track && w.activities.includes('fill'))
    expect(window?.basis).toBe(basis)
  })
}

describe('3月1日9时至3月25日17时: grade 9 where the school record is (notice 一.1)', () => {
  const named = '2022年3月1日 09:00 至 2022年3月25日 17:00'
  opensAndCloses('inPlace', { basis: '一.1', first: '2022-03-01', last: '2022-03-25', named })
})
describe('3月26日9时至3月31日17时: grade 9 going home (notice 一.2)', () => {
  const named = '2022年3月26日 09:00 至 2022年3月31日 17:00'
  opensAndCloses('returnHome', { basis: '一.2', first: '2022-03-26', last: '2022-03-31', named })
})
describe('4月1日9时至4月20日17时: grade 8 (notice 一.3)', () => {
  const named = '2022年4月1日 09:00 至 2022年4月20日 17:00'
  opensAndCloses('grade8', { basis: '一.3', first: '2022-04-01', last: '2022-04-20', named })
})

describe('which window a pupil has (A2, notice 一)', () => {
  it('grade 9, household and school record in one place: 1 to 25 March', () => {
    const track = trackOf({ grade: 9, place: 'school' })
    expect(tried(track, 'fill', '2022-03-10T10:00')).toBe('accepted')
    expect(tried(track, 'fill', '2022-03-28T10:00')).toMatchObject({ code: 'TIME-CLOSED' })
  })
  it('grade 9, household elsewhere but registering where the school record is: the same window', () => {
    expect(trackOf({ grade: 9, place: 'school' })).toBe('inPlace')
  })
  it('grade 9, going home: 26 to 31 March and not before', () => {
    const track = trackOf({ grade: 9, place: 'household' })
    expect(tried(track, 'fill', '2022-03-10T10:00')).toMatchObject({ code: 'TIME-CLOSED' })
    expect(tried(track, 'fill', '2022-03-28T10:00')).toBe('accepted')
  })
  it('grade 8, wherever the household is: April', () => {
    expect(trackOf({ grade: 8, place: 'school' })).toBe('grade8')
    expect(trackOf({ grade: 8, place: 'household' })).toBe('grade8')
  })
  it('tells a grade-8 pupil in March about April, in words', () => {
    const refused = tried('grade8', 'fill', '2022-03-10T10:00')
    expect(refused).toMatchObject({
      message: '现在不能填报和确认：八年级的时间是 2022年4月1日 09:00 至 2022年4月20日 17:00。',
    })
  })
  it('keeps turning home open after the window of the school has closed', () => {
    expect(tried('inPlace', 'chooseTrack', '2022-03-26T10:00')).toBe('accepted')
    expect(tried('inPlace', 'chooseTrack', '2022-04-20T17:00')).toMatchObject({ code: 'TIME-CLOSED' })
  })
  it('has no claims for grade 8, and says so instead of naming a window', () => {
    expect(tried('grade8', 'declare', '2022-04-10T10:00')).toMatchObject({ code: 'TIME-NONE' })
  })
})

describe('before and after filling in (assumed dates)', () => {
  it('takes portraits from 15 February, before anybody fills in', () => {
    expect(tried('inPlace', 'supply', '2022-02-15T07:59:59')).toMatchObject({ code: 'TIME-CLOSED' })
    expect(tried('inPlace', 'supply', '2022-02-15T08:00:00')).toBe('accepted')
    expect(tried('inPlace', 'fill', '2022-02-15T08:00:00')).toMatchObject({ code: 'TIME-CLOSED' })
  })
  it.each(['check', 'amend', 'sign'] as const)(
    'ends %s on 10 May at 17:00, not a second later',
    (activity) => {
      expect(tried('inPlace', activity, '2022-05-10T16:59:59')).toBe('accepted')
      expect(tried('inPlace', activity, '2022-05-10T17:00:00')).toMatchObject({ code: 'TIME-CLOSED' })
    },
  )
})

describe('what was returned', () => {
  const calendar = { windows, extensions: [] }
  it('may be amended after the filling window closed, until the end of amending', () => {
    const openAt = (at: string) =>
      openActivities(calendar, standing('inPlace', 'returned'), beijing(at)).has('fill')
    expect(openAt('2022-03-25T17:01')).toBe(true)
    expect(openAt('2022-05-10T16:59:59')).toBe(true)
    expect(openAt('2022-05-10T17:00')).toBe(false)
  })
  it('does not open filling for others', () => {
    const open = openActivities(calendar, standing('inPlace'), beijing('2022-03-25T17:01'))
    expect(open.has('fill')).toBe(false)
    expect(open.has('amend')).toBe(true)
  })
  it('is told the later end', () => {
    const named = periodToName(calendar, 'fill', {
      standing: standing('inPlace', 'returned'),
      now: beijing('2022-03-20T10:00'),
    })
    expect(named?.until).toBe(beijing('2022-05-10T17:00'))
  })
})

describe('a late admission (补报)', () => {
  const late: Extension = {
    reach: { registration: 'r1' },
    activity: 'fill',
    from: beijing('2022-03-27T08:00'),
    until: beijing('2022-03-28T17:00'),
  }
  it('opens filling for that candidate, with its own ends', () => {
    expect(tried('inPlace', 'fill', '2022-03-27T07:59:59', [late])).toMatchObject({ code: 'TIME-CLOSED' })
    expect(tried('inPlace', 'fill', '2022-03-27T08:00:00', [late])).toBe('accepted')
    expect(tried('inPlace', 'fill', '2022-03-28T16:59:59', [late])).toBe('accepted')
    expect(tried('inPlace', 'fill', '2022-03-28T17:00:00', [late])).toMatchObject({ code: 'TIME-CLOSED' })
  })
  it('opens nothing for the neighbour in class', () => {
    const other: Extension = { ...late, reach: { registration: 'r2' } }
    expect(tried('inPlace', 'fill', '2022-03-27T10:00', [other])).toMatchObject({ code: 'TIME-CLOSED' })
  })
  it('opens nothing but what it names', () => {
    expect(tried('inPlace', 'declare', '2022-03-27T10:00', [late])).toMatchObject({ code: 'TIME-CLOSED' })
  })
})
