import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greyJpeg } from '../test/built-jpeg.ts'
import { walkMarkers } from './markers.ts'
import { followCodes } from './scan.ts'

const follow = (bytes: Uint8Array) => followCodes(bytes, walkMarkers(bytes))
const ramp = Array.from({ length: 24 }, (_, i) => 10 * i)
const flat = { width: 48, height: 32, means: ramp }
const portrait = new Uint8Array(
  readFileSync(new URL('../../tools/sandbox/portraits/m36_std.jpg', import.meta.url)),
)

describe('following the codes', () => {
  it('gives back the block means that were coded', () => {
    const { decoding, planes } = follow(greyJpeg(flat))
    expect(decoding).toBe('whole')
    expect(planes[0]).toMatchObject({ wide: 6, high: 4 })
    expect([...(planes[0]?.means ?? [])]).toEqual(ramp)
  })

  it('begins anew at each restart marker', () => {
    const { decoding, planes } = follow(greyJpeg({ ...flat, restart: 5 }))
    expect(decoding).toBe('whole')
    expect([...(planes[0]?.means ?? [])]).toEqual(ramp)
  })

  it('leaves out the blocks that only fill up the last row and column', () => {
    expect(follow(greyJpeg({ ...flat, width: 41, height: 25 })).planes[0]).toMatchObject({ wide: 6, high: 4 })
  })

  it('follows a real portrait of three components to its last block', () => {
    const { decoding, planes } = follow(portrait)
    expect(decoding).toBe('whole')
    expect(planes.map((p) => [p.wide, p.high])).toEqual([
      [57, 75],
      [29, 38],
      [29, 38],
    ])
  })
})

describe('what is not whole', () => {
  it('is cut when the data ends early, wherever that is', () => {
    for (let tenth = 1; tenth < 10; tenth++) {
      const { decoding } = follow(portrait.subarray(0, Math.floor((portrait.length * tenth) / 10)))
      expect(['cut', 'undecodable']).toContain(decoding)
    }
  })

  it('is whole when only the end marker is missing', () => {
    expect(follow(portrait.subarray(0, -2)).decoding).toBe('whole')
    expect(follow(portrait.subarray(0, -1)).decoding).toBe('whole')
  })

  it('has data left over when the header claims fewer blocks', () => {
    const bytes = greyJpeg(flat)
    const at = bytes.findIndex((b, i) => b === 0xff && bytes[i + 1] === 0xc0)
    bytes.set([0, 16], at + 5)
    expect(follow(bytes).decoding).toBe('leftover')
  })

  it('lacks a restart piece', () => {
    const bytes = greyJpeg({ ...flat, restart: 5 })
    const at = bytes.findLastIndex(
      (b, i) => b === 0xff && (bytes[i + 1] ?? 0) >= 0xd0 && (bytes[i + 1] ?? 0) <= 0xd7,
    )
    expect(follow(bytes.subarray(0, at)).decoding).toBe('cut')
  })

  it('cannot be followed without its tables or with components nobody declared', () => {
    const bytes = greyJpeg(flat)
    const tables = bytes.findIndex((b, i) => b === 0xff && bytes[i + 1] === 0xc4)
    expect(follow(Uint8Array.from(bytes).fill(0xec, tables + 1, tables + 2)).decoding).toBe('undecodable')
    const sos = bytes.findIndex((b, i) => b === 0xff && bytes[i + 1] === 0xda)
    expect(follow(Uint8Array.from(bytes).fill(9, sos + 5, sos + 6)).decoding).toBe('undecodable')
  })
})

it('never throws and always ends, with a few bytes changed anywhere', () => {
  const change = fc.array(fc.tuple(fc.nat(portrait.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(change, (changes) => {
      const bytes = Uint8Array.from(portrait)
      for (const [at, value] of changes) bytes[at] = value
      const layout = walkMarkers(bytes)
      expect(typeof followCodes(bytes, layout).decoding).toBe('string')
    }),
    { numRuns: 150 },
  )
})
