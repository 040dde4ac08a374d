import { describe, expect, it } from 'vitest'
import { beijing } from '@zhongzhao/domain/base/time'
import type { Window } from '@zhongzhao/domain/season/timetable'
import { spanWords, windowLines } from './windows.ts'

const first: Window = {
  track: 'inPlace',
  activities: ['fill', 'declare'],
  from: '2022-03-01T09:00',
  until: '2022-03-25T17:00',
  basis: '一.1',
}
const second: Window = {
  ...first,
  track: 'returnHome',
  from: '2022-03-26T09:00',
  until: '2022-03-31T17:00',
}
const pictures: Window = {
  track: 'any',
  activities: ['supply'],
  from: '2022-02-15T08:00',
  until: '2022-05-10T17:00',
  basis: 'assumed',
}
const at = (time: string) => windowLines([second, pictures, first], beijing(time))

describe('the windows on the first page', () => {
  it('puts what is open first, the earliest deadline on top, then what is ahead', () => {
    expect(at('2022-03-10T10:00').map((l) => [l.who, l.phase])).toEqual([
      ['九年级在学籍所在地报考', 'open'],
      ['全体考生', 'open'],
      ['九年级回户籍所在地报考', 'ahead'],
    ])
  })
  it('says what is left to the end, or to the beginning', () => {
    const [inPlace, , returnHome] = at('2022-03-23T14:00')
    expect(inPlace?.left).toBe('2 天 3 小时')
    expect(returnHome?.left).toBe('2 天 19 小时')
  })
  it('is over at the very second of the end', () => {
    expect(at('2022-03-25T16:59').find((l) => l.who.includes('学籍'))?.phase).toBe('open')
    const over = at('2022-03-25T17:00').find((l) => l.who.includes('学籍'))
    expect([over?.phase, over?.left]).toEqual(['over', ''])
  })
})

describe('a span in words', () => {
  it.each([
    [30_000, '不到 1 分'],
    [59 * 60_000, '59 分'],
    [3_600_000, '1 小时'],
    [3_600_000 + 60_000, '1 小时 1 分'],
    [86_400_000, '1 天'],
  ])('%i ms is %s', (ms, words) => {
    expect(spanWords(ms)).toBe(words)
  })
})
