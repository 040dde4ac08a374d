import { describe, expect, it } from 'vitest'
import { compressUnder } from './compress.ts'

/** An encoder whose files grow by 1,000 bytes a step of quality, and which notes what it was asked. */
function encoder() {
  const asked: number[] = []
  const encode = async (quality: number) => {
    asked.push(quality)
    return new Uint8Array(quality * 1000)
  }
  return { asked, encode }
}

describe('the highest quality under the limit', () => {
  it.each([
    [30_000 + 40_000, 70],
    [70_999, 70],
    [69_999, 69],
    [95_000, 95],
    [999_999, 95],
    [40_000, 40],
  ])('of %d bytes is %d, found with at most six encodes', async (limit, quality) => {
    const { asked, encode } = encoder()
    const found = await compressUnder(encode, { limit })
    expect([found?.quality, found?.bytes.length]).toEqual([quality, quality * 1000])
    expect(asked.length).toBeLessThanOrEqual(6)
  })

  it('is not there when even the least quality is a byte too large', async () => {
    expect(await compressUnder(encoder().encode, { limit: 39_999 })).toBeUndefined()
  })
})
