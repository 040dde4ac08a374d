import { smallSeason } from '../../../../domain/test/small-season.ts'
import { beijing } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import { firstPattern, previewOf } from './pattern.ts'

const now = beijing('2022-03-13T10:00')

describe('before slots are sent', () => {
  const pattern = firstPattern(smallSeason.points, now)
  it('one starts from the usual times of the season, from tomorrow on', () => {
    expect([pattern.firstDay, pattern.lastDay, pattern.weekdays]).toEqual(['2022-03-14', '2022-03-20', [1]])
  })
  it('it is said how many slots, places and days come of it', () => {
    expect(previewOf(pattern, { now, most: 100 })).toEqual({ kind: 'good', slots: 2, places: 4, days: 1 })
    const daily = { ...pattern, weekdays: [1, 2, 3, 4, 5, 6, 7], except: ['2022-03-15'] }
    expect(previewOf(daily, { now, most: 100 })).toEqual({ kind: 'good', slots: 12, places: 24, days: 6 })
  })
  it('or what is wrong with it, as the server would say', () => {
    const said = previewOf(pattern, { now, most: 1 })
    expect(said.kind === 'bad' && said.sentence).toContain('一次最多生成 1 个时段')
    const none = previewOf({ ...pattern, except: ['2022-03-14'] }, { now, most: 100 })
    expect(none.kind === 'bad' && none.sentence).toContain('没有一个可用的时段')
  })
})
