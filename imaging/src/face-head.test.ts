import { describe, expect, it } from 'vitest'
import { drawnFace } from '../test/drawn-face.ts'
import { headOf } from './face-head.ts'

const picture = { width: 450, height: 600 }
/** Eyes in row 250, lowest jaw point in row 380. */
const face = drawnFace({ at: [225, 250] })

describe('where the head is (notice 二.2(1): 头部占照片尺寸的 2/3)', () => {
  it('is its outline against an even wall', () => {
    const head = headOf({ crown: 60, middle: 234, follows: 0.7 }, face, picture)
    expect(head).toEqual({ crown: 0.1, centre: 0.52, seen: 'outline' })
  })

  it('reaches the upper edge, where it may be cut', () => {
    const close = drawnFace({ at: [225, 40] })
    expect(headOf({ crown: 0, middle: 225, follows: 1 }, close, picture)).toMatchObject({
      crown: 0,
      seen: 'outline',
    })
  })

  it('is estimated where the wall is a scene, or no head is so high or so flat', () => {
    const estimate = { crown: (250 - 1.02 * 130) / 600, centre: 0.5, seen: 'estimate' }
    for (const outline of [
      { crown: 60, middle: 234, follows: 0.69 },
      { crown: 2, middle: 234, follows: 1 },
      { crown: 180, middle: 234, follows: 1 },
      { crown: 60, middle: undefined, follows: 1 },
    ]) {
      const head = headOf(outline, face, picture)
      expect(head?.seen).toBe('estimate')
      expect(head?.crown).toBeCloseTo(estimate.crown, 5)
      expect(head?.centre).toBeCloseTo(estimate.centre, 5)
    }
  })

  it('is nowhere when the chin is above the eyes', () => {
    expect(headOf({ crown: 60, middle: 234, follows: 1 }, drawnFace({ roll: 180 }), picture)).toBeUndefined()
  })
})
