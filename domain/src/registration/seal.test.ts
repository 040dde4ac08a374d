import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedPortrait, given, goodSections, outcome, someone } from '../../test/someone.ts'
import { beijing } from '../base/time.ts'
import type { Registration } from './registration.ts'
import { type SignedPaper, decideSeal, sealDigits, sealedContent, signingOpen } from './seal.ts'

const sheet = 'sheet-1'
const paper: SignedPaper = {
  printed: 'ab',
  current: 'ab',
  candidate: 'signed',
  guardian: 'signed',
  sheetId: sheet,
}
const checked = (changes: Partial<Registration> = {}) => someone({ state: 'checked', ...changes })
const sealing = (changes: Partial<SignedPaper> = {}, r = checked(), at = '2022-03-15T10:00') =>
  decideSeal(r, { ...paper, ...changes }, given({ now: beijing(at) }))

describe('sealing (notice 三.(三))', () => {
  it('with both signatures on the paper that matches', () => {
    expect(sealing()).toMatchObject({
      value: {
        next: { state: 'sealed', version: 6, sealedAt: beijing('2022-03-15T10:00') },
        event: { kind: 'registration.sealed', detail: { sheet } },
      },
    })
  })
  it('is refused when a signature is missing, whichever', () => {
    expect(outcome(sealing({ candidate: 'missing' }))).toBe('REG-PAPER-UNSIGNED')
    expect(outcome(sealing({ guardian: 'missing' }))).toBe('REG-PAPER-UNSIGNED')
  })
  it('takes a signature in the place of an absent guardian on a ground of the pack, and on no other (J2)', () => {
    const proxy = (ground?: string) =>
      sealing({ guardian: 'proxy', ...(ground === undefined ? {} : { ground }) })
    expect(proxy('RELATIVE')).toMatchObject({
      value: { next: { state: 'sealed' }, event: { detail: { sheet, ground: 'RELATIVE' } } },
    })
    expect(outcome(proxy('TEACHER'))).toBe('REG-PAPER-UNSIGNED')
    expect(outcome(proxy())).toBe('REG-PAPER-UNSIGNED')
    expect(outcome(sealing({ guardian: 'signed', ground: 'RELATIVE' }))).toBe('REG-PAPER-UNSIGNED')
    expect(outcome(sealing({ guardian: 'proxy', ground: 'RELATIVE', candidate: 'missing' }))).toBe(
      'REG-PAPER-UNSIGNED',
    )
  })
  it('is refused when the data changed since printing', () => {
    expect(outcome(sealing({ current: 'cd' }))).toBe('REG-PAPER-STALE')
  })
  it('is refused when the portrait is no longer accepted: replaced or disputed after the check', () => {
    const doubtful = checked({ pictures: { portrait: { ...acceptedPortrait, verdict: 'doubtful' } } })
    const disputed = checked({ pictures: { portrait: { ...acceptedPortrait, dispute: 'not-me' } } })
    expect(outcome(sealing({}, doubtful))).toBe('REG-PHOTO-DOUBTFUL')
    expect(outcome(sealing({}, disputed))).toBe('REG-PHOTO-DOUBTFUL')
  })
  it.each(['rostered', 'filling', 'confirmed', 'sealed', 'transferred', 'withdrawn'] as const)(
    'is refused from %s',
    (state) => {
      expect(outcome(sealing({}, someone({ state })))).toBe('STATE-NO-WAY')
    },
  )
  it('of a correction asks that only the named fields changed', () => {
    const corrected = someone({ state: 'correcting' })
    expect(outcome(sealing({}, corrected))).toBe('REG-CORRECTION-MISSING')
    const before = { ...goodSections, guardians: [{ name: '张大山', phone: '13800000009' }] }
    const named = (fields: readonly string[]) =>
      outcome(sealing({ correction: { fields, before } }, corrected))
    expect(named(['guardians.0.name'])).toBe('REG-CORRECTION-MISSING')
    expect(named(['guardians.0.phone'])).toMatchObject({ next: { state: 'sealed' } })
  })
  it('of a correction is possible after the period', () => {
    const corrected = someone({ state: 'correcting' })
    const late = given({ now: beijing('2022-08-01T10:00') })
    expect([...signingOpen(corrected, late)]).toContain('sign')
    expect([...signingOpen(checked(), late)]).not.toContain('sign')
  })
  it('ends with its period, to the second', () => {
    expect(sealing({}, checked(), '2022-05-01T16:59:59').ok).toBe(true)
    expect(outcome(sealing({}, checked(), '2022-05-01T17:00:00'))).toBe('TIME-CLOSED')
  })
  it('ends the chance to undo the check', () => {
    const r = checked({
      lastReview: { verdict: 'pass', by: 'x', at: beijing('2022-03-15T09:59:59'), version: 5 },
    })
    const result = sealing({}, r)
    expect(result.ok && result.value.next).not.toHaveProperty('lastReview')
  })
})

describe('what a signature covers', () => {
  const content = sealedContent(checked(), sheet)
  it.each<[string, Partial<Registration>]>([
    ['a field', { sections: { ...goodSections, guardians: [{ name: '张大海', phone: '13800000002' }] } }],
    ['the portrait', { pictures: { portrait: { ...acceptedPortrait, hash: 'bb' } } }],
    ['the document', { pictures: { portrait: acceptedPortrait } }],
    ['the class, which is printed', { org: '41/4101/410105/S1/S1-0904' }],
    ['the track', { track: 'returnHome' }],
    ['the version of the pack', { packVersion: 2 }],
  ])('changes with %s', (_, changes) => {
    expect(sealedContent(checked(changes), sheet)).not.toBe(content)
  })
  it('changes with the sheet: a reprint has a code of its own', () => {
    expect(sealedContent(checked(), 'sheet-2')).not.toBe(content)
  })
  it('does not change with state, version, verdicts or times', () => {
    const later = checked({
      state: 'sealed',
      version: 99,
      sectionVersions: { basic: 7 },
      sealedAt: beijing('2022-03-15T10:00'),
      pictures: {
        portrait: { ...acceptedPortrait, verdict: 'doubtful' },
        document: { ...acceptedPortrait, id: 'd9' },
      },
    })
    expect(sealedContent(later, sheet)).toBe(content)
  })
  it('does not change with the order in which fields were saved', () => {
    const [row = {}] = goodSections['basic'] ?? []
    const turned = Object.fromEntries(Object.entries(row).toReversed())
    expect(sealedContent(checked({ sections: { ...goodSections, basic: [turned] } }), sheet)).toBe(content)
  })
})

describe('the digits the eye compares', () => {
  it('are sixteen, from the first 64 bits', () => {
    expect(sealDigits('ffffffffffffffff00')).toBe('6744073709551615')
    expect(sealDigits('0000000000000001ff')).toBe('0000000000000001')
  })
  it('are always sixteen digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (code) => {
        expect(sealDigits(code)).toMatch(/^\d{16}$/)
      }),
    )
  })
})
