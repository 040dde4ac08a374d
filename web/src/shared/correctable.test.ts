import { expect, it } from 'vitest'
import { smallSeason } from '../../../domain/test/small-season.ts'
import { correctableIn } from './correctable.ts'

it('offers the fields of rows that stand, with their values, and none that is not corrected', () => {
  const sections = {
    basic: [{ name: '王示例', evidence: '证明' }],
    guardians: [{ name: '王一' }, { name: '王二' }],
  }
  const offered = correctableIn(smallSeason, sections)
  expect(offered.find(({ path }) => path === 'basic.name')).toMatchObject({ label: '姓名', value: '王示例' })
  expect(offered.find(({ path }) => path === 'basic.phone')?.value).toBe('')
  expect(offered.find(({ path }) => path === 'guardians.1.name')?.label).toBe('监护人2 监护人姓名')
  expect(offered.map(({ path }) => path)).not.toContain('basic.evidence')
  expect(offered.map(({ path }) => path)).not.toContain('guardians.2.name')
})
