import { describe, expect, it } from 'vitest'
import { acceptedPortrait, given, outcome, someone } from '../../test/someone.ts'
import { beijing } from '../base/time.ts'
import { decideConsent, decideDispute, decidePicture, decideSeenPicture, mayDo } from './picture.ts'
import type { Registration, State } from './registration.ts'

const ref = { id: 'new', hash: 'cc', verdict: 'doubtful' } as const
const changeable: readonly State[] = ['rostered', 'filling', 'confirmed', 'checked']
const settled: readonly State[] = ['sealed', 'correcting', 'transferred', 'withdrawn']

describe('a picture taken in (notice 二.2(1)–(2))', () => {
  const take = (changes: Partial<Registration> = {}, now = '2022-03-09T10:00') =>
    decidePicture(someone(changes), { kind: 'portrait', ref }, given({ now: beijing(now) }))
  it('replaces the earlier one of its kind and says the verdict, no more', () => {
    expect(take()).toMatchObject({
      value: {
        next: { version: 6, state: 'filling', pictures: { portrait: ref } },
        event: { kind: 'image.portraitTaken', fields: ['portrait'], detail: { verdict: 'doubtful' } },
      },
    })
  })
  it('marks a picture that was returned as brought anew', () => {
    const returned = { fields: [{ field: 'portrait', reason: '不清楚' }], note: '', at: given().now }
    const anew = decidePicture(someone({ returned }), { kind: 'portrait', ref }, given())
    expect(anew.ok && anew.value.next.returned?.fields[0]?.amended).toBe('amended')
    const other = decidePicture(someone({ returned }), { kind: 'document', ref }, given())
    expect(other.ok && other.value.next.returned?.fields[0]?.amended).toBeUndefined()
  })
  it('leaves the other kind alone', () => {
    const result = take()
    expect(result.ok && result.value.next.pictures.document).toEqual(someone().pictures.document)
  })
  it.each(changeable)('is taken while %s', (state) => {
    expect(take({ state }).ok).toBe(true)
  })
  it.each(settled)('is refused once %s', (state) => {
    expect(outcome(take({ state }))).toBe('REG-CORRECTION-MISSING')
  })
  it('has its own period', () => {
    expect(outcome(take({}, '2022-03-07T08:59:59'))).toBe('TIME-CLOSED')
    expect(take({}, '2022-05-01T16:59:59').ok).toBe(true)
    expect(outcome(take({}, '2022-05-01T17:00:00'))).toBe('TIME-CLOSED')
  })
})

describe('a picture of the queue after the eye has looked (E2)', () => {
  const refusedRef = { id: 'new', hash: 'cc', verdict: 'refused' } as const
  const seen = (changes: Partial<Registration>) =>
    decideSeenPicture(someone(changes), { kind: 'portrait', ref: refusedRef }, given())
  it('refused, it never takes the place of one that is there', () => {
    expect(outcome(seen({ pictures: { portrait: acceptedPortrait } }))).toBe('IMAGE-UNFIT')
    expect(outcome(seen({ pictures: { portrait: { ...acceptedPortrait, verdict: 'doubtful' } } }))).toBe(
      'IMAGE-UNFIT',
    )
  })
  it('refused, it is shown to who has none, or a refused one only', () => {
    const old = { ...acceptedPortrait, verdict: 'refused' } as const
    for (const pictures of [{}, { portrait: old }])
      expect(seen({ pictures })).toMatchObject({ value: { next: { pictures: { portrait: refusedRef } } } })
  })
})

describe('这不是我', () => {
  const dispute = (changes: Partial<Registration> = {}) => decideDispute(someone(changes), given())
  it('is marked on the portrait, whatever its verdict', () => {
    expect(dispute()).toMatchObject({
      value: {
        next: { pictures: { portrait: { ...acceptedPortrait, dispute: 'not-me' } } },
        event: { kind: 'image.disputed' },
      },
    })
  })
  it('is refused where there is none, or once sealed', () => {
    expect(outcome(dispute({ pictures: {} }))).toBe('IMAGE-NONE')
    expect(outcome(dispute({ state: 'sealed' }))).toBe('REG-CORRECTION-MISSING')
  })
})

describe('the guardian’s consent on paper (C11)', () => {
  it('is dated, and the event names the version of the text', () => {
    const result = decideConsent(someone(), { textVersion: '1' }, given())
    expect(result).toMatchObject({
      value: {
        next: { consentAt: beijing('2022-03-09T10:00'), version: 6 },
        event: { kind: 'consent.recorded', detail: { text: '1' } },
      },
    })
  })
  it('keeps its first day when recorded again', () => {
    const first = beijing('2022-03-01T10:00')
    const again = decideConsent(someone({ consentAt: first }), { textVersion: '1' }, given())
    expect(again.ok && again.value.next.consentAt).toBe(first)
  })
})

describe('what may be done now', () => {
  const own = new Set(['registration.fill', 'registration.confirm'])
  const school = new Set(['registration.check', 'registration.sign', 'registration.withdraw'])
  it('follows from state, time and actions', () => {
    expect(mayDo(someone(), own, given())).toEqual(['chooseTrack', 'save', 'confirm'])
    expect(mayDo(someone({ state: 'confirmed' }), own, given())).toEqual(['chooseTrack', 'reopen'])
    expect(mayDo(someone({ state: 'confirmed' }), school, given())).toEqual([
      'return',
      'pass',
      'noteEvidence',
      'withdraw',
    ])
    expect(mayDo(someone({ state: 'checked' }), school, given())).toEqual([
      'return',
      'undoPass',
      'noteEvidence',
      'sign',
    ])
  })
  it('is nothing once sealed, for either', () => {
    expect(mayDo(someone({ state: 'sealed' }), new Set([...own, ...school]), given())).toEqual([])
  })
  it('shrinks when the window closes: choosing the track stays', () => {
    expect(mayDo(someone(), own, given({ now: beijing('2022-03-13T17:00') }))).toEqual(['chooseTrack'])
  })
})
