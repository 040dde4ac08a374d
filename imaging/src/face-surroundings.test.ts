import { describe, expect, it } from 'vitest'
import { drawnPicture } from '../test/drawn-face.ts'
import { foreignSides, shouldersOf } from './face-surroundings.ts'
import { turned } from './turning.ts'

const blue = [67, 142, 219]
const dark = [40, 40, 45]
const portrait = drawnPicture({ width: 90, height: 120, colour: blue }, [
  { from: [25, 12], to: [65, 80], colour: [210, 170, 150] },
  { from: [5, 85], to: [85, 120], colour: dark },
])

describe('what is around the head', () => {
  it('has the shoulders at the lower edge, or at the upper one of a picture on its head', () => {
    expect(shouldersOf(portrait)).toBeGreaterThan(0.8)
    expect(shouldersOf(turned(portrait, 180))).toBeLessThan(-0.8)
    expect(shouldersOf(drawnPicture({ width: 90, height: 120, colour: blue }))).toBe(0)
  })

  it('is the wall alone, or somebody beside', () => {
    expect(foreignSides(portrait)).toBe(0)
    const bystander = { from: [80, 20], to: [90, 35], colour: [210, 170, 150] } as const
    const two = drawnPicture({ width: 90, height: 120, colour: blue }, [bystander])
    expect(foreignSides(two)).toBeGreaterThan(0.05)
  })
})

describe('turning', () => {
  it('by four quarters gives the picture back, by 90° the upper left becomes the upper right', () => {
    const picture = drawnPicture({ width: 3, height: 2, colour: [0, 0, 0] }, [
      { from: [0, 0], to: [1, 1], colour: [9, 8, 7] },
    ])
    const quarter = turned(picture, 90)
    expect([quarter.width, quarter.height]).toEqual([2, 3])
    expect([...quarter.data.subarray(3, 6)]).toEqual([9, 8, 7])
    expect(turned(quarter, 270)).toEqual(picture)
    expect(turned(turned(picture, 180), 180)).toEqual(picture)
  })
})
