import { describe, expect, it } from 'vitest'
import { given, goodSections, outcome, someone } from '../../test/someone.ts'
import { beijing } from '../base/time.ts'
import type { Circumstances } from './circumstances.ts'
import { decideConfirmation, decideReopening } from './confirm.ts'
import type { Registration } from './registration.ts'

const confirm = (
  changes: Partial<Registration> = {},
  circumstances: Partial<Circumstances> = {},
  drafts: readonly string[] = [],
) => decideConfirmation(someone(changes), { drafts }, given(circumstances))
const code = (...args: Parameters<typeof confirm>) => {
  const result = confirm(...args)
  return result.ok ? result.value.next.state : result.refusal.code
}

describe('the candidate confirms (notice 二.2, 三.(三))', () => {
  it('when everything is there: state, version and time move, one event says so', () => {
    const now = beijing('2022-03-09T10:00')
    expect(confirm()).toMatchObject({
      ok: true,
      value: {
        next: { state: 'confirmed', version: 6, confirmedAt: now },
        event: { kind: 'registration.confirmed', at: now, by: { account: 'she' } },
      },
    })
  })
  it('the event carries no value of the form', () => {
    const result = confirm()
    expect(JSON.stringify(result.ok && result.value.event)).not.toMatch(/1380|张|4101/)
  })
  it('to the last second of the window, not at its end', () => {
    expect(code({}, { now: beijing('2022-03-13T16:59:59') })).toBe('confirmed')
    expect(code({}, { now: beijing('2022-03-13T17:00:00') })).toBe('TIME-CLOSED')
  })
  it('with a doubtful portrait: not refused is enough', () => {
    expect(code({ pictures: { portrait: { id: 'p', hash: 'h', verdict: 'doubtful' } } })).toBe('confirmed')
  })
  it('and what the school had returned is done with', () => {
    const returned = { fields: [], note: '', at: beijing('2022-03-08T10:00') }
    const result = confirm({
      returned,
      lastReview: { verdict: 'return', by: 'x', at: returned.at, version: 5 },
    })
    expect(result.ok && result.value.next).not.toHaveProperty('returned')
    expect(result.ok && result.value.next).not.toHaveProperty('lastReview')
  })
})

describe('a confirmation is refused', () => {
  const without = (name: string) => {
    const { [name]: _, ...row } = goodSections['basic']?.[0] ?? {}
    return { sections: { ...goodSections, basic: [row] } }
  }
  it('with a field missing, and says how many', () => {
    expect(confirm(without('phone'))).toMatchObject({
      refusal: { code: 'REG-INCOMPLETE', params: { count: 1 } },
    })
  })
  it('with a contradiction, and says how many', () => {
    const sections = { ...goodSections, basic: [{ ...goodSections['basic']?.[0], sex: '2' }] }
    expect(confirm({ sections })).toMatchObject({
      refusal: { code: 'REG-INCONSISTENT', params: { count: 1 } },
    })
  })
  it('without a portrait, with a refused or a disputed one', () => {
    expect(code({ pictures: {} })).toBe('REG-NO-PHOTO')
    expect(code({ pictures: { portrait: { id: 'p', hash: 'h', verdict: 'refused' } } })).toBe('REG-NO-PHOTO')
    expect(
      code({ pictures: { portrait: { id: 'p', hash: 'h', verdict: 'accepted', dispute: 'not-me' } } }),
    ).toBe('REG-NO-PHOTO')
  })
  it('with an unsaved draft, naming the section', () => {
    expect(confirm({}, {}, ['监护人'])).toMatchObject({
      refusal: { code: 'REG-DRAFT-PENDING', params: { sections: '监护人' } },
    })
  })
  it('under 14 without consent, before anything else is counted', () => {
    const sections = { ...goodSections, basic: [{ birthDate: '2010-01-01' }] }
    expect(code({ sections })).toBe('REG-CONSENT-MISSING')
  })
  it.each(['rostered', 'confirmed', 'checked', 'sealed', 'correcting', 'transferred', 'withdrawn'] as const)(
    'from %s',
    (state) => {
      expect(code({ state })).toBe('STATE-NO-WAY')
    },
  )
  it('on another track’s days, naming the own', () => {
    const refused = confirm({ track: 'returnHome', sections: { ...goodSections } })
    expect(refused).toMatchObject({
      refusal: { code: 'TIME-CLOSED', params: { track: '九年级回户籍所在地报考' } },
    })
  })
})

describe('taking the confirmation back', () => {
  const reopen = (changes: Partial<Registration>, now = '2022-03-09T10:00') =>
    decideReopening(
      someone({ state: 'confirmed', confirmedAt: beijing('2022-03-08T10:00'), ...changes }),
      given({ now: beijing(now) }),
    )
  it('works until the school has looked, in the window', () => {
    const result = reopen({})
    expect(result).toMatchObject({ value: { next: { state: 'filling', version: 6 } } })
    expect(result.ok && result.value.next).not.toHaveProperty('confirmedAt')
  })
  it('is refused once checked, and after the window', () => {
    expect(outcome(reopen({ state: 'checked' }))).toBe('STATE-NO-WAY')
    expect(outcome(reopen({}, '2022-03-13T17:00'))).toBe('TIME-CLOSED')
  })
})
