import { describe, expect, it } from 'vitest'
import { longestSeam, measureChroma, partOutOfRange } from './pixels.ts'
import type { Plane } from './units.ts'

const WIDE = 10
const HIGH = 8
const plane = (at: (x: number, y: number) => number): Plane => ({
  wide: WIDE,
  high: HIGH,
  means: Float32Array.from({ length: WIDE * HIGH }, (_, i) => at(i % WIDE, Math.floor(i / WIDE))),
})
const even = (value: number) => plane(() => value)

describe('colour', () => {
  it('is nothing for one component and for three that are grey', () => {
    expect(measureChroma([even(90)], 'ycc')).toEqual({ chroma: 0, chromaPeak: 0, chromaSpread: 0 })
    expect(measureChroma([even(90), even(128), even(128)], 'ycc').chromaPeak).toBe(0)
    expect(measureChroma([even(90), even(90), even(90)], 'rgb').chromaPeak).toBeCloseTo(0, 4)
  })

  it('has distance but no spread in a tinted grey picture', () => {
    expect(measureChroma([even(90), even(118), even(138)], 'ycc')).toEqual({
      chroma: 14.14,
      chromaPeak: 14.14,
      chromaSpread: 0,
    })
  })

  it('measures RGB samples as it measures YCbCr', () => {
    const { chromaPeak } = measureChroma([even(255), even(0), even(0)], 'rgb')
    expect(chromaPeak).toBeCloseTo(Math.hypot(43, 127.5), 0)
  })

  it('sees a small coloured thing on grey ground', () => {
    const corner = plane((x, y) => (x < 2 && y < 2 ? 178 : 128))
    const { chroma, chromaPeak } = measureChroma([even(90), corner, even(128)], 'ycc')
    expect(chromaPeak).toBe(50)
    expect(chroma).toBeLessThan(5)
  })

  it('is not measured for four components', () => {
    expect(measureChroma([even(1), even(1), even(1), even(1)], 'ycc')).toEqual({})
  })
})

describe('the seam of flipped bits', () => {
  const gradient = (x: number, y: number) => 60 + 3 * x + 2 * y
  /** Everything from block (column 4, row 3) on, in coding order, is 30 lighter. */
  const damaged = plane((x, y) => gradient(x, y) + (y > 3 || (y === 3 && x >= 4) ? 30 : 0))

  it('goes on one row lower from the left edge', () => {
    expect(longestSeam([damaged], 1)).toBe(1)
    expect(longestSeam([damaged, even(128), even(128)], 1)).toBe(1)
  })

  it('is none in a smooth picture, nor where the step is too small to see', () => {
    expect(longestSeam([plane(gradient)], 1)).toBe(0)
    expect(longestSeam([plane((_, y) => (y < 4 ? 60 : 69))], 1)).toBe(0)
  })

  it('is none where colour changes with the light, as at the edge of a thing', () => {
    const light = plane((_, y) => (y < 4 ? 60 : 160))
    const colour = plane((_, y) => (y < 4 ? 128 : 150))
    expect(longestSeam([light, colour, even(128)], 1)).toBe(0)
  })

  it('leaves out the margins beside a thing that does not reach them', () => {
    const card = plane((x, y) => (y >= 4 && x >= 2 && x < 8 ? 160 : 60))
    expect(longestSeam([card], 1)).toBeCloseTo(0.6, 5)
  })
})

it('counts block means that samples cannot give', () => {
  expect(partOutOfRange([even(0), even(255)])).toBe(0)
  expect(partOutOfRange([plane((x) => (x === 0 ? 300 : 100))])).toBe(0.1)
  expect(partOutOfRange([])).toBe(0)
})
