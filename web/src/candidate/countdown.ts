import { type Instant, beijingText } from '@zhongzhao/domain/base/time'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `2 天 3 小时`, `3 小时 20 分`, `12 分钟`: what is left, rounded down so that nobody is promised a minute too many. */
export function durationWords(ms: number): string {
  if (ms < MINUTE) return '不到 1 分钟'
  const days = Math.floor(ms / DAY)
  const hours = Math.floor((ms % DAY) / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  if (days > 0) return hours === 0 ? `${days} 天` : `${days} 天 ${hours} 小时`
  if (hours > 0) return minutes === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes} 分`
  return `${minutes} 分钟`
}

const clockWords = (text: string) => ({
  year: text.slice(0, 4),
  day: `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日`,
  time: text.slice(11, 16),
})

/** `3月25日 17:00`; with the year when it is not this year's. Beijing time. */
export function momentWords(at: Instant, now: Instant): string {
  const { year, day, time } = clockWords(beijingText(at))
  return beijingText(now).startsWith(year) ? `${day} ${time}` : `${year}年${day} ${time}`
}

/** `14:02` today, otherwise `3月10日 14:02`. */
export function savedWords(at: Instant, now: Instant): string {
  const { day, time } = clockWords(beijingText(at))
  return clockWords(beijingText(now)).day === day ? time : `${day} ${time}`
}

/** Where now stands to the period that applies: what the top band says (UX: 我现在该做什么，做到什么时候). */
export type Standing = 'before' | 'during' | 'after' | 'none'

export function standingIn(
  period: { readonly from: number; readonly until: number } | undefined,
  now: number,
): Standing {
  if (period === undefined) return 'none'
  if (now < period.from) return 'before'
  return now < period.until ? 'during' : 'after'
}

/** `3月25日 17:00 截止，还有 2 天 3 小时`; before it opens `3月26日 09:00 开始，还有 …`; afterwards when it ended. */
export function periodWords(
  period: { readonly from: Instant; readonly until: Instant } | undefined,
  now: Instant,
): string {
  if (period === undefined) return '今年没有安排你的填报时间，请咨询学校。'
  const { from, until } = period
  const standing = standingIn(period, now)
  if (standing === 'before') return `${momentWords(from, now)} 开始，还有 ${durationWords(from - now)}`
  if (standing === 'during') return `${momentWords(until, now)} 截止，还有 ${durationWords(until - now)}`
  return `已于 ${momentWords(until, now)} 截止`
}
