import { form } from '@zhongzhao/domain/forms/form'
import { personName, phone } from '@zhongzhao/domain/forms/field'
import { describe, expect, it } from 'vitest'
import type { RegistrationView } from '../parts/registration-query.ts'
import { isCovered } from './covered.ts'

const forms = [
  form({
    id: 'basic',
    title: '',
    basis: '',
    fields: {
      name: personName({ label: '姓名', max: 50, owner: 'roster' }),
      phone: phone({ label: '电话', owner: 'candidate', sensitive: true }),
    },
  }),
]
const view = (row: Record<string, string>): RegistrationView => ({
  id: 'r',
  number: '',
  grade: 9,
  track: 'inPlace',
  state: 'confirmed',
  stateName: '',
  version: 1,
  school: { code: '', name: '' },
  class: { code: '', name: '' },
  sections: { basic: [row] },
  sectionVersions: {},
  drafts: {},
  roster: {},
  differs: [],
  pictures: {},
  findings: [],
  may: [],
  open: [],
  consent: { needed: false },
  times: {},
})

describe('covered numbers', () => {
  it('are seen by their stars in sensitive fields only', () => {
    expect(isCovered(view({ phone: '138****5678' }), forms)).toBe(true)
    expect(isCovered(view({ phone: '13812345678' }), forms)).toBe(false)
    expect(isCovered(view({ name: '*' }), forms)).toBe(false)
    expect(isCovered(view({}), forms)).toBe(false)
  })
})
