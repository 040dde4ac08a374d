import { type Instant, beijing, beijingDay, instant, realDay } from '@zhongzhao/domain/base/time'
import { weekdayOf } from '@zhongzhao/domain/points/lay-out'

const DAY_MS = 86_400_000

/** A day some days later or earlier; days are `YYYY-MM-DD`, Beijing. */
export const shiftedDay = (day: string, by: number): string =>
  beijingDay(instant(beijing(`${day}T00:00`) + by * DAY_MS))

/** Monday to Sunday of the week this day lies in. */
export function weekOf(day: string): readonly string[] {
  const monday = shiftedDay(day, 1 - weekdayOf(day))
  return Array.from({ length: 7 }, (_, i) => shiftedDay(monday, i))
}

export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** `3月14日`. */
export function dayWords(day: string): string {
  const [, month, date] = day.split('-')
  return `${Number(month)}月${Number(date)}日`
}

export const weekdayWords = (day: string): string => weekdays[weekdayOf(day) - 1] ?? ''

/** The day an address asks for; today where it asks for none, or for one that is none. */
export function dayAsked(asked: string | undefined, now: Instant): string {
  return asked !== undefined && realDay(asked) ? asked : beijingDay(now)
}
