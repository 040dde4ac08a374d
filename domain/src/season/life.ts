import { type Result, refuse } from '../base/result.ts'
import { type Instant, beijing, chineseTime, instant } from '../base/time.ts'
import type { By } from '../lifecycle/decided.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import type { SeasonPack } from './pack.ts'

export type SeasonState = 'open' | 'asked' | 'closing' | 'closed'
export type SeasonEvent = 'ask' | 'withdraw' | 'approve' | 'finish'
export type SeasonGuard = 'nothingOpen' | 'anotherPerson' | 'allTold'

/** The life of a season (招生年度状态流转表, A7): one person asks for its end, another approves; what was open is told registration by
 *  registration, and then nothing changes any more. */
export const seasonLifecycle: Lifecycle<SeasonState, SeasonEvent, never, SeasonGuard> = {
  title: '招生年度',
  states: { open: '进行中', asked: '待批准结束', closing: '正在结束', closed: '已结束' },
  events: { ask: '提出结束', withdraw: '撤回', approve: '批准结束', finish: '办结' },
  refusalOf: { nothingOpen: 'SEASON-RUNS', anotherPerson: 'SEASON-TWO-PEOPLE', allTold: 'SEASON-GONE' },
  table: [
    // from    event       to         by              during    needs
    ['open', 'ask', 'asked', 'season.close', 'always', ['nothingOpen']],
    ['asked', 'withdraw', 'open', 'season.close', 'always', []],
    ['asked', 'approve', 'closing', 'season.close', 'always', ['anotherPerson', 'nothingOpen']],
    // By the work itself, when the last registration has been told.
    ['closing', 'finish', 'closed', 'season.close', 'always', ['allTold']],
  ],
}

/** When the last window and the last extension of the season end. */
export function lastEnd({ windows }: SeasonPack, extended: Instant | undefined): Instant {
  const ends = windows.map((w) => beijing(w.until) as number)
  return instant(Math.max(...ends, extended ?? 0))
}

/** When the first window of the season opens. */
export function firstStart({ windows }: Pick<SeasonPack, 'windows'>): Instant {
  return instant(Math.min(...windows.map((w) => beijing(w.from) as number)))
}

/** What a season is called at this moment: one nobody has asked to end is 未开始 before its first window and 已截止 after `ends`. */
export function seasonStanding(
  pack: Pick<SeasonPack, 'windows'>,
  state: SeasonState,
  { now, ends }: { readonly now: Instant; readonly ends: Instant },
): string {
  if (state !== 'open') return seasonLifecycle.states[state]
  if (now < firstStart(pack)) return '未开始'
  return now < ends ? seasonLifecycle.states.open : '已截止，未结束'
}

/** Whether the season takes changes: from the approval of its end on it is only read. */
export const isReadOnly = (state: SeasonState): 'yes' | 'no' =>
  state === 'closing' || state === 'closed' ? 'yes' : 'no'

/** Refuses STATE-NO-WAY, SEASON-RUNS (naming when the last ends), SEASON-TWO-PEOPLE. */
export function decideSeason(
  held: { readonly state: SeasonState; readonly askedBy: string | undefined; readonly ends: Instant },
  event: SeasonEvent,
  { by, now }: { by: By; now: Instant },
): Result<SeasonState> {
  const met = new Set<SeasonGuard>(event === 'finish' ? ['allTold'] : [])
  if (held.ends <= now) met.add('nothingOpen')
  if (held.askedBy !== by.account) met.add('anotherPerson')
  const next = step(seasonLifecycle, held.state, event, { open: new Set<never>(), met })
  if (next.ok || next.refusal.code !== 'SEASON-RUNS') return next
  return refuse('SEASON-RUNS', { until: chineseTime(held.ends) })
}

/** The season of the same province before this one; undefined when it is the first. `seasons` oldest first. */
export const seasonBefore = (seasons: readonly SeasonPack[], season: string): SeasonPack | undefined =>
  seasons[seasons.findIndex((pack) => pack.season === season) - 1]
