import fc from 'fast-check'
import { expect, it } from 'vitest'
import { basic, guardians } from '../../test/small-season.ts'
import { joinSections, splitSections } from './secret.ts'

const forms = [basic, guardians]
const values = fc.constantFrom('甲', '13800000001', '')

it('keeps nothing sensitive in the open part', () => {
  const { clear, secret } = splitSections(forms, {
    basic: [{ name: '甲', phone: '13800000001' }],
    guardians: [{ name: '乙' }, { phone: '13800000002' }],
  })
  expect(clear).toEqual({ basic: [{ name: '甲' }], guardians: [{ name: '乙' }, {}] })
  expect(secret).toEqual({ basic: [{ phone: '13800000001' }], guardians: [{}, { phone: '13800000002' }] })
})

it('puts back together what it took apart', () => {
  const row = (fields: readonly string[]) => fc.dictionary(fc.constantFrom(...fields), values)
  const sections = fc.record({
    basic: fc.array(row(Object.keys(basic.fields)), { minLength: 1, maxLength: 1 }),
    guardians: fc.array(row(Object.keys(guardians.fields)), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(sections, (given) => {
      const { clear, secret } = splitSections(forms, given)
      expect(joinSections(clear, secret)).toEqual(given)
    }),
  )
})
