import { describe, expect, it } from 'vitest'
import { portraitSpec } from '../../../packs/henan-2022/images.ts'
import { type Framing, MOST_ROLL, cornersOf, framingFault } from './framing.ts'

const whole: Framing = { left: 100, top: 0, width: 450, height: 600, roll: 0 }
const faultOf = (change: Partial<Framing>, frame: readonly [number, number] = [800, 600]) =>
  framingFault({ ...whole, ...change }, { frame, spec: portraitSpec })

describe('the part of the frame that becomes the picture', () => {
  it('may be exactly as large as the picture, not a pixel smaller: nothing is enlarged', () => {
    expect(faultOf({})).toBeUndefined()
    expect(faultOf({ width: 449, height: 599 })).toBe('too-small')
  })

  it('lies inside the frame, also when it is turned', () => {
    expect(faultOf({ left: 350 })).toBeUndefined()
    expect(faultOf({ left: 353 })).toBe('outside')
    expect(faultOf({ roll: 5 })).toBe('outside')
    expect(faultOf({ roll: 5, left: 400, top: 400 }, [1280, 1280])).toBeUndefined()
  })

  it('has the shape of the picture and is turned no more than a little', () => {
    expect(faultOf({ width: 480, height: 600 })).toBe('shape')
    expect(faultOf({ roll: MOST_ROLL + 0.1, left: 400, top: 400 }, [1280, 1280])).toBe('roll')
  })

  it('turns around its own centre', () => {
    const [first] = cornersOf({ left: 0, top: 0, width: 200, height: 200, roll: 90 })
    expect(first?.[0]).toBeCloseTo(200)
    expect(first?.[1]).toBeCloseTo(0)
  })
})
