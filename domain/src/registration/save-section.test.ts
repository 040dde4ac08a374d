import { describe, expect, it } from 'vitest'
import { given, goodSections, outcome, someone } from '../../test/someone.ts'
import { basic, guardians } from '../../test/small-season.ts'
import { beijing } from '../base/time.ts'
import type { Registration } from './registration.ts'
import { decideSave } from './save-section.ts'

const save = (row: Readonly<Record<string, string>>, changes: Partial<Registration> = {}, version = 1) =>
  decideSave(someone(changes), { form: basic, rows: [row], version }, given())

describe('saving a section (notice 二.2)', () => {
  it('keeps the values, moves both versions, and the event names the changed fields only', () => {
    const result = save({ ...goodSections['basic']?.[0], phone: '139 0000 0001' })
    expect(result).toMatchObject({
      value: {
        next: { state: 'filling', version: 6, sectionVersions: { basic: 2, guardians: 1, studyHistory: 1 } },
        event: { kind: 'registration.saved', fields: ['basic.phone'], detail: { section: 'basic' } },
      },
    })
    expect(result.ok && result.value.next.sections['basic']?.[0]?.['phone']).toBe('13900000001')
    expect(JSON.stringify(result.ok && result.value.event)).not.toContain('139')
  })
  it('leaves the other sections alone', () => {
    const result = save({})
    expect(result.ok && result.value.next.sections['guardians']).toBe(goodSections['guardians'])
  })
  it('cannot change what the register owns', () => {
    const result = save({ name: '改名', idNumber: '110101199001010015', sex: '2', phone: '13900000001' })
    expect(result.ok && result.value.next.sections['basic']?.[0]).toMatchObject({
      name: '张䶮',
      sex: '1',
      idNumber: '410101200701010012',
    })
  })
  it('cannot write the school’s note', () => {
    const result = save({ evidence: '我有证明' })
    expect(result.ok && result.value.next.sections['basic']?.[0]).not.toHaveProperty('evidence')
  })
  it('may leave gaps: completeness is asked at confirming', () => {
    expect(save({}).ok).toBe(true)
  })
  it('begins the filling of somebody just rostered, with a section never saved', () => {
    const fresh = someone({ state: 'rostered', sectionVersions: {} })
    const result = decideSave(fresh, { form: guardians, rows: [{ name: '张大山' }], version: 0 }, given())
    expect(result).toMatchObject({ value: { next: { state: 'filling', sectionVersions: { guardians: 1 } } } })
  })
  it('keeps what was returned until the next confirmation, and marks what has been changed', () => {
    const returned = {
      fields: [
        { field: 'basic.phone', reason: '打不通' },
        { field: 'guardians.0.phone', reason: '打不通' },
        { field: 'basic', reason: '太简单' },
      ],
      note: '',
      at: beijing('2022-03-08T10:00'),
    }
    const result = save({ phone: '13900000001' }, { returned })
    const marks = (given: typeof result) =>
      given.ok ? given.value.next.returned?.fields.map((one) => one.amended) : undefined
    expect(marks(result)).toEqual(['amended', undefined, 'amended'])
    expect(marks(save({ ...goodSections['basic']?.[0] }, { returned }))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(save({})).not.toHaveProperty('value.next.returned')
  })
})

describe('saving is refused', () => {
  it('on an older version: the second of two devices is told which is newer', () => {
    expect(save({}, {}, 0)).toMatchObject({ refusal: { code: 'VERSION-STALE', params: { version: 1 } } })
    expect(outcome(save({}, {}, 2))).toBe('VERSION-STALE')
  })
  it.each(['confirmed', 'checked', 'sealed', 'correcting', 'transferred', 'withdrawn'] as const)(
    'in %s',
    (state) => {
      expect(outcome(save({}, { state }))).toBe('STATE-NO-WAY')
    },
  )
  it('when the window has closed', () => {
    const result = decideSave(
      someone(),
      { form: basic, rows: [{}], version: 1 },
      given({ now: beijing('2022-03-13T17:00') }),
    )
    expect(outcome(result)).toBe('TIME-CLOSED')
  })
  it('under 14 without the guardian’s consent', () => {
    expect(outcome(save({}, { sections: { basic: [{ birthDate: '2010-01-01' }] } }))).toBe(
      'REG-CONSENT-MISSING',
    )
  })
})
