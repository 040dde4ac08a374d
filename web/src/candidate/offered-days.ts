import { type Instant, beijingDay, instant } from '@zhongzhao/domain/base/time'
import { dayWords } from '../shared/day-words.ts'

interface Timed {
  readonly from: number
  readonly free: number
}

/** Slots of one day. */
export interface OfferedDay<S> {
  readonly day: string
  /** `3月26日 星期六`. */
  readonly title: string
  /** Places left on this day. */
  readonly free: number
  readonly slots: readonly S[]
}

/** Slots under their days in Beijing, in the order in which they come. Without `Map.groupBy`: old phones. */
export function byDay<S extends Timed>(slots: readonly S[]): readonly OfferedDay<S>[] {
  const days = new Map<string, S[]>()
  for (const one of slots) {
    const day = beijingDay(instant(one.from))
    days.set(day, [...(days.get(day) ?? []), one])
  }
  return [...days].map(([day, members]) => ({
    day,
    title: dayWords(first(members)),
    free: members.reduce((sum, one) => sum + one.free, 0),
    slots: members,
  }))
}

const first = (slots: readonly Timed[]): Instant => instant(slots[0]?.from ?? 0)

/** `还有 3 个名额`, or that nobody can come any more. */
export const placesWords = (free: number): string => (free > 0 ? `还有 ${free} 个名额` : '已约满')
