import { type Instant, beijing, beijingText, chineseTime, instant } from '@zhongzhao/domain/base/time'
import { type Window, activityNames, trackNames } from '@zhongzhao/domain/season/timetable'

export interface ClockPreset {
  /** `2022-03-25T17:00:00`, Beijing time. */
  readonly at: string
  readonly time: string
  readonly meaning: string
}

const SECOND = 1000

function subject(window: Window): string {
  const who = window.track === 'any' ? '' : `${trackNames[window.track]} `
  return `${who}${window.activities.map((a) => activityNames[a]).join('、')}`
}

function edges(window: Window): readonly (readonly [Instant, string])[] {
  const from = beijing(window.from)
  const until = beijing(window.until)
  return [
    [instant(from - SECOND), `${subject(window)}：开始前一秒`],
    [from, `${subject(window)}：开始`],
    [instant(until - SECOND), `${subject(window)}：截止前一秒`],
    [until, `${subject(window)}：截止`],
  ]
}

/** Every edge of every window, and the second before it, in order of time (A1): what a trainer wants to see. */
export function clockPresets(windows: readonly Window[]): readonly ClockPreset[] {
  const byTime = Map.groupBy(windows.flatMap(edges), ([at]) => at)
  return [...byTime.entries()]
    .sort(([a], [b]) => a - b)
    .map(([at, named]) => ({
      at: beijingText(at),
      time: `${chineseTime(at)}:${beijingText(at).slice(17)}`,
      meaning: named.map(([, meaning]) => meaning).join('；'),
    }))
}
