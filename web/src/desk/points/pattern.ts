import type { Instant } from '@zhongzhao/domain/base/time'
import { type SlotPattern, layOut } from '@zhongzhao/domain/points/lay-out'
import { beijingDay } from '@zhongzhao/domain/base/time'
import type { PointPolicy } from '@zhongzhao/domain/season/points'
import { shiftedDay } from './days.ts'

/** What laying out starts from: the pack's usual times, seven days from tomorrow on. */
export function firstPattern({ usual }: PointPolicy, now: Instant): SlotPattern {
  const firstDay = shiftedDay(beijingDay(now), 1)
  const { weekdays, spans, minutes, capacity } = usual
  return { firstDay, lastDay: shiftedDay(firstDay, 6), weekdays, spans, minutes, capacity, except: [] }
}

export type Preview =
  | { readonly kind: 'good'; readonly slots: number; readonly places: number; readonly days: number }
  | { readonly kind: 'bad'; readonly sentence: string }

/** What would come of a pattern, by the rule the server lays out by. */
export function previewOf(pattern: SlotPattern, { now, most }: { now: Instant; most: number }): Preview {
  const laid = layOut(pattern, { now, most })
  if (!laid.ok) return { kind: 'bad', sentence: laid.refusal.message }
  const slots = laid.value.length
  const days = new Set(laid.value.map(({ from }) => beijingDay(from))).size
  return { kind: 'good', slots, places: slots * pattern.capacity, days }
}
