import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { inspectPicture, verdictOf } from '@zhongzhao/domain/images/inspect'
import { documentSpec, portraitSpec } from '../../../packs/henan-2022/images.ts'
import { paddedTo, samplePicture, tintedPicture } from '../../test/sample-pictures.ts'
import { readPicture } from './image-reading.ts'

const codes = async (bytes: Uint8Array, spec = portraitSpec) =>
  inspectPicture(await readPicture(bytes), spec).map((f) => f.code)

describe('照片 as a capture program writes it (notice 二.2(1))', () => {
  it('is accepted, baseline or progressive', async () => {
    expect(await codes(await samplePicture())).toEqual([])
    expect(await codes(await samplePicture({ progressive: 'progressive' }))).toEqual([])
  })

  it('measures the same colour in both', async () => {
    const base = (await readPicture(await samplePicture())).pixels
    const progressive = (await readPicture(await samplePicture({ progressive: 'progressive' }))).pixels
    expect(progressive).toEqual(base)
    expect(base.decoding).toBe('whole')
  })

  it('turns at 449 and 450 px, 299 and 300 dpi, 30,720 and 30,721 bytes', async () => {
    expect(await codes(await samplePicture({ width: 449 }))).toEqual(['PICTURE-SIZE'])
    expect(await codes(await samplePicture({ height: 599 }))).toEqual(['PICTURE-SIZE'])
    expect(await codes(await samplePicture({ dpi: 299 }))).toEqual(['PICTURE-DPI'])
    expect(await codes(paddedTo(await samplePicture(), 30_720))).toEqual(['PICTURE-PADDED'])
    expect(await codes(paddedTo(await samplePicture(), 30_721))).toEqual(['PICTURE-PADDED', 'PICTURE-BYTES'])
  })

  it('is refused as 证件 for its size, and a document is accepted there', async () => {
    expect(await codes(await samplePicture(), documentSpec)).toEqual(['PICTURE-SIZE'])
    expect(await codes(await samplePicture({ width: 800 }), documentSpec)).toEqual([])
  })
})

describe('what is no colour JPEG', () => {
  const drawn = async () => sharp(await samplePicture()).withMetadata({ density: 300 })

  it('refuses one component', async () => {
    expect(await codes(await (await drawn()).toColourspace('b-w').jpeg().toBuffer())).toEqual([
      'PICTURE-GREY',
    ])
  })

  it('refuses grey in three components, and asks a person about grey with a tint', async () => {
    expect(await codes(await tintedPicture(0))).toEqual(['PICTURE-GREY'])
    expect(await codes(await tintedPicture(18))).toEqual(['PICTURE-TINTED'])
  })

  it('asks a person about true CMYK', async () => {
    const bytes = await (await drawn()).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()
    expect((await readPicture(bytes)).container.frame?.components).toBe(4)
    expect(await codes(bytes)).toContain('PICTURE-CMYK')
  })

  it('refuses PNG, WebP, GIF, TIFF and AVIF whatever their name', async () => {
    const base = sharp(await samplePicture()).resize(60)
    for (const format of ['png', 'webp', 'gif', 'tiff', 'avif'] as const) {
      const facts = await readPicture(await base.clone().toFormat(format).toBuffer())
      expect(facts.container.format).toBe(format)
      expect(inspectPicture(facts, portraitSpec).map((f) => f.rule)).toEqual(['file_is_jpeg'])
    }
  })
})

describe('what is broken or hostile', () => {
  it('refuses every cut of a picture but the last two bytes', async () => {
    for (const kind of [{}, { progressive: 'progressive' } as const]) {
      const whole = await samplePicture(kind)
      for (const part of [0.05, 0.2, 0.4, 0.6, 0.8, 0.95]) {
        const facts = await readPicture(whole.subarray(0, Math.floor(whole.length * part)))
        expect(verdictOf(inspectPicture(facts, portraitSpec))).toBe('refused')
      }
      expect(await codes(whole.subarray(0, -2))).toEqual(['PICTURE-END-MISSING'])
    }
  })

  it('refuses a 65500×65500 header without decoding, in no time', async () => {
    const bomb = await samplePicture()
    const at = bomb.findIndex((b, i) => b === 0xff && bomb[i + 1] === 0xc0)
    bomb.writeUInt16BE(65_500, at + 5)
    bomb.writeUInt16BE(65_500, at + 7)
    const began = performance.now()
    expect(await codes(bomb)).toEqual(['PICTURE-BOMB', 'PICTURE-SIZE'])
    expect(performance.now() - began).toBeLessThan(200)
  })

  it('refuses a small header bomb as cut: the codes for its blocks are not there', async () => {
    const bomb = await samplePicture()
    const at = bomb.findIndex((b, i) => b === 0xff && bomb[i + 1] === 0xc0)
    bomb.writeUInt16BE(2000, at + 5)
    bomb.writeUInt16BE(2000, at + 7)
    expect(await codes(bomb)).toContain('PICTURE-CUT')
  })

  it('refuses hundreds of scans, whatever the size, before any decoder sees them', async () => {
    const whole = await samplePicture({ width: 1800, height: 2400, progressive: 'progressive' })
    const last = whole.lastIndexOf(Buffer.from([0xff, 0xda]))
    const again = whole.subarray(last, -2)
    const many = Buffer.concat([
      whole.subarray(0, -2),
      ...Array.from({ length: 300 }, () => again),
      whole.subarray(-2),
    ])
    expect(await codes(whole)).toEqual(['PICTURE-SIZE', 'PICTURE-BYTES'])
    expect((await codes(many))[0]).toBe('PICTURE-DAMAGED')
  })

  it('refuses ten million bytes of garbage, a web page and a ZIP, each for what it is', async () => {
    const garbage = Buffer.alloc(10_000_000).map((_, i) => (i * 2_654_435_761) >>> 13)
    expect((await codes(garbage))[0]).toBe('PICTURE-NOT-JPEG')
    garbage.set([0xff, 0xd8, 0xff, 0xe0])
    expect(verdictOf(inspectPicture(await readPicture(garbage), portraitSpec))).toBe('refused')
    expect((await readPicture(Buffer.from('<html>404</html>'))).container.format).toBe('text')
    expect((await readPicture(Buffer.from('PK\x03\x04bomb'))).container.format).toBe('zip')
  })

  it('never calls whole what libjpeg warns about, whichever byte is changed', async () => {
    const sound = readFileSync(new URL('../../../tools/sandbox/portraits/m65_std.jpg', import.meta.url))
    const warned: string[] = []
    for (let n = 0; n < 60; n++) {
      const bytes = Buffer.from(sound)
      const at = 1100 + Math.floor(((bytes.length - 1200) * n) / 60)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8))
      const whole = (await readPicture(bytes)).pixels.decoding === 'whole'
      const strict = await sharp(bytes, { failOn: 'warning' })
        .raw()
        .toBuffer()
        .then(
          () => true,
          () => false,
        )
      if (whole && !strict) warned.push(`byte ${at}`)
    }
    expect(warned).toEqual([])
  })
})
