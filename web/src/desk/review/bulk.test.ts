import { describe, expect, it } from 'vitest'
import { sampleOf } from '@zhongzhao/domain/base/sample'
import type { RegistrationView } from '../parts/registration-query.ts'
import { nothingDoubtful } from './bulk.ts'

const picture = { id: '1', verdict: 'accepted', disputed: false, findings: [], steps: [], at: 0 }
const clean: RegistrationView = {
  id: 'r',
  number: '',
  grade: 9,
  track: 'inPlace',
  state: 'confirmed',
  stateName: '',
  version: 1,
  school: { code: '', name: '' },
  class: { code: '', name: '' },
  sections: { basic: [{ name: '张三' }] },
  sectionVersions: {},
  drafts: {},
  roster: { basic: [{ name: '张三' }] },
  differs: [],
  pictures: { portrait: picture, document: picture },
  findings: [],
  may: ['pass', 'return'],
  open: [],
  consent: { needed: false },
  times: {},
}

describe('passing many at once', () => {
  it('takes only those in whom the rules see nothing', () => {
    expect(nothingDoubtful(clean)).toBe(true)
  })
  it('leaves out whoever has one thing to look at', () => {
    const finding = { field: 'basic.name', severity: 'advice', code: 'X', params: {}, sentence: '' }
    const cases: readonly Partial<RegistrationView>[] = [
      { may: ['return'] },
      { findings: [finding] },
      { differs: ['basic.name'] },
      { pictures: { document: picture } },
      { pictures: { portrait: picture } },
      { pictures: { portrait: { ...picture, verdict: 'doubtful' }, document: picture } },
      { pictures: { portrait: { ...picture, disputed: true }, document: picture } },
      { returned: { fields: [], note: '', at: 0 } },
    ]
    for (const one of cases) expect(nothingDoubtful({ ...clean, ...one })).toBe(false)
  })
  it('shows a sample spread over the whole class', () => {
    const all = Array.from({ length: 50 }, (_, i) => i)
    expect(sampleOf(all, 5)).toEqual([0, 10, 20, 30, 40])
    expect(sampleOf([1, 2], 5)).toEqual([1, 2])
    expect(sampleOf([], 5)).toEqual([])
  })
})
