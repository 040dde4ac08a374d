import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tiff } from '../test/built-jpeg.ts'
import { readExif } from './exif.ts'

const block = Uint8Array.from(
  tiff([
    { tag: 0x0112, type: 3, value: 6 },
    { tag: 0x011a, type: 5, value: 300 },
    { tag: 0x011b, type: 5, value: 350 },
    { tag: 0x0128, type: 3, value: 2 },
  ]),
)

it('reads orientation and density', () => {
  expect(readExif(block)).toEqual({ orientation: 6, density: { unit: 'inch', x: 300, y: 350 } })
})

it('reads big-endian as well', () => {
  const big = Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0)
  expect(readExif(big)).toEqual({ orientation: 8 })
})

it('finds nothing where offsets point outside, denominators are zero, or it is no TIFF', () => {
  expect(readExif(Uint8Array.from(block).fill(0xff, 4, 8))).toEqual({})
  expect(readExif(Uint8Array.from(block).fill(0, 0, 2))).toEqual({})
  expect(readExif(new Uint8Array(3))).toEqual({})
  const zeroed = Uint8Array.from(block)
  zeroed.fill(0, block.length - 4 * 8)
  expect(readExif(zeroed)).toEqual({ orientation: 6 })
})

it('never throws, whatever the bytes and wherever they end', () => {
  const change = fc.array(fc.tuple(fc.nat(block.length - 1), fc.nat(255)), { maxLength: 8 })
  fc.assert(
    fc.property(change, fc.nat(block.length), (changes, length) => {
      const bytes = Uint8Array.from(block)
      for (const [at, value] of changes) bytes[at] = value
      expect(typeof readExif(bytes.subarray(0, length))).toBe('object')
    }),
    { numRuns: 1000 },
  )
})
