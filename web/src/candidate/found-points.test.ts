import { describe, expect, it } from 'vitest'
import { byPlace, found } from './found-points.ts'

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

describe('the directory of points (notice 一.2)', () => {
  it.each([
    ['', ['1', '2', '3']],
    ['郑州', ['1', '2']],
    ['郑州 街', ['2']],
    ['样例路', ['3']],
    ['00000601', ['1', '2', '3']],
    ['洛阳', []],
  ])('finds by place, address or phone: %s', (text, expected) => {
    expect(found(points, text).map((one) => one.code)).toEqual(expected)
  })
  it('stands under its place, also where a city has no counties', () => {
    expect(byPlace(points).map(({ name, codes }) => [name, codes])).toEqual([
      ['郑州市 中原区', ['郑州市', '中原区']],
      ['郑州市 金水区', ['郑州市', '金水区']],
      ['济源示范区', ['济源示范区']],
    ])
  })
})
