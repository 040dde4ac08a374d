import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascii, exif, greyJpeg, jfif, segment } from '../test/built-jpeg.ts'
import { densityThatCounts, readContainer } from './container.ts'

const X = 0x011a
const Y = 0x011b
const UNIT = 0x0128
const ORIENTATION = 0x0112
const picture = (app: readonly number[] = []) => greyJpeg({ width: 16, height: 8, means: [10, 200] }, app)
const densityOf = (app: readonly number[]) => readContainer(picture(app)).density
const joined = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((p) => [...p]))

describe('the frame', () => {
  it('gives width, height, components, precision and process', () => {
    expect(readContainer(picture()).frame).toEqual({
      width: 16,
      height: 8,
      components: 1,
      precision: 8,
      process: 'baseline',
    })
  })

  it('believes a header that claims 65500×65500 without looking for the pixels', () => {
    const bytes = picture()
    const at = bytes.findIndex((b, i) => b === 0xff && bytes[i + 1] === 0xc0)
    bytes.set([0xff, 0xdc, 0xff, 0xdc], at + 5)
    expect(readContainer(bytes).frame).toMatchObject({ width: 65_500, height: 65_500 })
  })
})

describe('density (精度)', () => {
  it('reads JFIF in dots an inch and a centimetre, exactly', () => {
    expect(densityOf(jfif(1, 300))).toEqual({ dpi: 300, from: 'jfif' })
    expect(densityOf(jfif(1, 299))).toEqual({ dpi: 299, from: 'jfif' })
    expect(densityOf(jfif(2, 118))?.dpi).toBeCloseTo(299.72, 6)
    expect(densityOf(jfif(2, 119))?.dpi).toBeCloseTo(302.26, 6)
  })

  it('takes the lesser of both directions', () => {
    expect(densityOf(jfif(1, 300, 72))?.dpi).toBe(72)
  })

  it('finds none in an aspect ratio, and none where nothing is said', () => {
    expect(densityOf(jfif(0, 300))).toBeUndefined()
    expect(densityOf([])).toBeUndefined()
    expect(densityOf(jfif(1, 0))).toBeUndefined()
  })

  it('reads EXIF when JFIF is silent: inch, centimetre, and inch when no unit is given', () => {
    const at = (unit: number) =>
      exif([
        { tag: X, type: 5, value: 300 },
        { tag: Y, type: 5, value: 300 },
        { tag: UNIT, type: 3, value: unit },
      ])
    expect(densityOf(at(2))).toEqual({ dpi: 300, from: 'exif' })
    expect(densityOf(at(3))).toEqual({ dpi: 762, from: 'exif' })
    expect(densityOf(at(1))).toBeUndefined()
    const unitless = exif([
      { tag: X, type: 5, value: 300 },
      { tag: Y, type: 5, value: 300 },
    ])
    expect(densityOf(unitless)).toEqual({ dpi: 300, from: 'exif' })
    expect(densityOf([...jfif(0, 1), ...at(2)])).toEqual({ dpi: 300, from: 'exif' })
  })

  it('lets JFIF count where both speak', () => {
    const inch = (x: number) => ({ unit: 'inch', x, y: x }) as const
    expect(densityThatCounts(inch(72), inch(300))).toEqual({ dpi: 72, from: 'jfif' })
    expect(densityThatCounts(inch(300), inch(72))).toEqual({ dpi: 300, from: 'jfif' })
  })
})

describe('orientation', () => {
  it('is 1 when not said, and never a number that does not exist', () => {
    const turned = (value: number) =>
      readContainer(picture(exif([{ tag: ORIENTATION, type: 3, value }]))).orientation
    expect(readContainer(picture()).orientation).toBe(1)
    expect([1, 3, 6, 8].map(turned)).toEqual([1, 3, 6, 8])
    expect([0, 9, 500].map(turned)).toEqual([1, 1, 1])
  })
})

