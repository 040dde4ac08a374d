import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boyId, given, goodSections, outcome, someone } from '../../test/someone.ts'
import { basic, smallSeason } from '../../test/small-season.ts'
import { beijing } from '../base/time.ts'
import type { Values } from '../forms/form.ts'
import { decideAssistedSave, decideEntry, typedByStaff } from './assisted.ts'
import type { Registration } from './registration.ts'

const held: Values = goodSections['basic']?.[0] ?? {}
const enter = (over: Values = {}, papers: readonly string[] = ['card']) =>
  decideEntry(smallSeason, { category: 'social', papers, basic: { ...held, ...over } })

describe('a record made from papers (notice 三.(五); G3)', () => {
  it('is of grade 9 on the track of its category, and keeps only papers of the list', () => {
    const made = enter({}, ['card', 'card', 'ticket'])
    expect(made).toMatchObject({
      ok: true,
      value: { grade: 9, category: { track: 'inPlace' }, papers: ['card'] },
    })
  })
  it('wants the papers that must be seen, by name', () => {
    expect(enter({}, ['certificate'])).toMatchObject({
      refusal: { code: 'ENTRY-PAPERS', params: { papers: '身份证' } },
    })
  })
  it('wants a category of the list: grade 8 is none', () => {
    const result = decideEntry(smallSeason, { category: 'grade8', papers: [], basic: held })
    expect(outcome(result)).toBe('ENTRY-CATEGORY')
  })
  it('tells a wrong digit, a blank name and a birth date the number contradicts', () => {
    expect(outcome(enter({ idNumber: boyId.replace(/.$/, '3') }))).toBe('ENTRY-WRONG')
    expect(outcome(enter({ name: '' }))).toBe('ENTRY-WRONG')
    expect(outcome(enter({ birthDate: '2007-01-02' }))).toBe('ENTRY-WRONG')
  })
  it('keeps a name as typed, tidied and never changed otherwise', () => {
    const made = enter({ name: ' 买买提•示例 ' })
    expect(made.ok && made.value.sections['basic']?.[0]?.['name']).toBe('买买提·示例')
  })
  it('does not write what the school owns', () => {
    const made = enter({ evidence: '证明' })
    expect(made.ok && made.value.sections['basic']?.[0]).not.toHaveProperty('evidence')
  })
})

const type = (row: Values, changes: Partial<Registration> = {}, made: 'atPoint' | 'elsewhere' = 'atPoint') =>
  decideAssistedSave(someone(changes), { form: basic, rows: [row], version: 1, made }, given())

describe('staff type for who is present (由工作人员代录)', () => {
  it('fills and never confirms, whatever is typed', () => {
    expect(type({ ...held, phone: '13900000001' })).toMatchObject({
      value: {
        next: { state: 'filling' },
        event: { kind: 'registration.typedByStaff', fields: ['basic.phone'] },
      },
    })
  })
  it('only into a record made at a point, before it is confirmed, inside the window', () => {
    expect(outcome(type(held, {}, 'elsewhere'))).toBe('ENTRY-NOT-HERE')
    expect(outcome(type(held, { state: 'confirmed' }))).toBe('STATE-NO-WAY')
    const late = given({ now: beijing('2022-04-08T10:00') })
    const save = { form: basic, rows: [held], version: 1, made: 'atPoint' } as const
    expect(outcome(decideAssistedSave(someone(), save, late))).toBe('TIME-CLOSED')
  })
  it('leaves the number it was made with', () => {
    expect(outcome(type({ ...held, idNumber: '410101200701010039' }))).toBe('ENTRY-FIXED')
    expect(outcome(type({ ...held, idKind: 'A' }))).toBe('ENTRY-FIXED')
  })
  it('does not overwrite what somebody saved meanwhile', () => {
    expect(outcome(type(held, { sectionVersions: { basic: 2 } }))).toBe('VERSION-STALE')
  })
})

describe('the mark of what staff typed', () => {
  it('stands while the value does, and goes when the candidate writes another', () => {
    const fields = (held2: Values) =>
      typedByStaff([basic], { typed: { basic: [held] }, held: { basic: [held2] } })
    expect(fields(held)).toContain('basic.homeAddress')
    expect(fields({ ...held, homeAddress: '演练路 2 号' })).not.toContain('basic.homeAddress')
  })
  it('never marks a value that differs from what was typed, and always one that does not', () => {
    const row = fc.dictionary(
      fc.constantFrom('name', 'phone', 'homeAddress'),
      fc.constantFrom('', '甲', '乙'),
    )
    fc.assert(
      fc.property(row, row, (typed, now) => {
        const marked = typedByStaff([basic], { typed: { basic: [typed] }, held: { basic: [now] } })
        const same = Object.keys(typed).filter((name) => typed[name] !== '' && typed[name] === now[name])
        expect(marked.toSorted()).toEqual(same.map((name) => `basic.${name}`).toSorted())
      }),
    )
  })
})
