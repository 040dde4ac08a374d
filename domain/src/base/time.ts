import { type Brand, branded } from './brand.ts'

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>

/** Half-open: `from` belongs to it, `until` does not. */
export interface Period {
  readonly from: Instant
  readonly until: Instant
}

const BEIJING_MS = 8 * 3600_000

export function instant(ms: number): Instant {
  return branded<Instant>(ms)
}

/** Reads `2022-03-25T17:00` or `2022-03-25T17:00:00` as Beijing time (UTC+8, no summer time since 1992). */
export function beijing(text: string): Instant {
  const m = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (m === null) throw new Error(`not a Beijing time: ${text}`)
  const [y, mo, d, h, mi, s] = m.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return instant(Date.UTC(y, mo - 1, d, h, mi, s) - BEIJING_MS)
}

export function within(period: Period, now: Instant): boolean {
  return period.from <= now && now < period.until
}

const parts = (at: Instant) => {
  const d = new Date(at + BEIJING_MS)
  return {
    y: d.getUTCFullYear(),
    mo: d.getUTCMonth() + 1,
    d: d.getUTCDate(),
    h: d.getUTCHours(),
    mi: d.getUTCMinutes(),
    s: d.getUTCSeconds(),
  }
}
const two = (n: number) => String(n).padStart(2, '0')

/** `2022-03-25T17:00:00` in Beijing time; read back by `beijing`. */
export function beijingText(at: Instant): string {
  const p = parts(at)
  return `${p.y}-${two(p.mo)}-${two(p.d)}T${two(p.h)}:${two(p.mi)}:${two(p.s)}`
}

/** `2022-03-25`, the calendar day in Beijing. */
export function beijingDay(at: Instant): string {
  return beijingText(at).slice(0, 10)
}

/** `2022年3月25日 17:00`, as people read it. */
export function chineseTime(at: Instant): string {
  const p = parts(at)
  return `${p.y}年${p.mo}月${p.d}日 ${two(p.h)}:${two(p.mi)}`
}

/** `2022-02-30` is not a day. `text` as `YYYY-MM-DD`. */
export function realDay(text: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (m === null) return false
  const d = new Date(Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])))
  return (
    d.getUTCFullYear() === Number(m[1]) &&
    d.getUTCMonth() + 1 === Number(m[2]) &&
    d.getUTCDate() === Number(m[3])
  )
}

/** Full years from `born` to `day`, both `YYYY-MM-DD`; one is a year older on the birthday itself
 *  (born 29 February: on 1 March in other years). */
export function yearsBetween(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

/** Whether a text is a moment as `beijing` reads it, of a day that exists. */
export function isMoment(text: string): 'yes' | 'no' {
  try {
    return beijingText(beijing(text)).startsWith(text) ? 'yes' : 'no'
  } catch {
    return 'no'
  }
}
