import { describe, expect, it } from 'vitest'
import type { FramePixels } from './crop.ts'
import { measureLight } from './live-light.ts'

const framing = { left: 0, top: 0, width: 90, height: 120, roll: 0 }
type Colour = readonly [number, number, number]

/** A face of one colour in the middle of a wall of another. */
function scene(wall: Colour, face: Colour): FramePixels {
  const data = new Uint8Array(90 * 120 * 4)
  for (let y = 0; y < 120; y++) {
    for (let x = 0; x < 90; x++) {
      const inside = Math.abs(x - 45) < 30 && y > 20
      data.set([...(inside ? face : wall), 255], (y * 90 + x) * 4)
    }
  }
  return { data, width: 90, height: 120 }
}

describe('the light of a live frame', () => {
  it('tells a blue wall from a white, a grey and a green one', () => {
    const blueOf = (wall: Colour) => measureLight(scene(wall, [200, 160, 140]), framing).blue
    expect(blueOf([60, 130, 215])).toBe(1)
    expect([blueOf([240, 240, 240]), blueOf([120, 120, 130]), blueOf([60, 190, 110])]).toEqual([0, 0, 0])
  })

  it('tells how bright the face is', () => {
    expect(measureLight(scene([60, 130, 215], [200, 160, 140]), framing).face).toBeCloseTo(169.7, 0)
    expect(measureLight(scene([60, 130, 215], [30, 24, 20]), framing).face).toBeLessThan(30)
  })

  it('is not confused by a framing that reaches outside the frame', () => {
    const outside = { ...framing, left: -40, top: -60 }
    expect(measureLight(scene([60, 130, 215], [200, 160, 140]), outside).blue).toBeGreaterThan(0.5)
  })
})
