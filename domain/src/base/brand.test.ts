import { expect, it } from 'vitest'
import { type Brand, branded } from './brand.ts'

type Height = Brand<number, 'Height'>

it('is the plain value at run time: nothing is wrapped', () => {
  expect(branded<Height>(170)).toBe(170)
})

it('does not let a plain value pass for a branded one', () => {
  // @ts-expect-error a plain number is not a Height
  const plain: Height = 170
  expect(plain).toBe(170)
})
