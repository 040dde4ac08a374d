import { describe, expect, it } from 'vitest'
import { drawnFace } from '../test/drawn-face.ts'
import { poseOf, rollOf, yawOf } from './face-pose.ts'

const picture = { width: 450, height: 600 }

describe('how a face is held (notice 二.2(1): 正面、平视正前方、水平居中)', () => {
  it('gives back every known lean, also on its side and on its head', () => {
    for (const roll of [0, 0.5, -0.5, 5.5, 9, -12, 45, 90, 135, -135]) {
      expect(rollOf(drawnFace({ roll }))).toBeCloseTo(roll, 1)
    }
    expect(Math.abs(rollOf(drawnFace({ roll: 180 })))).toBeCloseTo(180, 1)
  })

  it('sees the nose leave the middle between the jaw ends, whatever the lean', () => {
    const jaw = yawOf(drawnFace({ nose: 73 }))
    for (const roll of [0, 10, -30]) {
      expect(yawOf(drawnFace({ roll }))).toBeCloseTo(0, 5)
      expect(yawOf(drawnFace({ roll, nose: 36.5 }))).toBeCloseTo(jaw / 2, 5)
      expect(yawOf(drawnFace({ roll, nose: -36.5 }))).toBeCloseTo(-jaw / 2, 5)
    }
    expect(jaw).toBeGreaterThan(0.9)
    expect(jaw).toBeLessThan(1.1)
  })

  it('tells lengths as parts of the picture', () => {
    const pose = poseOf(drawnFace({ at: [270, 240] }), picture)
    expect(pose.centre).toBeCloseTo(0.6, 5)
    expect(pose.eyes[0][1]).toBeCloseTo(0.4, 5)
    expect(pose.eyes[1][0] - pose.eyes[0][0]).toBeCloseTo(80 / 450, 5)
    // The lowest jaw point lies 130 px below the eyes; the chin a little above it.
    expect(pose.chin[1]).toBeLessThan(370 / 600)
    expect(pose.chin[1]).toBeGreaterThan(362 / 600)
  })

  it('survives points that all lie in one place', () => {
    const nowhere = drawnFace().map(() => [10, 10] as const)
    expect(poseOf(nowhere, picture)).toMatchObject({ roll: 0, yaw: 0 })
  })
})
