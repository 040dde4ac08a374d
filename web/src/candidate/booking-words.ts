import { instant } from '@zhongzhao/domain/base/time'
import { dayWords, spanWords } from '../shared/day-words.ts'

/** `3月26日 星期六 09:00–09:30`. */
export const whenWords = ({ from, until }: { readonly from: number; readonly until: number }): string =>
  `${dayWords(instant(from))} ${spanWords(instant(from), instant(until))}`
