import { expect, it } from 'vitest'
import { smallSeason } from '../../test/small-season.ts'
import { columnOf, schemeFor } from './corrections.ts'

const scheme = (...fields: readonly string[]) => schemeFor(smallSeason.corrections, fields)?.id

it('the strictest field decides who approves', () => {
  expect(scheme('basic.phone')).toBe('other')
  expect(scheme('basic.phone', 'basic.name')).toBe('identity')
  expect(scheme('guardians.1.phone')).toBe('other')
})
it('what no scheme names is not corrected, alone or beside others', () => {
  expect(scheme('basic.evidence')).toBeUndefined()
  expect(scheme('basic.phone', 'basic.evidence')).toBeUndefined()
})
it('a path stands in a column', () => {
  expect([columnOf('basic.name'), columnOf('guardians.0.phone')]).toEqual(['basic.name', 'guardians.phone'])
})
