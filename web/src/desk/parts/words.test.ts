import { beijing } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import { countWords, percent, timeWords } from './words.ts'

describe('figures in words', () => {
  it('call nothing complete before the last one is', () => {
    expect(percent(599, 600)).toBe(99)
    expect(percent(600, 600)).toBe(100)
    expect(percent(0, 600)).toBe(0)
    expect(percent(0, 0)).toBe(0)
    expect(percent(999_999, 1_000_000)).toBe(99)
  })
  it('group thousands', () => expect(countWords(1_234_567)).toBe('1,234,567'))
  it('read times as Beijing time', () => {
    expect(timeWords(beijing('2022-03-25T17:00'))).toBe('2022年3月25日 17:00')
    expect(timeWords(undefined)).toBe('')
  })
})
