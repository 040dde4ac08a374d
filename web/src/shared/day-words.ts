import { type Instant, beijingDay, beijingText } from '@zhongzhao/domain/base/time'
import { weekdayOf } from '@zhongzhao/domain/points/lay-out'

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const

/** `3月26日 星期六`, in Beijing. */
export function dayWords(at: Instant): string {
  const day = beijingDay(at)
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 星期${weekdays[weekdayOf(day) - 1]}`
}

/** `09:00–09:30`, in Beijing. */
export function spanWords(from: Instant, until: Instant): string {
  return `${beijingText(from).slice(11, 16)}–${beijingText(until).slice(11, 16)}`
}
