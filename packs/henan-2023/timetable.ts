import type { Activity, Track, Window } from '@zhongzhao/domain/season/timetable'
import { windows as windows2022 } from '../henan-2022/timetable.ts'

interface Moved {
  readonly track: Track | 'any'
  readonly activity: Activity
  readonly from: string
  readonly until: string
}

/** Earlier and shorter at the school, a day more at home; offices begin at 8 and end at 18. Grade 8 waits for the holiday of Qingming. */
const moved: readonly Moved[] = [
  { track: 'inPlace', activity: 'fill', from: '2023-02-24T08:00', until: '2023-03-17T18:00' },
  { track: 'returnHome', activity: 'fill', from: '2023-03-18T08:00', until: '2023-03-24T18:00' },
  { track: 'grade8', activity: 'fill', from: '2023-04-06T09:00', until: '2023-04-21T17:00' },
  { track: 'any', activity: 'chooseTrack', from: '2023-02-24T08:00', until: '2023-04-21T17:00' },
  { track: 'any', activity: 'supply', from: '2023-02-13T08:00', until: '2023-05-12T17:00' },
  { track: 'any', activity: 'check', from: '2023-02-24T08:00', until: '2023-05-12T17:00' },
]

const in2023 = (time: string) => time.replace('2022', '2023')

/** As in 2022 where nothing else is said: on the same days, a year later. */
export const windows: readonly Window[] = windows2022.map((window) => {
  const { from, until } =
    moved.find((one) => one.track === window.track && window.activities.includes(one.activity)) ?? window
  return { ...window, from: in2023(from), until: in2023(until), basis: 'assumed' }
})
