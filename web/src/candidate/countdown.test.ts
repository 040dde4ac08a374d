import { beijing, instant } from '@zhongzhao/domain/base/time'
import { expect, it } from 'vitest'
import { durationWords, momentWords, periodWords, savedWords, standingIn } from './countdown.ts'

const from = beijing('2022-03-01T09:00')
const until = beijing('2022-03-25T17:00')
const period = { from, until }
const at = (text: string) => beijing(text)

it('says the true deadline and what is left in words', () => {
  expect(periodWords(period, at('2022-03-23T14:00'))).toBe('3月25日 17:00 截止，还有 2 天 3 小时')
  expect(periodWords(period, at('2022-03-25T13:40'))).toBe('3月25日 17:00 截止，还有 3 小时 20 分')
  expect(periodWords(period, at('2022-03-25T16:48'))).toBe('3月25日 17:00 截止，还有 12 分钟')
})

it('changes its words at 09:00:00 and at 17:00:00, not a second earlier or later', () => {
  expect(standingIn(period, at('2022-03-01T08:59:59'))).toBe('before')
  expect(standingIn(period, at('2022-03-01T09:00:00'))).toBe('during')
  expect(standingIn(period, at('2022-03-25T16:59:59'))).toBe('during')
  expect(standingIn(period, at('2022-03-25T17:00:00'))).toBe('after')
  expect(periodWords(period, at('2022-03-25T16:59:59'))).toBe('3月25日 17:00 截止，还有 不到 1 分钟')
  expect(periodWords(period, at('2022-03-25T17:00:00'))).toBe('已于 3月25日 17:00 截止')
  expect(periodWords(period, at('2022-02-28T09:00'))).toBe('3月1日 09:00 开始，还有 1 天')
})

it('tells whoever has no window to ask the school', () => {
  expect(standingIn(undefined, from)).toBe('none')
  expect(periodWords(undefined, from)).toContain('请咨询学校')
})

it('never promises a minute too many', () => {
  expect(durationWords(59_999)).toBe('不到 1 分钟')
  expect(durationWords(60_000)).toBe('1 分钟')
  expect(durationWords(119_999)).toBe('1 分钟')
  expect(durationWords(3_600_000)).toBe('1 小时')
  expect(durationWords(86_400_000 - 1)).toBe('23 小时 59 分')
  expect(durationWords(86_400_000)).toBe('1 天')
})

it('names the year only when it is another one', () => {
  expect(momentWords(until, instant(from))).toBe('3月25日 17:00')
  expect(momentWords(until, at('2021-12-31T23:59'))).toBe('2022年3月25日 17:00')
})

it('says the hour of a saving of today, the day of an earlier one, in Beijing', () => {
  expect(savedWords(at('2022-03-10T14:02'), at('2022-03-10T23:59:59'))).toBe('14:02')
  expect(savedWords(at('2022-03-10T14:02'), at('2022-03-11T00:00'))).toBe('3月10日 14:02')
})
