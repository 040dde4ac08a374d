import { beijing } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import { spanWords } from '../shared/day-words.ts'
import { byDay, placesWords } from './offered-days.ts'

const slot = (at: string, free: number) => ({ from: beijing(at), free })

describe('days to book (notice 三.(二), 三.(五))', () => {
  it('a day ends at midnight in Beijing, and says how many places are left', () => {
    const days = byDay([
      slot('2022-03-26T23:30', 1),
      slot('2022-03-27T00:00', 2),
      slot('2022-03-27T08:00', 0),
      slot('2022-03-28T09:00', 0),
    ])
    expect(days.map(({ title, free, slots }) => [title, free, slots.length])).toEqual([
      ['3月26日 星期六', 1, 1],
      ['3月27日 星期日', 2, 2],
      ['3月28日 星期一', 0, 1],
    ])
    expect(byDay([])).toEqual([])
  })

  it('full is said, not left out', () => {
    expect([placesWords(0), placesWords(1)]).toEqual(['已约满', '还有 1 个名额'])
    expect(spanWords(beijing('2022-03-26T09:00'), beijing('2022-03-26T09:30'))).toBe('09:00–09:30')
  })
})
