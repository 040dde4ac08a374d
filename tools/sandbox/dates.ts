import { beijing, beijingText, chineseTime, instant } from '@zhongzhao/domain/base/time'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { Activity, Track } from '@zhongzhao/domain/season/timetable'

/** Moments of a season as text in Beijing time, from the windows of its pack: made-up lives and journeys write no year. */
const DAY_MS = 86_400_000
const moved = (time: string, ms: number) => beijingText(instant(beijing(time) + ms))

/** `YYYY-MM-DD` of a moment. */
export const dayOf = (time: string) => time.slice(0, 10)
export const daysAfter = (time: string, days: number) => moved(time, days * DAY_MS)
export const secondsAfter = (time: string, seconds: number) => moved(time, seconds * 1000)
/** The same day, another time: `11:00` or `11:00:05`. */
export const atClock = (time: string, clock: string) => moved(`${dayOf(time)}T${clock}`, 0)
/** `2022年3月25日 17:00` */
export const said = (time: string) => chineseTime(beijing(time))

/** `2022-03-25T17:00:00`: when the window of a track opens and closes, and the last second on either side. */
export function windowIn({ season, windows }: SeasonPack, track: Track, activity: Activity = 'fill') {
  const found = windows.find(
    (w) => w.activities.includes(activity) && (w.track === track || w.track === 'any'),
  )
  if (found === undefined) throw new Error(`dates: ${season} never opens ${activity} for ${track}`)
  const [opens, closes] = [moved(found.from, 0), moved(found.until, 0)]
  const named = `${said(opens)} 至 ${said(closes)}`
  return { opens, closes, before: moved(opens, -1000), last: moved(closes, -1000), named }
}

/** 10:00 of a day that lies so far inside the track's window: 0 its first day, 1 its last. Where the window opens later on that day, the
 *  day after; one too short for either, its middle. */
export function insideOf(pack: SeasonPack, track: Track, share: number, activity: Activity = 'fill'): string {
  return inside(windowIn(pack, track, activity), share)
}

function inside(
  { opens, closes }: { readonly opens: string; readonly closes: string },
  share: number,
): string {
  const days = Math.floor((beijing(closes) - beijing(opens)) / DAY_MS)
  const at = atClock(daysAfter(opens, Math.floor(share * days)), '10:00')
  const inside = [at, daysAfter(at, 1)].find(
    (one) => beijing(opens) <= beijing(one) && beijing(one) < beijing(closes),
  )
  return inside ?? moved(opens, (beijing(closes) - beijing(opens)) / 2)
}

/** Like `insideOf`, of the time in which grade 9 fills in at the school and whatever goes with it is open as well: claims, pictures, the
 *  school's check. Where there is no such time, of the filling alone. */
export function atSchool(pack: SeasonPack, share: number): string {
  const all = (['fill', 'declare', 'supply', 'check', 'chooseTrack'] as const).map((one) =>
    windowIn(pack, 'inPlace', one),
  )
  const opens =
    all
      .map((one) => one.opens)
      .toSorted()
      .at(-1) ?? ''
  const closes = all.map((one) => one.closes).toSorted()[0] ?? ''
  return opens < closes ? inside({ opens, closes }, share) : insideOf(pack, 'inPlace', share)
}

/** When the made-up season stands at the first start: grade 9 fills in at the school. */
export const sandboxStart = (pack: SeasonPack) => atSchool(pack, 0.4)

/** `2022-03-20T17:00`: so many days after the made-up season's start, at that clock; `latest` where that would be later. */
export function daysIn(
  pack: SeasonPack,
  days: number,
  { clock, latest }: { clock: string; latest: string },
): string {
  const at = atClock(daysAfter(sandboxStart(pack), days), clock).slice(0, 16)
  return beijing(at) < beijing(latest) ? at : latest
}
