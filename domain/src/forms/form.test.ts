import { describe, expect, expectTypeOf, it } from 'vitest'
import { basic, guardians, studyHistory } from '../../test/small-season.ts'
import { type ValuesOf, fieldAt, fieldPath, valueAt } from './form.ts'

describe('a form', () => {
  it('is a type: a row without an always-required field does not compile', () => {
    expectTypeOf<ValuesOf<typeof basic>>().toHaveProperty('name').toEqualTypeOf<string>()
    expectTypeOf<ValuesOf<typeof basic>['evidence']>().toEqualTypeOf<string | undefined>()
    // @ts-expect-error name and others are missing
    const row: ValuesOf<typeof basic> = { sex: '1' }
    expect(row.sex).toBe('1')
  })
})

describe('paths', () => {
  it('name a field of a single form without a row', () => {
    expect(fieldPath(basic, 0, 'name')).toBe('basic.name')
  })
  it('name a field of a repeating form with its row', () => {
    expect(fieldPath(guardians, 1, 'phone')).toBe('guardians.1.phone')
  })
  it('find the field, with or without a row number', () => {
    const forms = [basic, guardians, studyHistory]
    expect(fieldAt(forms, 'basic.name')).toBe(basic.fields.name)
    expect(fieldAt(forms, 'guardians.1.phone')).toBe(guardians.fields['phone'])
    expect(fieldAt(forms, 'guardians.phone')).toBe(guardians.fields['phone'])
  })
  it('find nothing where there is nothing', () => {
    for (const path of ['', 'basic', 'basic.', 'basic.nobody', 'nobody.name', 'portrait'])
      expect(fieldAt([basic, guardians], path), path).toBeUndefined()
  })
  it('find the value', () => {
    const sections = { basic: [{ name: '甲' }], guardians: [{ name: '乙' }, { name: '丙' }] }
    expect(valueAt(sections, 'basic.name')).toBe('甲')
    expect(valueAt(sections, 'guardians.1.name')).toBe('丙')
    expect(valueAt(sections, 'guardians.2.name')).toBeUndefined()
    expect(valueAt(sections, 'nobody.name')).toBeUndefined()
  })
})
