import { describe, expect, it } from 'vitest'
import { acceptedPortrait, given, outcome, someone, wednesday } from '../../test/someone.ts'
import { smallSeason } from '../../test/small-season.ts'
import { beijing } from '../base/time.ts'
import { rowOf } from '../lifecycle/table.ts'
import { checkRegistration } from './checks.ts'
import { type CredentialEvent, credentialLifecycle } from './credential-lifecycle.ts'
import { type CredentialAct, credentialsOf, decideCredential } from './credentials.ts'
import type { Registration } from './registration.ts'
import { decideReview } from './review.ts'
import { decideSeal } from './seal.ts'

const bare = (changes: Partial<Registration> = {}) =>
  someone({ pictures: { portrait: acceptedPortrait }, ...changes })
const standing = (r: Registration, now = wednesday) => credentialsOf(r, given({ now }))
const seen = { state: 'seen', at: wednesday } as const
const friday = beijing('2022-03-11T17:00')
const deferred = { state: 'deferred', until: friday, reason: 'LOST', at: wednesday } as const
const act = (r: Registration, what: CredentialAct) => decideCredential(r, what, given())
const defer = (until: string, reason = 'LOST') =>
  act(bare(), { event: 'defer', kind: 'card', until: beijing(until), reason })

describe('what is needed, and what counts instead (F3)', () => {
  it('is settled by a document picture that nobody refused, as the ID card', () => {
    expect(standing(someone()).standing).toBe('settled')
    const refused = someone({ pictures: { document: { ...acceptedPortrait, verdict: 'refused' } } })
    expect(standing(refused).standing).toBe('missing')
  })
  it('takes the household book only together with the school’s letter', () => {
    const book = someone({ credentials: { book: seen } })
    expect(standing(book)).toMatchObject({ standing: 'missing', lacking: [{ code: 'card' }] })
    expect(standing(someone({ credentials: { book: seen, letter: seen } })).standing).toBe('settled')
    // The letter without any picture is not enough.
    expect(standing(bare({ credentials: { book: seen, letter: seen } })).standing).toBe('missing')
  })
  it('asks a pupil with a passport for the passport', () => {
    const sections = { basic: [{ idKind: 'A' }] }
    expect(standing(bare({ sections }))).toMatchObject({
      rule: { category: '护照' },
      lacking: [{ code: 'passport', standing: 'missing' }],
    })
    expect(standing(someone({ sections })).standing).toBe('settled')
  })
  it('is deferred up to its last second and overdue from then on', () => {
    const r = bare({ credentials: { card: deferred } })
    expect(standing(r, beijing('2022-03-11T16:59:59'))).toMatchObject({ standing: 'deferred', until: friday })
    expect(standing(r, friday).standing).toBe('overdue')
  })
  it('tells the candidate what is owed and until when', () => {
    const told = (r: Registration) =>
      checkRegistration(r, smallSeason)
        .filter((f) => f.field === 'document')
        .map(({ severity, code, params }) => [severity, code, params])
    expect(told(bare())).toEqual([['warning', 'DOCUMENT-MISSING', { what: '身份证' }]])
    expect(told(bare({ credentials: { card: deferred } }))).toEqual([
      ['warning', 'DOCUMENT-DEFERRED', { what: '身份证', until: '2022年3月11日 17:00' }],
    ])
    expect(told(someone())).toEqual([])
  })
})

describe('the life of one proof: every state × every event', () => {
  const states = { owed: {}, deferred: { card: deferred }, seen: { card: seen } } as const
  const acts: Readonly<Record<CredentialEvent, CredentialAct>> = {
    see: { event: 'see', kind: 'card' },
    defer: { event: 'defer', kind: 'card', until: friday, reason: 'LOST' },
    takeBack: { event: 'takeBack', kind: 'card' },
  }
  for (const [state, credentials] of Object.entries(states))
    for (const [event, what] of Object.entries(acts))
      it(`${state} + ${event}`, () => {
        const row = rowOf(credentialLifecycle, state as keyof typeof states, event as CredentialEvent)
        const result = act(bare({ credentials }), what)
        if (row === undefined) return expect(outcome(result)).toBe('STATE-NO-WAY')
        const after = result.ok ? (result.value.next.credentials?.['card']?.state ?? 'owed') : 'refused'
        return expect(after).toBe(row[2])
      })

  it('is deferred to a day after now and not beyond the last one, for a reason of the list', () => {
    expect(outcome(defer('2022-03-09T10:00'))).toBe('DOCUMENT-DUE')
    expect(defer('2022-03-09T10:01').ok).toBe(true)
    expect(defer('2022-04-20T17:00').ok).toBe(true)
    expect(outcome(defer('2022-04-20T17:01'))).toBe('DOCUMENT-DUE')
    expect(outcome(defer('2022-03-11T17:00', '忘带了'))).toBe('DOCUMENT-DEFER-REASON')
  })
  it('knows no kind outside the matrix, and touches nothing that is sealed', () => {
    expect(outcome(act(bare(), { event: 'see', kind: 'diploma' }))).toBe('NOT-FOUND')
    expect(outcome(act(bare({ state: 'sealed' }), acts.see))).toBe('REG-CORRECTION-MISSING')
  })
  it('leaves an event with the kind and nothing of the person', () => {
    const result = act(bare(), acts.defer)
    expect(result.ok && result.value.event).toMatchObject({
      kind: 'credential.deferred',
      detail: { proof: 'card' },
    })
  })
})

describe('what stands in the way', () => {
  const confirmed = (credentials: Registration['credentials'] = {}) =>
    bare({ state: 'confirmed', credentials })
  const pass = (r: Registration, now = wednesday) => decideReview(r, { verdict: 'pass' }, given({ now }))
  it('an overdue deferral stops the school from passing; a running one, or none, does not', () => {
    expect(pass(confirmed({ card: deferred })).ok).toBe(true)
    expect(outcome(pass(confirmed({ card: deferred }), friday))).toBe('REG-DOCUMENT-OVERDUE')
    expect(pass(confirmed()).ok).toBe(true)
  })
  it('what was deferred is brought before signing, since afterwards nothing can be noted', () => {
    const paper = {
      printed: 'a',
      current: 'a',
      candidate: 'signed',
      guardian: 'signed',
      sheetId: 's',
    } as const
    const seal = (r: Registration) => decideSeal(r, paper, given())
    expect(outcome(seal(bare({ state: 'checked', credentials: { card: deferred } })))).toBe(
      'REG-DOCUMENT-OWED',
    )
    expect(seal(someone({ state: 'checked' })).ok).toBe(true)
  })
})
