import { expect, it } from 'vitest'
import { drawnFace } from '../test/drawn-face.ts'
import { distance, meanPoints, partOf, unmirrored } from './face-points.ts'

const WIDTH = 450

it('takes points found in a mirror back to their own places', () => {
  const face = drawnFace({ roll: 8, nose: 12 })
  const inMirror = unmirrored(face, WIDTH)
  expect(partOf(inMirror, 'leftEye')[0]).toBeCloseTo(WIDTH - partOf(face, 'rightEye')[0], 5)
  for (const [i, p] of unmirrored(inMirror, WIDTH).entries())
    expect(distance(p, face[i] ?? [0, 0])).toBeCloseTo(0, 5)
})

it('means two looks and tells how far apart they are', () => {
  const { points, apart } = meanPoints(drawnFace(), drawnFace({ at: [229, 253] }))
  expect(apart).toBeCloseTo(5, 5)
  expect(partOf(points, 'leftEye')[0]).toBeCloseTo(187, 5)
})
