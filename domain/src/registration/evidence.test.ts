import { describe, expect, it } from 'vitest'
import { given, goodSections, outcome, someone } from '../../test/someone.ts'
import { beijing } from '../base/time.ts'
import { checkRegistration } from './checks.ts'
import { decideConfirmation } from './confirm.ts'
import { decideEvidence } from './evidence.ts'
import type { Registration } from './registration.ts'

const NOTE = '演练派出所 2022年3月1日 户籍证明'
const note = (changes: Partial<Registration> = {}, text = NOTE, now = '2022-03-09T10:00') =>
  decideEvidence(someone(changes), text, given({ now: beijing(now) }))

describe('the school writes down the police evidence (D8, notice 三.(三))', () => {
  it('is kept in the school field, with its event, and moves no state and no section version', () => {
    const result = note()
    expect(result).toMatchObject({
      value: {
        next: { state: 'filling', version: 6, sectionVersions: { basic: 1 } },
        event: { kind: 'registration.evidenceNoted', fields: ['basic.evidence'] },
      },
    })
    if (!result.ok) throw new Error('refused')
    expect(result.value.next.sections['basic']?.[0]).toEqual({
      ...goodSections['basic']?.[0],
      evidence: NOTE,
    })
  })
  it('turns the contradiction into a question, so that the candidate can confirm', () => {
    const sections = { ...goodSections, basic: [{ ...goodSections['basic']?.[0], sex: '2' }] }
    expect(outcome(decideConfirmation(someone({ sections }), { drafts: [] }, given()))).toBe(
      'REG-INCONSISTENT',
    )
    const noted = note({ sections })
    if (!noted.ok) throw new Error('refused')
    expect(checkRegistration(noted.value.next, given().pack)).toMatchObject([
      { code: 'SEX-ID', severity: 'warning' },
    ])
    expect(decideConfirmation(noted.value.next, { drafts: [] }, given()).ok).toBe(true)
  })
  it('is taken back by an empty note; blanks around it do not count', () => {
    const noted = note({}, `  ${NOTE} `)
    if (!noted.ok) throw new Error('refused')
    expect(noted.value.next.sections['basic']?.[0]?.['evidence']).toBe(NOTE)
    const back = decideEvidence(noted.value.next, '   ', given())
    if (!back.ok) throw new Error('refused')
    expect(back.value.next.sections['basic']?.[0]).not.toHaveProperty('evidence')
  })
  it('is not taken back from under what has been checked; without a contradiction it may be', () => {
    const basic = { ...goodSections['basic']?.[0], sex: '2', evidence: NOTE }
    const sections = { ...goodSections, basic: [basic] }
    expect(note({ state: 'checked', sections }, '')).toMatchObject({
      refusal: { code: 'REG-INCONSISTENT', params: { count: 1 } },
    })
    expect(note({ state: 'checked', sections }, '另一份证明').ok).toBe(true)
    expect(note({ state: 'confirmed', sections }, '').ok).toBe(true)
    expect(note({ state: 'checked' }, '').ok).toBe(true)
  })
  it('is refused once signed, withdrawn or moved, and outside the time of checking', () => {
    for (const state of ['sealed', 'correcting', 'withdrawn', 'transferred'] as const)
      expect(outcome(note({ state }))).toBe('STATE-NO-WAY')
    expect(outcome(note({}, NOTE, '2021-03-09T10:00'))).toBe('TIME-CLOSED')
  })
})
