import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { inspectPicture, verdictOf } from '@zhongzhao/domain/images/inspect'
import { documentSpec, portraitSpec } from '../../../packs/henan-2022/images.ts'
import { grainyPicture, paddedTo, samplePicture } from '../../test/sample-pictures.ts'
import { type DerivedPicture, derivePicture } from './image-deriving.ts'

const stepNames = ({ steps }: DerivedPicture) => steps.map((s) => s.step)
const verdict = ({ facts }: DerivedPicture, spec = portraitSpec) => verdictOf(inspectPicture(facts, spec))
const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()

describe('what conforms', () => {
  it('is kept byte for byte, with no step', async () => {
    for (const original of [await samplePicture(), paddedTo(await samplePicture(), 30_720)]) {
      const derived = await derivePicture(original, portraitSpec)
      expect(derived.bytes).toBe(original)
      expect(derived.steps).toEqual([])
      expect(derived.cannot).toEqual([])
    }
  })
})

describe('what can be put right honestly (E7)', () => {
  it('gets its density written without touching a pixel', async () => {
    const original = await samplePicture({ dpi: 72 })
    const derived = await derivePicture(original, portraitSpec)
    expect(derived.steps).toEqual([{ step: 'density', from: '72 dpi', to: '300 dpi' }])
    expect(derived.bytes.length).toBe(original.length)
    expect((await pixels(derived.bytes)).equals(await pixels(original))).toBe(true)
    expect(verdict(derived)).toBe('accepted')
  })

  it('keeps a density that is higher than asked while something else is mended', async () => {
    const tailed = Buffer.concat([await samplePicture({ dpi: 600 }), Buffer.from('PK\x05\x06')])
    const derived = await derivePicture(tailed, portraitSpec)
    expect(stepNames(derived)).toEqual(['trimmed'])
    expect(derived.facts.container.density?.dpi).toBe(600)
  })

  it('loses a second file behind its end', async () => {
    const derived = await derivePicture(paddedTo(await samplePicture(), 30_721), portraitSpec)
    expect(stepNames(derived)).toEqual(['trimmed'])
    expect(derived.facts.container.trailing).toBeUndefined()
  })

  it('is written as a plain picture when it was progressive', async () => {
    const derived = await derivePicture(await samplePicture({ progressive: 'progressive' }), portraitSpec)
    expect(stepNames(derived)).toEqual(['baseline', 'compressed'])
    expect(derived.facts.container.frame?.process).toBe('baseline')
    expect(verdict(derived)).toBe('accepted')
  })

  it('is turned upright by EXIF and loses EXIF', async () => {
    const lying = await sharp(await samplePicture({ width: 600, height: 450 }))
      .withMetadata({ density: 300, orientation: 6 })
      .jpeg()
      .toBuffer()
    const derived = await derivePicture(lying, portraitSpec)
    expect(stepNames(derived)).toContain('rotated')
    expect(derived.facts.container.frame).toMatchObject({ width: 450, height: 600, process: 'baseline' })
    expect(derived.facts.container.exif).toBeUndefined()
    expect(verdict(derived)).toBe('accepted')
  })

  it('is made smaller in the same shape, under 30,000 bytes, with a JFIF density of 300 dpi', async () => {
    const derived = await derivePicture(await grainyPicture(900, 1200), portraitSpec)
    expect(stepNames(derived)).toEqual(['downscaled', 'compressed'])
    expect(derived.bytes.length).toBeLessThanOrEqual(portraitSpec.emitBytes)
    expect(derived.facts.container.jfif).toEqual({ unit: 'inch', x: 300, y: 300 })
    expect(verdict(derived)).toBe('accepted')
  })

  it('takes the best quality that fits', async () => {
    const derived = await derivePicture(await grainyPicture(800, 600), documentSpec)
    const [compressed] = derived.steps.filter((s) => s.step === 'compressed')
    const quality = Number(/质量 (\d+)/.exec(compressed?.to ?? '')?.[1])
    const { data, info } = await sharp(await grainyPicture(800, 600))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const better = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
      .jpeg({ quality: quality + 1, progressive: false, optimiseCoding: true, chromaSubsampling: '4:2:0' })
      .toBuffer()
    expect(better.length).toBeGreaterThan(documentSpec.emitBytes - 18)
    expect(derived.bytes.length).toBeLessThanOrEqual(documentSpec.emitBytes)
  })
})

describe('what cannot', () => {
  const left = async (original: Buffer) => {
    const derived = await derivePicture(original, portraitSpec)
    expect(derived.bytes).toBe(original)
    expect(derived.steps).toEqual([])
    return derived.cannot.map((f) => f.code)
  }

  it('comes back as it was, with the reason: too small, another shape, grey, another format, cut', async () => {
    expect(await left(await samplePicture({ width: 449 }))).toEqual(['PICTURE-SIZE'])
    expect(await left(await samplePicture({ width: 225, height: 300 }))).toEqual(['PICTURE-SIZE'])
    expect(await left(await samplePicture({ width: 600, height: 600 }))).toEqual(['PICTURE-SIZE'])
    const grey = await sharp(await samplePicture())
      .toColourspace('b-w')
      .jpeg()
      .toBuffer()
    expect(await left(grey)).toContain('PICTURE-GREY')
    expect(
      await left(
        await sharp(await samplePicture())
          .png()
          .toBuffer(),
      ),
    ).toEqual(['PICTURE-NOT-JPEG'])
    const whole = await samplePicture()
    expect(await left(whole.subarray(0, whole.length >> 1))).toEqual(['PICTURE-CUT'])
    expect(await left(Buffer.alloc(0))).toEqual(['PICTURE-EMPTY', 'PICTURE-UNREADABLE'])
  })

  it('is not squeezed until it smears', async () => {
    const derived = await derivePicture(await grainyPicture(800, 600, 200), documentSpec)
    expect(derived.cannot.map((f) => f.code)).toEqual(['PICTURE-BYTES'])
  })

  it('is found out when a large camera picture breaks off', async () => {
    const whole = await samplePicture({ width: 1800, height: 2400 })
    const derived = await derivePicture(whole.subarray(0, whole.length >> 1), portraitSpec)
    expect(derived.cannot.map((f) => f.code)).toEqual(['PICTURE-DAMAGED'])
    expect(verdict(derived)).toBe('refused')
  })
})
