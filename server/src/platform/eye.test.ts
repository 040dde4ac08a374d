import { afterAll, describe, expect, it } from 'vitest'
import { inspectPortrait } from '@zhongzhao/domain/images/inspect-portrait'
import { portraitSpec } from '../../../packs/henan-2022/images.ts'
import { portraitOf, turnedPortrait, twoPortraits } from '../../test/portraits.ts'
import { samplePicture } from '../../test/sample-pictures.ts'
import { eyeFactsOf, eyeState, lookAtPortrait, stopEye } from './eye.ts'
import { readPicture } from './image-reading.ts'

afterAll(stopEye)

async function found(bytes: Buffer) {
  const eye = await eyeFactsOf(bytes)
  const facts = { ...(await readPicture(bytes)), ...(eye === undefined ? {} : { eye }) }
  return inspectPortrait(facts, portraitSpec).map((f) => `${f.rule} ${f.severity}`)
}

describe('the eye (notice 二.2(1); E2)', () => {
  it('has its models inside the install', () => {
    expect(eyeState()).toBe('here')
  })

  it('accepts a portrait in order', async () => {
    expect(await found(portraitOf('m36'))).toEqual([])
    expect(await found(portraitOf('m65'))).toEqual([])
  })

  it('refuses a picture on its head, and says nothing of a pose it cannot measure', async () => {
    for (const person of ['m36', 'm65'] as const) {
      const standing = await found(await turnedPortrait(person, 180))
      expect(standing).toContain('level_roll error')
      expect(standing.filter((f) => /frontal|centred|head_ratio/.test(f))).toEqual([])
    }
  })

  it('measures a lean of 12° within half a degree', async () => {
    const look = await lookAtPortrait(await turnedPortrait('m36', 12))
    if (typeof look === 'string') throw new Error(look)
    expect(Math.abs((look.facts.face.pose?.roll ?? 0) - 12)).toBeLessThan(0.5)
    expect(await found(await turnedPortrait('m36', 12))).toContain('level_roll error')
    expect(await found(await turnedPortrait('m36', 7))).toContain('level_roll doubt')
  })

  it('counts faces: two refused, none refused', async () => {
    expect(await found(await twoPortraits())).toContain('one_face error')
    expect(await found(await samplePicture())).toContain('one_face error')
  })

  it('tells the same person from another', async () => {
    const describe = async (bytes: Buffer) => {
      const look = await lookAtPortrait(bytes, { describe: 'face' })
      return typeof look === 'string' ? [] : [...(look.descriptor ?? [])]
    }
    const apart = (a: number[], b: number[]) => Math.hypot(...a.map((x, i) => x - (b[i] ?? 0)))
    const one = await describe(portraitOf('m36'))
    expect(one).toHaveLength(128)
    expect(apart(one, await describe(await turnedPortrait('m36', 3)))).toBeLessThan(0.2)
    expect(apart(one, await describe(portraitOf('m65')))).toBeGreaterThan(0.35)
  })

  it('answers for whatever it is given', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('<svg onload="x"/>'), Buffer.alloc(100_000, 0xff)]) {
      expect(await lookAtPortrait(bytes)).toBe('unreadable')
    }
    const cut = portraitOf('m36')
    expect(typeof (await lookAtPortrait(cut.subarray(0, cut.length / 2)))).toBe('object')
  })
})
