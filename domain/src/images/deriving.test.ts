import { describe, expect, it } from 'vitest'
import { planDerivation, stepSentence, uprightSize } from './deriving.ts'
import type { ContainerFacts, PictureFacts } from './facts.ts'
import type { PictureSpec } from './spec.ts'

const spec: PictureSpec = {
  kind: 'portrait',
  basis: '二.2(1)',
  width: 450,
  height: 600,
  maxBytes: 30_720,
  emitBytes: 30_000,
  minDpi: 300,
  maxPixels: 50_000_000,
  colour: { grey: 4, doubtful: 8, leastSpread: 3, tintedBelow: 40, evidence: '' },
  damage: { seam: 0.75, outOfRange: 0.002, evidence: '' },
  suppliers: ['school'],
}
const frame = { width: 450, height: 600, components: 3, precision: 8, process: 'baseline' } as const
const picture = (changed: Partial<ContainerFacts>): PictureFacts => ({
  container: {
    format: 'jpeg',
    bytes: 28_110,
    frame,
    density: { dpi: 300, from: 'jfif' },
    orientation: 1,
    end: 'present',
    comments: 0,
    script: 'none',
    ...changed,
  },
  pixels: { decoding: 'whole', chromaPeak: 60, chromaSpread: 30 },
})
const way = (changed: Partial<ContainerFacts>) => planDerivation(picture(changed), spec).way
const sized = (width: number, height: number) => ({ frame: { ...frame, width, height } })

describe('what is made from the original (E7)', () => {
  it('keeps what conforms, also when it is padded', () => {
    expect(way({})).toBe('keep')
    expect(way({ trailing: { bytes: 9, kind: 'padding' } })).toBe('keep')
  })

  it('writes a density, cuts a tail and adds an end without touching a pixel', () => {
    expect(way({ density: { dpi: 72, from: 'jfif' } })).toBe('rewrap')
    expect(way({ trailing: { bytes: 9, kind: 'zip' } })).toBe('rewrap')
    expect(way({ end: 'missing' })).toBe('rewrap')
    expect(way({ bytes: 42_000 })).toBe('rewrap')
  })

  it('shrinks a larger picture of the same shape, allowing the pixel that rounding takes', () => {
    expect(way(sized(3000, 4000))).toBe('encode')
    expect(way(sized(3001, 4001))).toBe('encode')
    expect(way(sized(3000, 4003))).toBe('cannot')
  })

  it('writes a progressive picture as a plain one', () => {
    expect(way({ frame: { ...frame, process: 'progressive' } })).toBe('encode')
  })

  it('never enlarges and never crops', () => {
    expect(way(sized(449, 600))).toBe('cannot')
    expect(way(sized(300, 400))).toBe('cannot')
    expect(way(sized(450, 800))).toBe('cannot')
  })

  it('turns upright by EXIF, also while shrinking', () => {
    expect(way({ ...sized(600, 450), orientation: 6 })).toBe('encode')
    expect(way({ ...sized(4000, 3000), orientation: 8 })).toBe('encode')
    expect(way({ orientation: 3 })).toBe('encode')
  })

  it('cannot make colour, a whole picture or a JPEG, and says why', () => {
    const plan = planDerivation(picture({ frame: { ...frame, components: 1 }, bytes: 42_000 }), spec)
    expect(plan.way === 'cannot' && plan.because.map((f) => f.code)).toEqual(['PICTURE-GREY'])
    expect(way({ frame: { ...frame, components: 4 } })).toBe('cannot')
    expect(way({ format: 'png' })).toBe('cannot')
    expect(planDerivation({ ...picture({}), pixels: { decoding: 'leftover' } }, spec).way).toBe('cannot')
  })
})

it('gives the upright size for all eight orientations', () => {
  const { container } = picture(sized(600, 450))
  for (const orientation of [1, 2, 3, 4] as const)
    expect(uprightSize({ ...container, orientation })).toEqual([600, 450])
  for (const orientation of [5, 6, 7, 8] as const)
    expect(uprightSize({ ...container, orientation })).toEqual([450, 600])
})

it('names each step with from and to', () => {
  expect(stepSentence({ step: 'density', from: '72 dpi', to: '300 dpi' })).toBe(
    '写入精度（72 dpi → 300 dpi）',
  )
})
