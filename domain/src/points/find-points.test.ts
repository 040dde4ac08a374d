import { describe, expect, it } from 'vitest'
import { findPoints, placesOf } from './find-points.ts'

const point = (code: string, [city, county]: readonly [string, string?], address: string) => ({
  code,
  name: `${county ?? city}指定报名点`,
  places: [city, ...(county === undefined ? [] : [county])].map((name) => ({ code: name, name })),
  address,
  phone: '0371-00000601',
})
const points = [
  point('1', ['郑州市', '中原区'], '示例路 1 号'),
  point('2', ['郑州市', '金水区'], '示例街 2 号'),
  point('3', ['济源示范区'], '样例路 3 号'),
]
const codes = (asked: Parameters<typeof findPoints>[1]) => findPoints(points, asked).map((one) => one.code)

describe('the directory of points (notice 一.2)', () => {
  it.each([
    ['', ['1', '2', '3']],
    ['郑州', ['1', '2']],
    [' 郑州  街 ', ['2']],
    ['样例路', ['3']],
    ['00000601', ['1', '2', '3']],
    ['洛阳', []],
  ])('finds by place, address or phone: “%s”', (text, expected) => {
    expect(codes({ text })).toEqual(expected)
  })
  it('under a place, at whatever level; with words too', () => {
    expect(codes({ place: '郑州市' })).toEqual(['1', '2'])
    expect(codes({ place: '金水区' })).toEqual(['2'])
    expect(codes({ place: '郑州市', text: '样例' })).toEqual([])
    expect(codes({ place: '洛阳市' })).toEqual([])
  })
  it('counts by the places right below the province, a city without counties too', () => {
    expect(placesOf(points)).toEqual([
      { code: '郑州市', name: '郑州市', points: 2 },
      { code: '济源示范区', name: '济源示范区', points: 1 },
    ])
    expect(placesOf([])).toEqual([])
  })
})
