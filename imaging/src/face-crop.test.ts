import { expect, it } from 'vitest'
import { drawnFace, drawnPicture } from '../test/drawn-face.ts'
import { cropped, fromFrame, mirrorImage, uprightFrame } from './face-crop.ts'
import { type Point, distance, middle, partOf } from './face-points.ts'

it('stands its square upright with the face, the same face the same square', () => {
  for (const roll of [0, 15, -40, 170]) {
    const face = drawnFace({ roll })
    const frame = uprightFrame(face)
    expect((frame.angle * 180) / Math.PI).toBeCloseTo(roll, 5)
    expect(frame.side).toBeCloseTo(2.6 * 80, 5)
    const eyes = middle(partOf(face, 'leftEye'), partOf(face, 'rightEye'))
    expect(distance(frame.centre, eyes)).toBeCloseTo(0.62 * 80, 5)
  }
})

it('takes places in the square to the picture', () => {
  const frame = { centre: [100, 80] as Point, side: 40, angle: Math.PI / 2 }
  expect(fromFrame(frame, [0.5, 0.5])).toEqual([100, 80])
  const [x, y] = fromFrame(frame, [1, 0.5])
  expect([x, y].map(Math.round)).toEqual([100, 100])
})

it('cuts what is there, and goes on with the edge outside of the picture', () => {
  const red = [200, 0, 0]
  const picture = drawnPicture({ width: 60, height: 60, colour: red }, [
    { from: [0, 0], to: [30, 60], colour: [0, 0, 90] },
  ])
  const frame = { centre: [30, 30] as Point, side: 80, angle: 0 }
  const pixels = cropped(picture, frame, 8)
  expect([...pixels.subarray(0, 3)]).toEqual([0, 0, 90])
  expect([...pixels.subarray(21, 24)]).toEqual(red)
  expect([...mirrorImage(pixels, 8).subarray(0, 3)]).toEqual(red)
})
