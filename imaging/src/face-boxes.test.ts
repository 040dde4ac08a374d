import { describe, expect, it } from 'vitest'
import { mergeFaces, settled } from './face-boxes.ts'

const box = (x: number, score: number, width = 200) => ({ x, y: 150, width, height: width * 1.1, score })

describe('when the quick detector is enough', () => {
  it('is when both of its looks see the same one face above one half', () => {
    expect(settled([box(120, 0.51)], [box(130, 0.51)])).toBe(true)
    expect(settled([box(120, 0.5)], [box(130, 0.51)])).toBe(false)
    expect(settled([box(120, 0.9)], [box(130, 0.5)])).toBe(false)
  })

  it('is not when anything weaker was seen, nothing at all, or another face', () => {
    expect(settled([box(120, 0.9), box(5, 0.11, 60)], [box(130, 0.9)])).toBe(false)
    expect(settled([], [box(130, 0.9)])).toBe(false)
    expect(settled([box(0, 0.9, 100)], [box(300, 0.9, 100)])).toBe(false)
  })
})

describe('the faces of several looks', () => {
  it('are counted once each, with the best score of each detector', () => {
    const faces = mergeFaces([box(120, 0.6), box(125, 0.8), box(380, 0.55, 60)], [box(140, 0.99, 180)])
    expect(faces.map(({ quick, thorough }) => ({ quick, thorough }))).toEqual([
      { quick: 0.8, thorough: 0.99 },
      { quick: 0.55, thorough: undefined },
    ])
    expect(faces[0]?.box.width).toBe(180)
  })

  it('keeps a small face in front of a large one apart: a badge is a face of its own', () => {
    expect(mergeFaces([], [box(100, 0.99, 250), box(150, 0.6, 60)])).toHaveLength(2)
  })
})
