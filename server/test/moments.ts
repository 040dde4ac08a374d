import { type Instant, beijing, beijingText, instant } from '@zhongzhao/domain/base/time'
import { fieldAt } from '@zhongzhao/domain/forms/form'
import { type Activity, type Track, trackNames } from '@zhongzhao/domain/season/timetable'
import { atSchool, daysAfter, insideOf, secondsAfter, windowIn } from '@zhongzhao/tool-sandbox/dates'
import { namedPack } from '../src/found-packs.ts'

/** The season the journeys are told in: SEASON, else the one an installation begins with. Dates and limits of a journey come from it. */
export const pack = await namedPack(process.env['SEASON'])

export { atClock, dayOf, daysAfter, said, secondsAfter } from '@zhongzhao/tool-sandbox/dates'

/** When the window of a track opens and closes in the season under test. */
export const windowOf = (track: Track, activity?: Activity) => windowIn(pack, track, activity)

/** `九年级在学籍所在地报考的时间是 … 至 …`, as a refusal says it. */
export const saidOf = (track: Track, activity?: Activity) =>
  `${trackNames[track]}的时间是 ${windowOf(track, activity).named}`

/** Half-way between two moments. */
export const middle = (from: string, until: string) =>
  secondsAfter(from, Math.floor((beijing(until) - beijing(from)) / 2000))

/** Grade 9 fills in at the school. */
export const AT_SCHOOL = atSchool(pack, 0.4)
/** Still, and most of the time is over. */
export const AT_SCHOOL_LATE = atSchool(pack, 0.8)
/** Who returns home fills in. */
export const RETURNING = insideOf(pack, 'returnHome', 0.3)
/** Grade 8 fills in. */
export const EIGHTH = insideOf(pack, 'grade8', 0.1)

/** Final grades are entered, and nobody fills in any more. */
export const EVALUATING = insideOf(pack, 'inPlace', 0.8, 'evaluate')

const ends: readonly Instant[] = pack.windows.map((w) => beijing(w.until))
/** Every window is long closed. */
export const AFTERWARDS = daysAfter(beijingText(instant(Math.max(...ends))), 60)

/** Whether the season asks for this field: `basic.postcode`, `guardians.relation`. A journey about a field that it does not ask is left
 *  out, and the run says so. */
export const asks = (path: string): boolean => fieldAt(pack.forms, path) !== undefined

const { periods } = pack.archive
/** 保管期限 that ends first, with its years; one that ends never, if there is one. */
export const KEPT = periods.toSorted((a, b) => (a.years ?? 1000) - (b.years ?? 1000))[0] ?? {
  code: '',
  title: '',
}
export const KEPT_FOR_EVER = periods.find(({ years }) => years === undefined)
/** The first moment at which what was kept for that long may be destroyed. */
export const KEPT_UNTIL = `${pack.year + (KEPT.years ?? 0) + 1}-01-01T00:00`
