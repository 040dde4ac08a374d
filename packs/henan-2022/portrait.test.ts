import type { PortraitFacts } from '@zhongzhao/domain/images/facts'
import { imageSentence } from '@zhongzhao/domain/images/finding'
import { verdictOf } from '@zhongzhao/domain/images/inspect'
import { inspectPortrait } from '@zhongzhao/domain/images/inspect-portrait'
import { describe, expect, it } from 'vitest'
import { documentSpec, portraitSpec } from './images.ts'

const hard: PortraitFacts = {
  container: {
    format: 'jpeg',
    bytes: 28_110,
    frame: { width: 450, height: 600, components: 3, precision: 8, process: 'baseline' },
    density: { dpi: 300, from: 'jfif' },
    orientation: 1,
    end: 'present',
    comments: 0,
    script: 'none',
  },
  pixels: { decoding: 'whole', chroma: 40, chromaPeak: 60, chromaSpread: 30, seam: 0.2, outOfRange: 0 },
}
const cut: PortraitFacts = { ...hard, pixels: { decoding: 'cut' } }

describe('a portrait nobody looked at (notice 二.2(1); E2)', () => {
  it('is doubtful by every rule of the eye, and says so once for each', () => {
    const findings = inspectPortrait(hard, portraitSpec)
    expect(verdictOf(findings)).toBe('doubtful')
    expect(findings.every((f) => f.code === 'EYE-ABSENT' && f.severity === 'doubt')).toBe(true)
    const rules = findings.map((f) => f.rule)
    expect(rules).toEqual(expect.arrayContaining(['one_face', 'frontal', 'level_roll', 'centred', 'sharp']))
    const said = findings.map((f) => imageSentence(f, '照片'))
    expect(new Set(said).size).toBe(said.length)
    expect(said[0]).toContain('没有经过自动检查')
  })

  it('is a doubt of its own when the eye could not read what the hard checks call whole', () => {
    const findings = inspectPortrait({ ...hard, eye: 'unreadable' }, portraitSpec)
    expect(findings.map((f) => `${f.rule} ${f.severity} ${f.code}`)).toEqual(['decodes doubt EYE-FAILED'])
  })

  it('says nothing more of what is no picture', () => {
    expect(inspectPortrait(cut, portraitSpec).map((f) => f.code)).toEqual(['PICTURE-CUT'])
    expect(inspectPortrait({ ...cut, eye: 'unreadable' }, portraitSpec).map((f) => f.code)).toEqual([
      'PICTURE-CUT',
    ])
  })

  it('is not asked for where the season has no limits for the eye', () => {
    expect(inspectPortrait(hard, { ...documentSpec, width: 450 })).toEqual([])
  })
})

describe('a portrait with damaged pixels', () => {
  const upright = { shoulders: 0.9, wobble: 0.002 }
  const eye = { face: { faces: [], upright } }
  const severities = (facts: PortraitFacts) =>
    inspectPortrait(facts, portraitSpec).map((f) => `${f.code} ${f.severity}`)

  it('refuses nobody for a face that is torn away; a whole one without a face is refused', () => {
    expect(severities({ ...hard, eye })).toContain('FACE-NONE error')
    const torn = { ...hard, pixels: { ...hard.pixels, seam: 0.9 } }
    expect(severities({ ...torn, eye })).toContain('FACE-NONE doubt')
  })
})

it('has every limit further out for refusing than for passing, with evidence', () => {
  const { face } = portraitSpec.eye ?? {}
  for (const limit of [face?.roll, face?.yaw, face?.centre]) {
    expect(limit?.refuse).toBeGreaterThan(limit?.pass ?? Infinity)
    expect(limit?.evidence.length).toBeGreaterThan(20)
  }
  expect(face?.head.refuseBelow).toBeLessThan(face?.head.least ?? 0)
  expect(face?.head.refuseAbove).toBeGreaterThan(face?.head.most ?? 1)
})
