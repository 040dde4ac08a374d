import { describe, expect, it } from 'vitest'
import { localRules } from '../season/returning.ts'
import { smallSeason } from '../../test/small-season.ts'
import { codesInForce, nearness, pointsFor } from './places.ts'

const points = [
  { path: '41/4101/P0' },
  { path: '41/4101/410105/P1' },
  { path: '41/4101/410102/P2' },
  { path: '41/410181/P3' },
  { path: '41/419001/P4' },
]

describe('户籍所在地省辖市、县(区)……指定报名点 (notice 二.2(3))', () => {
  it('is a point of the household’s county first, then one of its city, never one of another county', () => {
    expect(pointsFor(points, '410105').map(({ path, near }) => [path, near])).toEqual([
      ['41/4101/410105/P1', 'county'],
      ['41/4101/P0', 'city'],
    ])
  })
  it('finds a directly administered county and a city without counties by their own codes', () => {
    expect(nearness('41/410181/P3', '410181')).toBe('county')
    expect(nearness('41/419001/P4', '419001')).toBe('county')
    expect(nearness('41/4101/410102/P2', '410181')).toBe('elsewhere')
  })
  it('offers nothing to a household of another province', () => {
    expect(pointsFor(points, '110101')).toEqual([])
  })
  it('follows a code that ended to the division of the same name (GB/T 2260: 偃师市 410381 is 偃师区 410307 now)', () => {
    expect(codesInForce('410381')).toEqual(['410307'])
    expect(nearness('41/4103/410307/P9', '410381')).toBe('county')
    expect(codesInForce('410105')).toEqual(['410105'])
    expect(codesInForce('999999')).toEqual([])
  })
  it('reads the rules of the county before those of the city', () => {
    const lines = localRules(smallSeason.returning, '410105').flatMap((rule) => rule.lines)
    expect(lines).toEqual(['本区的规定。', '全市的规定。'])
    expect(localRules(smallSeason.returning, '419001')).toEqual([])
  })
})
