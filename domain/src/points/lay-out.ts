import { type Result, ok, refuse } from '../base/result.ts'
import { type Instant, beijing, beijingDay, instant, realDay } from '../base/time.ts'

/** A stretch of a day, Beijing, `HH:MM`, half-open. */
export interface Span {
  readonly from: string
  readonly until: string
}

/** Days × times × places, laid out in one go (notice 三.(二) 有计划的安排). */
export interface SlotPattern {
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly firstDay: string
  readonly lastDay: string
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[]
  readonly spans: readonly Span[]
  /** Length of each slot. */
  readonly minutes: number
  readonly capacity: number
  /** Days left out. */
  readonly except: readonly string[]
}

export interface LaidSlot {
  readonly from: Instant
  readonly until: Instant
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** 1 Monday … 7 Sunday, of a day in Beijing. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

function daysOf({ firstDay, lastDay, weekdays, except }: SlotPattern): readonly string[] {
  const days: string[] = []
  const [start, last] = [beijing(`${firstDay}T00:00`), beijing(`${lastDay}T00:00`)]
  for (let at: number = start; at <= last; at += DAY_MS) {
    const day = beijingDay(instant(at))
    if (weekdays.includes(weekdayOf(day)) && !except.includes(day)) days.push(day)
  }
  return days
}

/** Whole slots only: what is left at the end of a span is not laid out. */
function slotsOf(day: string, { from, until }: Span, minutes: number): readonly LaidSlot[] {
  const slots: LaidSlot[] = []
  const end = beijing(`${day}T${until}`)
  for (let at: number = beijing(`${day}T${from}`); at + minutes * MINUTE_MS <= end; at += minutes * MINUTE_MS)
    slots.push({ from: instant(at), until: instant(at + minutes * MINUTE_MS) })
  return slots
}

const overlap = (spans: readonly Span[]) =>
  spans.some((a, i) => spans.some((b, j) => i < j && a.from < b.until && b.from < a.until))

const MOST_DAYS = 366

function sound({ firstDay, lastDay, spans, minutes, capacity, except }: SlotPattern): string | undefined {
  if (![firstDay, lastDay, ...except].every(realDay)) return '日期不存在'
  if (lastDay < firstDay) return '结束日期早于开始日期'
  if (beijing(`${lastDay}T00:00`) - beijing(`${firstDay}T00:00`) > MOST_DAYS * DAY_MS) return '日期超过一年'
  if (
    spans.length === 0 ||
    !spans.every(({ from, until }) => TIME.test(from) && TIME.test(until) && from < until)
  )
    return '每天的时间应从早到晚'
  if (overlap(spans)) return '每天的几段时间有重叠'
  return minutes < 5 || capacity < 1 ? '每段至少 5 分钟、1 人' : undefined
}

/** The slots of a pattern in order, those that have begun left out. Refuses SLOT-PATTERN, SLOT-NONE (nothing comes of it), SLOT-MANY. */
export function layOut(
  pattern: SlotPattern,
  { now, most }: { readonly now: Instant; readonly most: number },
): Result<readonly LaidSlot[]> {
  const why = sound(pattern)
  if (why !== undefined) return refuse('SLOT-PATTERN', { why })
  const slots = daysOf(pattern).flatMap((day) =>
    pattern.spans.flatMap((span) => slotsOf(day, span, pattern.minutes)),
  )
  const ahead = slots.filter(({ from }) => from > now).toSorted((a, b) => a.from - b.from)
  if (ahead.length === 0) return refuse('SLOT-NONE')
  return ahead.length > most ? refuse('SLOT-MANY', { count: ahead.length, most }) : ok(ahead)
}
