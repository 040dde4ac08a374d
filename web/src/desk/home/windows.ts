import { type Instant, beijing } from '@zhongzhao/domain/base/time'
import { type Window, activityNames, trackNames } from '@zhongzhao/domain/season/timetable'

export interface WindowLine {
  readonly key: string
  readonly what: string
  readonly who: string
  readonly from: Instant
  readonly until: Instant
  readonly phase: 'ahead' | 'open' | 'over'
  /** Until it begins or ends. */
  readonly left: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `2 天 3 小时`, `3 小时 20 分`, `5 分`: two units at most, never more than there is. */
export function spanWords(ms: number): string {
  const days = Math.floor(ms / DAY)
  const hours = Math.floor((ms % DAY) / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  return minutes > 0 ? `${minutes} 分` : '不到 1 分'
}

/** Every window of the season as it stands now: open ones first, the earliest deadline on top; then what is ahead, then what is over. */
export function windowLines(windows: readonly Window[], now: Instant): readonly WindowLine[] {
  const order = { open: 0, ahead: 1, over: 2 }
  return windows
    .map((window): WindowLine => {
      const from = beijing(window.from)
      const until = beijing(window.until)
      const phase = now < from ? 'ahead' : now < until ? 'open' : 'over'
      return {
        key: `${window.track}${window.activities.join()}${window.from}`,
        what: window.activities.map((a) => activityNames[a]).join('、'),
        who: window.track === 'any' ? '全体考生' : trackNames[window.track],
        from,
        until,
        phase,
        left: phase === 'over' ? '' : spanWords((phase === 'ahead' ? from : until) - now),
      }
    })
    .toSorted((a, b) => order[a.phase] - order[b.phase] || a.until - b.until)
}
