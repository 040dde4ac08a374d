import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { given, goodSections, outcome, someone } from '../../test/someone.ts'
import { smallSeason } from '../../test/small-season.ts'
import { type FieldChange, changedFields, decideCorrecting, decideRestoring, withChanges } from './correct.ts'

const sealed = someone({ state: 'sealed' })
const phone: FieldChange = { field: 'basic.phone', from: '13800000001', to: '13900000001' }
const guardian: FieldChange = { field: 'guardians.0.phone', from: '13800000002', to: '' }

describe('correcting (notice 三.(三))', () => {
  it('writes exactly the named fields and opens the record', () => {
    const decision = decideCorrecting(sealed, [phone, guardian], given())
    if (!decision.ok) throw new Error(decision.refusal.code)
    const { next, event } = decision.value
    expect([next.state, next.version, next.sectionVersions]).toEqual([
      'correcting',
      6,
      { basic: 2, guardians: 2, studyHistory: 1 },
    ])
    expect(next.sections['guardians']).toEqual([{ name: '张大山' }])
    expect(changedFields(smallSeason.forms, sealed.sections, next.sections)).toEqual([
      'basic.phone',
      'guardians.0.phone',
    ])
    expect(event).toMatchObject({
      kind: 'registration.corrected',
      fields: ['basic.phone', 'guardians.0.phone'],
    })
  })
  it('names a field, and finds the old value there', () => {
    expect(outcome(decideCorrecting(sealed, [], given()))).toBe('REG-CORRECTION-MISSING')
    expect(outcome(decideCorrecting(sealed, [{ ...phone, from: '1' }], given()))).toBe(
      'REG-CORRECTION-MISSING',
    )
    expect(outcome(decideCorrecting(someone({ state: 'checked' }), [phone], given()))).toBe('STATE-NO-WAY')
  })
  it('taken back, the record says what was signed', () => {
    const opened = decideCorrecting(sealed, [phone, guardian], given())
    if (!opened.ok) throw new Error('refused')
    const back = decideRestoring(opened.value.next, [phone, guardian], given())
    expect(back).toMatchObject({ value: { next: { state: 'sealed', sections: goodSections, version: 7 } } })
    expect(outcome(decideRestoring(opened.value.next, [{ ...phone, to: '1' }], given()))).toBe(
      'REG-CORRECTION-MISSING',
    )
  })
  it('for any new values nothing but the named fields changes, and taking back restores every one', () => {
    const names = Object.keys(goodSections['basic']?.[0] ?? {})
    const value = fc.string({ minLength: 1 })
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), value, (fields, to) => {
        const changes = fields.map((name) => ({
          field: `basic.${name}`,
          from: goodSections['basic']?.[0]?.[name] ?? '',
          to,
        }))
        const after = withChanges(goodSections, changes)
        const changed = changedFields(smallSeason.forms, goodSections, after)
        const back = changes.map(({ field, from }) => ({ field, from: to, to: from }))
        expect(withChanges(after, back)).toEqual(goodSections)
        return changed.every((path) => changes.some(({ field }) => field === path))
      }),
    )
  })
})
