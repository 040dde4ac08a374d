import { hashDistance } from '@zhongzhao/domain/images/likeness'
import { describe, expect, it } from 'vitest'
import { HASH_SIDE, likenessHash } from './likeness.ts'

const picture = (level: (x: number, y: number) => number) =>
  Uint8Array.from({ length: HASH_SIDE ** 2 }, (_, at) =>
    Math.min(255, Math.max(0, level(at % HASH_SIDE, Math.floor(at / HASH_SIDE)))),
  )
/** A head: a light disc with a dark band (hair), off the middle by dx. */
const head = (dx = 0, light = 0) =>
  picture((x, y) => {
    const inside = Math.hypot(x - 16 - dx, y - 14) < 8
    return (inside ? (y < 9 ? 40 : 190) : 90 + x) + light
  })

describe('the perceptual hash', () => {
  it('has 64 bits, half of them set', () => {
    const hash = likenessHash(head())
    expect(hash).toHaveLength(8)
    expect(hashDistance(hash, new Uint8Array(8))).toBe(32)
  })
  it('does not change with the light, changes little with a pixel, much with the picture', () => {
    const own = likenessHash(head())
    expect(hashDistance(own, likenessHash(head(0, 20)))).toBe(0)
    const touched = head()
    touched[700] = 255
    expect(hashDistance(own, likenessHash(touched))).toBeLessThanOrEqual(6)
    expect(hashDistance(own, likenessHash(picture((x, y) => 8 * Math.abs(x - y))))).toBeGreaterThan(16)
  })
  it('wants the small picture and no other', () => {
    expect(() => likenessHash(new Uint8Array(100))).toThrow('likeness: 100 levels')
  })
})
