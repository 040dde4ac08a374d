import { describe, expect, it } from 'vitest'
import { acceptedPortrait, someone } from '../../test/someone.ts'
import { beijing } from '../base/time.ts'
import { factsOf, needsConsent, portraitAccepted, standingOf } from './registration.ts'

describe('what others ask of a registration', () => {
  it('the timetable: track, place, itself, and whether it was returned', () => {
    expect(standingOf(someone())).toEqual({
      track: 'inPlace',
      org: '41/4101/410105/S1/S1-0903',
      registration: '00000000-0000-7000-8000-000000000001',
      returned: 'untouched',
    })
    const returned = { fields: [], note: '', at: beijing('2022-03-08T10:00') }
    expect(standingOf(someone({ returned })).returned).toBe('returned')
  })
  it('conditions of a form: track and grade', () => {
    expect(factsOf(someone({ grade: 8, track: 'grade8' }))).toEqual({ track: 'grade8', grade: '8' })
  })
})

describe('an accepted portrait', () => {
  it('is accepted and undisputed', () => {
    expect(portraitAccepted(someone())).toBe(true)
    expect(portraitAccepted(someone({ pictures: {} }))).toBe(false)
    expect(
      portraitAccepted(someone({ pictures: { portrait: { ...acceptedPortrait, verdict: 'doubtful' } } })),
    ).toBe(false)
    expect(
      portraitAccepted(someone({ pictures: { portrait: { ...acceptedPortrait, dispute: 'not-me' } } })),
    ).toBe(false)
  })
})

describe('who needs consent', () => {
  it.each([
    ['2008-04-02', '2022-04-01', true],
    ['2008-04-01', '2022-04-01', false],
    ['2008-03-31', '2022-04-01', false],
    ['2008-02-29', '2022-02-28', true],
    ['2008-02-29', '2022-03-01', false],
  ])('born %s, on %s: %s', (birthDate, day, expected) => {
    const r = someone({ sections: { basic: [{ birthDate }] } })
    expect(needsConsent(r, { underAge: 14, now: beijing(`${day}T00:00`) })).toBe(expected)
    expect(needsConsent(r, { underAge: 14, now: beijing(`${day}T23:59:59`) })).toBe(expected)
  })
})