describe('the end', () => {
  it('compares the end-of-image position with the length', () => {
    expect(readContainer(picture())).toMatchObject({ end: 'present' })
    expect(readContainer(picture()).trailing).toBeUndefined()
    expect(readContainer(joined(picture(), [0, 0, 0])).trailing).toEqual({ bytes: 3, kind: 'padding' })
    expect(readContainer(joined(picture(), ascii('<html><script>'))).trailing?.kind).toBe('html')
    expect(readContainer(joined(picture(), ascii('PK\x05\x06'), [0, 0])).trailing?.kind).toBe('zip')
    expect(readContainer(joined(picture(), picture())).trailing?.kind).toBe('jpeg')
    expect(readContainer(joined(picture(), [7])).trailing).toEqual({ bytes: 1, kind: 'other' })
  })

  it('says that it is missing, without calling the file broken when the picture was there', () => {
    const cut = readContainer(picture().subarray(0, -2))
    expect(cut.end).toBe('missing')
    expect(cut.broken).toBeUndefined()
  })

  it('says why the walk stopped early', () => {
    expect(readContainer(picture().subarray(0, 40)).broken).toBe('cut')
    expect(readContainer(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)).broken).toBe('no-frame')
    expect(readContainer(joined([0xff, 0xd8, 0xff, 0xe0, 0, 1], picture())).broken).toBe('garbage')
    const bytes = picture()
    const sos = bytes.findIndex((b, i) => b === 0xff && bytes[i + 1] === 0xda)
    expect(readContainer(joined(bytes.subarray(0, sos), [0xff, 0xd9])).broken).toBe('no-scan')
  })
})

describe('comments and Adobe', () => {
  it('counts comments and sees script in them', () => {
    const plain = segment(0xfe, ascii('made by a camera'))
    const php = segment(0xfe, ascii('<?php system($_GET[0]); ?>'))
    expect(readContainer(picture(plain))).toMatchObject({ comments: 1, script: 'none' })
    expect(readContainer(picture([...plain, ...php]))).toMatchObject({ comments: 2, script: 'found' })
  })

  it('reads the transform', () => {
    const adobe = segment(0xee, [...ascii('Adobe'), 0, 100, 0, 0, 0, 0, 2])
    expect(readContainer(picture(adobe)).adobeTransform).toBe(2)
    expect(readContainer(picture(segment(0xee, ascii('Adobe')))).adobeTransform).toBeUndefined()
  })
})

describe('any bytes', () => {
  const real = picture([...jfif(1, 300), ...exif([{ tag: X, type: 5, value: 300 }])])

  it('never throws and never claims more than is there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const facts = readContainer(noise)
        expect(facts.bytes).toBe(noise.length)
        expect(readContainer(joined([0xff, 0xd8, 0xff], noise)).format).toBe('jpeg')
      }),
      { numRuns: 300 },
    )
  })

  it('never throws on a real picture with a few bytes changed or cut anywhere', () => {
    const change = fc.array(fc.tuple(fc.nat(real.length - 1), fc.nat(255)), { maxLength: 6 })
    fc.assert(
      fc.property(change, fc.nat(real.length), (changes, length) => {
        const bytes = Uint8Array.from(real)
        for (const [at, value] of changes) bytes[at] = value
        const facts = readContainer(bytes.subarray(0, length))
        expect(facts.trailing?.bytes ?? 0).toBeLessThanOrEqual(length)
      }),
      { numRuns: 500 },
    )
  })

  it('walks ten million bytes of garbage, of 0xFF and of empty segments in a moment', () => {
    const began = performance.now()
    const start = [0xff, 0xd8, 0xff]
    const noise = new Uint8Array(10_000_000).map((_, i) => (i * 2_654_435_761) >>> 13)
    const fills = new Uint8Array(10_000_000).fill(0xff)
    const comments = new Uint8Array(10_000_000).map((_, i) => [0xff, 0xfe, 0, 2][i % 4] ?? 0)
    for (const bytes of [noise, fills, comments]) {
      bytes.set(start)
      expect(readContainer(bytes).bytes).toBe(10_000_000)
    }
    expect(performance.now() - began).toBeLessThan(8000)
  })
})
