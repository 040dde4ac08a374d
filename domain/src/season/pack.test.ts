import { describe, expect, it } from 'vitest'
import { basic, guardians, smallSeason } from '../../test/small-season.ts'
import { text } from '../forms/field.ts'
import type { Form } from '../forms/form.ts'
import { brokenFields, compatible, formOf } from './pack.ts'

describe('a pack', () => {
  it('finds its forms by id', () => {
    expect(formOf(smallSeason, 'guardians')).toBe(guardians)
    expect(formOf(smallSeason, 'nobody')).toBeUndefined()
  })
})

describe('amending a pack while the season runs', () => {
  const withBasic = (fields: Form['fields']) => ({
    ...smallSeason,
    version: 2,
    forms: smallSeason.forms.map((f) => (f.id === 'basic' ? { ...f, fields } : f)),
  })
  it('may add a field or change a label', () => {
    const added = withBasic({ ...basic.fields, email: text({ label: '邮箱', max: 50, owner: 'candidate' }) })
    expect(compatible(smallSeason, added)).toEqual({ ok: true, value: added })
  })
  it('may not remove a released field, and says which', () => {
    expect(brokenFields(smallSeason, withBasic({}))).toContain('basic.phone')
    expect(() => compatible(smallSeason, withBasic({}))).toThrow('basic.phone')
  })
  it('may not retype one', () => {
    const retyped = {
      ...smallSeason,
      forms: [
        {
          ...basic,
          fields: { ...basic.fields, phone: text({ label: '电话', max: 20, owner: 'candidate' }) },
        },
        ...smallSeason.forms.slice(1),
      ],
    }
    expect(brokenFields(smallSeason, retyped)).toEqual(['basic.phone'])
  })
  it('may not drop a whole form', () => {
    const without = { ...smallSeason, forms: smallSeason.forms.slice(0, 2) }
    expect(brokenFields(smallSeason, without)).toEqual([
      'studyHistory.from',
      'studyHistory.until',
      'studyHistory.school',
      'studyHistory.gapReason',
    ])
  })
})
