import { chineseTime, instant } from '@zhongzhao/domain/base/time'

/** `2022年3月25日 17:00`; nothing for nothing. */
export function timeWords(at: number | undefined): string {
  return at === undefined ? '' : chineseTime(instant(at))
}

/** `62%`; whole when and only when everything is done, so that 599 of 600 is not called complete. */
export function percent(part: number, whole: number): number {
  if (whole <= 0) return 0
  return part >= whole ? 100 : Math.min(99, Math.floor((part / whole) * 100))
}

/** `1,234` */
export function countWords(n: number): string {
  return n.toLocaleString('en-US')
}
