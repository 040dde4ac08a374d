import { expect, it } from 'vitest'
import { registrationNumber } from './registration-number.ts'

it.each([
  [1, '224100000001'],
  [241, '224100000241'],
  [99_999_999, '224199999999'],
  // Never cut: a number too long is seen, two equal ones are not.
  [100_000_000, '2241100000000'],
])('serial %d is %s', (serial, expected) => {
  expect(registrationNumber({ prefix: '2241', serialDigits: 8 }, serial)).toBe(expected)
})
