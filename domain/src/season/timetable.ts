import { type Result, ok, refuse } from '../base/result.ts'
import { type Instant, type Period, beijing, chineseTime, within } from '../base/time.ts'
import { type OrgPath, covers } from '../orgs/org.ts'

/** inPlace 学籍所在地报考 (notice 一.1), returnHome 回户籍地报考 (一.2), grade8 八年级 (一.3). */
export type Track = 'inPlace' | 'returnHome' | 'grade8'

export const trackNames: Readonly<Record<Track, string>> = {
  inPlace: '九年级在学籍所在地报考',
  returnHome: '九年级回户籍所在地报考',
  grade8: '八年级',
}

export type Activity = 'fill' | 'declare' | 'chooseTrack' | 'check' | 'amend' | 'sign' | 'supply' | 'evaluate'

export const activityNames: Readonly<Record<Activity, string>> = {
  fill: '填报和确认',
  declare: '申报资格',
  chooseTrack: '选择报考地',
  check: '核验',
  amend: '修改被退回的内容',
  sign: '登记签字',
  supply: '采集照片和证件',
  evaluate: '录入综合素质评价',
}

/** A window of the pack. `from`, `until` in Beijing time, half-open. */
export interface Window {
  readonly track: Track | 'any'
  readonly activities: readonly Activity[]
  readonly from: string
  readonly until: string
  readonly basis: string
}

/** More time for one organisation (A3) or one late candidate (补报); a row of a table, itself an event. */
export interface Extension {
  readonly reach: { readonly org: OrgPath } | { readonly registration: string }
  readonly activity: Activity
  readonly from: Instant
  readonly until: Instant
  /** Only these tracks; absent or empty = every one. */
  readonly tracks?: readonly Track[]
}

/** Whom the timetable is asked for. */
export interface Standing {
  readonly track: Track
  readonly org: OrgPath
  readonly registration: string
  /** Returned by the school and not confirmed again: may amend after the filling window (退回修改期限). */
  readonly returned: 'returned' | 'untouched'
}

function windowsFor(windows: readonly Window[], activity: Activity, track: Track): readonly Window[] {
  return windows.filter((w) => w.activities.includes(activity) && (w.track === 'any' || w.track === track))
}

/** The day (`YYYY-MM-DD`) on which a season's first filling opens: grade, age and names of places are those of that day. */
export function seasonDayOf(windows: readonly Window[]): string {
  const [first = ''] = windows
    .filter((w) => w.activities.includes('fill'))
    .map((w) => w.from)
    .toSorted()
  return first.slice(0, 10)
}

const periodOf = (w: Window) => ({ from: beijing(w.from), until: beijing(w.until) })

function reaches(extension: Extension, standing: Standing): boolean {
  const { tracks = [] } = extension
  if (tracks.length > 0 && !tracks.includes(standing.track)) return false
  return 'org' in extension.reach
    ? covers(extension.reach.org, standing.org)
    : extension.reach.registration === standing.registration
}

/** What the timetable and the extensions together say for one registration. Nothing else compares dates. */
export interface Calendar {
  readonly windows: readonly Window[]
  readonly extensions: readonly Extension[]
}

/** Periods in which the activity is open to this registration, the pack's first. */
export function periodsOf(
  { windows, extensions }: Calendar,
  activity: Activity,
  standing: Standing,
): readonly Period[] {
  const own = windowsFor(windows, activity, standing.track).map(periodOf)
  const more = extensions.filter((e) => e.activity === activity && reaches(e, standing))
  // What was returned may be amended, and amending is filling: nobody is stranded by a return at 17:01.
  const amend =
    activity === 'fill' && standing.returned === 'returned'
      ? periodsOf({ windows, extensions }, 'amend', standing)
      : []
  return [...own, ...more.map((e) => ({ from: e.from, until: e.until })), ...amend]
}

const every = Object.keys(activityNames) as readonly Activity[]

export function openActivities(calendar: Calendar, standing: Standing, now: Instant): ReadonlySet<Activity> {
  return new Set(every.filter((a) => periodsOf(calendar, a, standing).some((p) => within(p, now))))
}

/** The period to name to somebody: the one open longest from now, else the next to open, else the last that closed. */
export function periodToName(
  calendar: Calendar,
  activity: Activity,
  { standing, now }: { standing: Standing; now: Instant },
) {
  const periods = [...periodsOf(calendar, activity, standing)].sort((a, b) => a.from - b.from)
  const open = periods.filter((p) => within(p, now)).sort((a, b) => b.until - a.until)
  const closedLast = periods.toSorted((a, b) => b.until - a.until)[0]
  return open[0] ?? periods.find((p) => now < p.from) ?? closedLast
}

/** ok when open; otherwise TIME-CLOSED naming the window that does apply, or TIME-NONE. */
export function checkOpen(
  calendar: Calendar,
  activity: Activity,
  { standing, now }: { standing: Standing; now: Instant },
): Result<void> {
  const period = periodToName(calendar, activity, { standing, now })
  const track = trackNames[standing.track]
  if (period === undefined) return refuse('TIME-NONE', { track, activity: activityNames[activity] })
  if (within(period, now)) return ok(undefined)
  const named = `${chineseTime(period.from)} 至 ${chineseTime(period.until)}`
  return refuse('TIME-CLOSED', { activity: activityNames[activity], track, period: named })
}

/** The track a pupil stands on (notice 一): grade 8 has its own; in grade 9 only who chooses to go home leaves `inPlace`,
 *  whether household and school record are in the same place or not. */
export function trackOf({
  grade,
  place,
}: {
  readonly grade: 8 | 9
  readonly place: 'school' | 'household'
}): Track {
  if (grade === 8) return 'grade8'
  return place === 'household' ? 'returnHome' : 'inPlace'
}
