import { expect, it } from 'vitest'
import { freshBytes } from './fresh-bytes.ts'

it('hands out each byte once, also across a new draw', () => {
  const seen = new Set(Array.from({ length: 3000 }, () => freshBytes(12).toString('hex')))
  expect(seen.size).toBe(3000)
})

it('gives exactly as many as asked, in memory of its own', () => {
  const [one, two] = [freshBytes(16), freshBytes(32)]
  expect([one.length, two.length]).toEqual([16, 32])
  const before = two.toString('hex')
  one.fill(0)
  expect(two.toString('hex')).toBe(before)
})
