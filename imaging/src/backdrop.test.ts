import { describe, expect, it } from 'vitest'
import { drawnFace, drawnPicture } from '../test/drawn-face.ts'
import { matteOf } from './backdrop.ts'
import { headOf } from './face-head.ts'
import { labOf } from './lab.ts'
import { leastSquares } from './least-squares.ts'

const blue = [67, 142, 219]
const skin = [210, 170, 150]
const size = { width: 450, height: 600 }
/** Head from row 60 on, 300 px wide; shoulders from row 440 on. */
const sitter = [
  { from: [75, 60], to: [375, 440], colour: [40, 30, 25] },
  { from: [20, 440], to: [430, 600], colour: [30, 30, 40] },
] as const

describe('the wall and what stands before it', () => {
  it('is told apart also where the wall grows darker to one side', () => {
    const even = matteOf(drawnPicture({ ...size, colour: blue }, sitter), 0.65)
    const lit = drawnPicture({ ...size, colour: blue }, sitter)
    for (let i = 0; i < lit.data.length; i += 3) {
      if (lit.data[i] !== 67) continue
      const x = ((i / 3) % 450) / 450
      lit.data.set(
        blue.map((level) => Math.round(level * (1 - 0.45 * x))),
        i,
      )
    }
    const uneven = matteOf(lit, 0.65)
    expect(even.inliers).toBe(1)
    expect(uneven.inliers).toBeGreaterThan(0.95)
    const differing = even.foreground.filter((one, i) => one !== uneven.foreground[i]).length
    expect(differing / even.foreground.length).toBeLessThan(0.01)
  })

  it('gives the crown and the middle of the head, also in the dark', () => {
    const face = drawnFace({ at: [225, 250] })
    for (const light of [1, 0.3]) {
      const dim = (colour: readonly number[]) => colour.map((level) => Math.round(level * light))
      const boxes = sitter.map((box) => ({ ...box, colour: dim(box.colour) }))
      const head = headOf(matteOf(drawnPicture({ ...size, colour: dim(blue) }, boxes), 0.65), face)
      expect(head?.seen).toBe('outline')
      expect(head?.crown).toBeCloseTo(0.1, 2)
      expect(head?.centre).toBeCloseTo(0.5, 2)
    }
  })

  it('has its crown estimated before a scene, and where the head leaves the picture', () => {
    const stripes = Array.from({ length: 15 }, (_, n) => ({
      from: [n * 30, 0] as const,
      to: [n * 30 + 15, 600] as const,
      colour: skin,
    }))
    const scene = drawnPicture({ ...size, colour: [20, 90, 30] }, stripes)
    expect(headOf(matteOf(scene, 0.65), drawnFace())?.seen).toBe('estimate')
    const close = drawnPicture({ ...size, colour: blue }, [{ from: [75, 0], to: [375, 600], colour: skin }])
    expect(headOf(matteOf(close, 0.65), drawnFace())?.seen).toBe('estimate')
  })
})

it('measures colour as eyes do', () => {
  expect(labOf(255, 255, 255).map(Math.round)).toEqual([100, 0, 0])
  expect(labOf(0, 0, 0).map(Math.round)).toEqual([0, 0, 0])
  expect(labOf(255, 0, 0).map(Math.round)).toEqual([53, 80, 67])
})

it('fits what samples say, and nothing to too few of them', () => {
  const samples = [0, 1, 2, 3].map((x) => ({ terms: [1, x], value: 4 - 2 * x }))
  expect(leastSquares(samples, 2)?.map((t) => Math.round(t * 1e6) / 1e6)).toEqual([4, -2])
  expect(leastSquares(samples.slice(0, 1), 2)).toBeUndefined()
})
