import { describe, expect, it } from 'vitest'
import { byPlace } from './points-by-place.ts'

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
  it('stands under its place, also where a city has no counties', () => {
    expect(byPlace(points).map(({ name, codes }) => [name, codes])).toEqual([
      ['郑州市 中原区', ['郑州市', '中原区']],
      ['郑州市 金水区', ['郑州市', '金水区']],
      ['济源示范区', ['济源示范区']],
    ])
  })
})
