import { beijing } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import { dayAsked, dayWords, shiftedDay, weekOf, weekdayWords } from './days.ts'

describe('days at the desk of a point', () => {
  it('a week runs from Monday to Sunday, on its first day and on its last', () => {
    expect([weekOf('2022-03-14')[0], weekOf('2022-03-14')[6]]).toEqual(['2022-03-14', '2022-03-20'])
    expect(weekOf('2022-03-20')).toEqual(weekOf('2022-03-14'))
    expect(weekOf('2022-03-21')[0]).toBe('2022-03-21')
  })
  it('a day goes over the end of a month and of a year', () => {
    expect([shiftedDay('2022-02-28', 1), shiftedDay('2022-01-01', -1)]).toEqual(['2022-03-01', '2021-12-31'])
  })
  it('are said as people say them', () => {
    expect([dayWords('2022-03-04'), weekdayWords('2022-03-20')]).toEqual(['3月4日', '周日'])
  })
  it('an address without a day, or with one that is none, is today', () => {
    const now = beijing('2022-03-14T23:59')
    expect(dayAsked('2022-03-15', now)).toBe('2022-03-15')
    expect([dayAsked(undefined, now), dayAsked('2022-02-30', now)]).toEqual(['2022-03-14', '2022-03-14'])
  })
})
