import { describe, expect, it } from 'vitest'
import { cornersOf, framingFault } from '@zhongzhao/domain/images/framing'
import { portraitSpec } from '../../packs/henan-2022/images.ts'
import {
  type FramePixels,
  type Head,
  crownAbove,
  faceLength,
  headOf,
  middleFraming,
  movedInside,
  portraitFraming,
  scaled,
} from './crop.ts'
import type { Point } from './face-points.ts'

const shape = [450, 600] as const
const head: Head = { eyes: [640, 300], chin: [640, 400], aside: 0, roll: 0, yaw: 0, width: 160 }

/** Turns a point around the eyes. */
const turned = ([x, y]: Point, by: number): Point => {
  const [a, dx, dy] = [(by * Math.PI) / 180, x - 640, y - 300]
  return [640 + dx * Math.cos(a) - dy * Math.sin(a), 300 + dx * Math.sin(a) + dy * Math.cos(a)]
}

/** 68 points of a face that looks straight ahead, leaning by `roll`. */
function points(roll: number): readonly Point[] {
  const all: Point[] = Array.from({ length: 68 }, () => turned([640, 340], roll))
  const put = (at: number, point: Point) => (all[at] = turned(point, roll))
  for (const at of [0, 1, 2]) put(at, [560, 310])
  for (const at of [14, 15, 16]) put(at, [720, 310])
  put(8, [640, 400])
  put(27, [640, 310])
  put(30, [640, 345])
  for (let i = 36; i < 42; i++) put(i, [605, 300])
  for (let i = 42; i < 48; i++) put(i, [675, 300])
  return all
}

describe('a head in the frame', () => {
  it.each([-10, -3, 0, 3, 10])('leaning by %d degrees is read as that', (roll) => {
    const read = headOf(points(roll))
    expect(read?.roll).toBeCloseTo(roll, 5)
    expect(read?.yaw).toBeCloseTo(0, 5)
    expect(faceLength(read ?? head)).toBeCloseTo(100, 5)
  })

  it('is none when points are missing', () => {
    expect(headOf(points(0).slice(0, 40))).toBeUndefined()
  })
})

describe('头部占照片尺寸的 2/3 (notice 二.2(1)): the cut', () => {
  it('makes crown to chin two thirds of the height and puts the face in the middle', () => {
    const cut = portraitFraming(head, { crown: 110, shape })
    expect((400 - 190) / cut.height).toBeCloseTo(2 / 3)
    expect(cut.width / cut.height).toBeCloseTo(450 / 600)
    expect((190 - cut.top) / cut.height).toBeCloseTo(0.105)
    expect(cut.left + cut.width / 2).toBeCloseTo(640)
    expect(cut.roll).toBe(0)
  })

  it.each([-8, 5])('turned by %d degrees holds the same head, upright', (roll) => {
    const leaning = headOf(points(roll))
    expect(leaning).toBeDefined()
    const cut = portraitFraming(leaning ?? head, { crown: 110, shape })
    const upright = portraitFraming(head, { crown: 110, shape })
    expect(cut.roll).toBeCloseTo(roll)
    expect(cut.height).toBeCloseTo(upright.height)
    const corners = cornersOf(upright).map((corner) => turned(corner, roll))
    cornersOf(cut).forEach(([x, y], i) => {
      expect(x).toBeCloseTo(corners[i]?.[0] ?? 0)
      expect(y).toBeCloseTo(corners[i]?.[1] ?? 0)
    })
  })

  it('leaves a lean of less than two degrees alone, and never turns by more than is honest', () => {
    expect(portraitFraming({ ...head, roll: 1.9 }, { shape }).roll).toBe(0)
    expect(portraitFraming({ ...head, roll: 30 }, { shape }).roll).toBe(12)
  })

  it('finds the crown where hair ends and blue begins', () => {
    const pixels: FramePixels = { width: 1280, height: 720, data: new Uint8Array(1280 * 720 * 4) }
    for (let y = 0; y < 720; y++) {
      for (let x = 0; x < 1280; x++) {
        const hair = Math.abs(x - 640) < 90 && y > 180
        pixels.data.set(hair ? [40, 30, 30, 255] : [60, 120, 210, 255], (y * 1280 + x) * 4)
      }
    }
    expect(300 - (crownAbove(pixels, head) ?? 0)).toBeCloseTo(180, -1)
    // A white wall says nothing about hair.
    pixels.data.fill(240)
    expect(crownAbove(pixels, head)).toBeUndefined()
  })

  it('is the middle of the frame when nobody found a face; a phone held upright has its whole width', () => {
    expect(middleFraming([1280, 720], shape)).toEqual({ left: 370, top: 0, width: 540, height: 720, roll: 0 })
    const phone = middleFraming([1080, 1920], shape)
    expect([phone.left, phone.width, phone.height, phone.top]).toEqual([0, 1080, 1440, 240])
    expect(framingFault(phone, { frame: [1080, 1920], spec: portraitSpec })).toBeUndefined()
  })

  it('moves inside what hangs over the edge, and scales to the full frame', () => {
    const over = { left: -3, top: 130, width: 450, height: 600, roll: 0 }
    expect(movedInside(over, [1280, 720])).toEqual({ ...over, left: 0, top: 120 })
    expect(scaled(over, 2)).toEqual({ left: -6, top: 260, width: 900, height: 1200, roll: 0 })
  })
})
