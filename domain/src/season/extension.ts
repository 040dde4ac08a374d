import { type Result, ok, refuse } from '../base/result.ts'
import { type Instant, beijing, chineseTime } from '../base/time.ts'
import type { By } from '../lifecycle/decided.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import type { OrgPath } from '../orgs/org.ts'
import {
  type Activity,
  type Calendar,
  type Track,
  activityNames,
  periodsOf,
  trackNames,
} from './timetable.ts'

export type ExtensionState = 'asked' | 'approved' | 'refused' | 'withdrawn'
export type ExtensionEvent = 'approve' | 'refuse' | 'withdraw'
export type ExtensionGuard = 'anotherPerson' | 'asker' | 'future'

/** The life of an extension for one organisation (延期状态流转表, A3): who asks is not who approves. Approved, it is published and only
 *  that organisation's candidates gain the time. */
export const extensionLifecycle: Lifecycle<ExtensionState, ExtensionEvent, never, ExtensionGuard> = {
  title: '延期',
  states: { asked: '待批准', approved: '已批准', refused: '未批准', withdrawn: '已撤回' },
  events: { approve: '批准', refuse: '不批准', withdraw: '撤回申请' },
  refusalOf: {
    anotherPerson: 'EXTENSION-TWO-PEOPLE',
    asker: 'EXTENSION-NOT-ASKER',
    future: 'EXTENSION-OVER',
  },
  table: [
    // from    event       to           by                   during    needs
    ['asked', 'approve', 'approved', 'extension.approve', 'always', ['anotherPerson', 'future']],
    ['asked', 'refuse', 'refused', 'extension.approve', 'always', ['anotherPerson']],
    ['asked', 'withdraw', 'withdrawn', 'extension.ask', 'always', ['asker']],
  ],
}

/** More time: until when, for which activities, for which tracks (empty = every one). */
export interface MoreTime {
  readonly org: OrgPath
  readonly activities: readonly Activity[]
  readonly tracks: readonly Track[]
  readonly until: Instant
}

const everyTrack = Object.keys(trackNames) as readonly Track[]

/** What one extension opens: an activity of a track, from now or from when its window opens, whichever is later, so that no window
 *  opens before its time. */
export interface Opened {
  readonly activity: Activity
  readonly track: Track
  readonly from: Instant
}

/** The pairs of activity and track that the season has a window for. */
export function openedBy(
  { activities, tracks }: MoreTime,
  { windows }: Calendar,
  now: Instant,
): readonly Opened[] {
  const asked = tracks.length === 0 ? everyTrack : tracks
  return activities.flatMap((activity) =>
    asked.flatMap((track) => {
      const own = windows.filter(
        (w) => w.activities.includes(activity) && (w.track === 'any' || w.track === track),
      )
      const starts = own.map((w) => beijing(w.from)).toSorted((a, b) => a - b)
      const [from] = starts
      return from === undefined ? [] : [{ activity, track, from: from > now ? from : now }]
    }),
  )
}

/** 申请延期 (A3). Refuses EXTENSION-OVER (an end gone by), EXTENSION-SHORTER (one of them ends no earlier already), EXTENSION-NOTHING
 *  (the season has no such window). */
export function decideAsking(more: MoreTime, calendar: Calendar, now: Instant): Result<readonly Opened[]> {
  if (more.until <= now) return refuse('EXTENSION-OVER')
  const opened = openedBy(more, calendar, now)
  if (opened.length === 0) return refuse('EXTENSION-NOTHING')
  for (const { activity, track } of opened) {
    const standing = { track, org: more.org, registration: '', returned: 'untouched' } as const
    const end = Math.max(...periodsOf(calendar, activity, standing).map((p) => p.until))
    if (more.until <= end)
      return refuse('EXTENSION-SHORTER', {
        track: trackNames[track],
        activity: activityNames[activity],
        until: chineseTime(end as Instant),
      })
  }
  return ok(opened)
}

/** Refuses STATE-NO-WAY, EXTENSION-TWO-PEOPLE, EXTENSION-NOT-ASKER, EXTENSION-OVER. */
export function decideExtension(
  held: { readonly state: ExtensionState; readonly askedBy: string; readonly until: Instant },
  event: ExtensionEvent,
  { by, now }: { by: By; now: Instant },
): Result<ExtensionState> {
  const met = new Set<ExtensionGuard>([by.account === held.askedBy ? 'asker' : 'anotherPerson'])
  if (held.until > now) met.add('future')
  return step(extensionLifecycle, held.state, event, { open: new Set<never>(), met })
}
