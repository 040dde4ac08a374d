import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { given, outcome, someone } from '../../test/someone.ts'
import { branded } from '../base/brand.ts'
import type { OrgCode, RegistrationId } from '../base/ids.ts'
import { beijing } from '../base/time.ts'
import type { Registration } from '../registration/registration.ts'
import { decideMove, decideReturn } from './carry.ts'
import { decideApplication, decideCancelling, decideTransfer, whyGone, windowEnd } from './decide.ts'
import { decideLeaving, superiorOf } from './leaving.ts'
import type { Transfer } from './transfer.ts'

const window = given({ now: beijing('2022-03-15T10:00') })
const home = (changes: Partial<Registration> = {}): Registration => {
  const r = someone({ track: 'returnHome', ...changes })
  const basic = [{ ...r.sections['basic']?.[0], householdDivision: '410102' }]
  return { ...r, sections: { ...r.sections, basic: basic as never } }
}
const point = { path: '41/4101/410102/P2', standing: 'open' as const }
const apply = (r = home(), over: Partial<Parameters<typeof decideApplication>[1]> = {}, when = window) =>
  decideApplication(r, { id: 't1', point, evidence: ['BOOK'], ...over }, when)
function applied(): Transfer {
  const decision = apply()
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.value.next
}
const seat = {
  id: branded<RegistrationId>('00000000-0000-7000-8000-000000000009'),
  number: '220009',
  school: branded<OrgCode>('P2'),
  org: '41/4101/410102/P2/P2-H',
}

describe('applying (notice 一.2)', () => {
  it('is decided with the window’s end and an event that names the point only', () => {
    expect(apply()).toMatchObject({
      value: {
        next: { state: 'applied', until: beijing('2022-03-20T17:00'), household: '410102' },
        event: { kind: 'transfer.applied', detail: { point: 'P2' } },
      },
    })
  })
  it.each([
    ['who stays', home({ track: 'inPlace' }), {}, 'TRANSFER-NOT-HOME'],
    ['another place', home(), { point: { ...point, path: '41/410181/P3' } }, 'TRANSFER-ELSEWHERE'],
    ['a shut point', home(), { point: { ...point, standing: 'shut' as const } }, 'TRANSFER-POINT-SHUT'],
    ['no household book', home(), { evidence: ['OTHER'] }, 'TRANSFER-EVIDENCE'],
    ['what is checked', home({ state: 'checked' }), {}, 'TRANSFER-AFTER-CHECK'],
  ] as const)('is refused for %s', (_, r, over, code) => {
    expect(outcome(apply(r, over))).toBe(code)
  })
  it('opens at 9:00 and closes at 17:00, though the school has returned something', () => {
    const at = (time: string, r = home()) => outcome(apply(r, {}, given({ now: beijing(time) })))
    expect(at('2022-03-14T08:59:59')).toBe('TIME-CLOSED')
    expect(at('2022-03-14T09:00:00')).toMatchObject({ next: { state: 'applied' } })
    expect(at('2022-03-20T16:59:59')).toMatchObject({ next: { state: 'applied' } })
    const returned = { fields: [], note: '', at: beijing('2022-03-14T10:00') }
    expect(at('2022-03-20T17:00:00', home({ returned }))).toBe('TIME-CLOSED')
    expect(windowEnd(home({ track: 'inPlace', returned }), window)).toBe(beijing('2022-03-20T17:00'))
  })
})

describe('the point decides (notice 二.2(3))', () => {
  const decide = (event: 'accept' | 'decline' | 'sendBack', reason?: string, about = home()) =>
    decideTransfer(applied(), { event, reason }, { about, given: window })
  it('accepts, declines with a reason of the list, and does not send back what it has not', () => {
    expect(decide('accept')).toMatchObject({ value: { next: { state: 'accepted', version: 2 } } })
    expect(outcome(decide('decline'))).toBe('TRANSFER-REASON')
    expect(outcome(decide('decline', 'MISTAKEN'))).toBe('TRANSFER-REASON')
    expect(decide('decline', 'NOT-OURS')).toMatchObject({ value: { next: { state: 'declined' } } })
    expect(outcome(decide('sendBack', 'MISTAKEN'))).toBe('STATE-NO-WAY')
  })
  it.each([
    ['transferred', {}, '报名已经由另一个指定报名点接收'],
    ['withdrawn', {}, '监护人已签字放弃报考'],
    ['superseded', {}, '这份报名因重复已作废'],
    ['filling', { track: 'inPlace' as const }, '考生已改为在学籍所在地报考'],
    ['sealed', {}, '报名已经由原学校核验'],
  ] as const)('is told why one who is %s cannot be accepted', (state, over, why) => {
    const refused = decide('accept', undefined, home({ state, ...over }))
    expect(refused).toMatchObject({ refusal: { code: 'TRANSFER-GONE', params: { why } } })
    expect(whyGone(home())).toBeUndefined()
  })
  it('finds nothing after the candidate has cancelled', () => {
    const cancelled = decideCancelling(applied(), { about: home(), given: window })
    if (!cancelled.ok) throw new Error('refused')
    const late = decideTransfer(cancelled.value.next, { event: 'accept' }, { about: home(), given: window })
    expect(outcome(late)).toBe('STATE-NO-WAY')
    expect(outcome(decideCancelling(cancelled.value.next, { about: home(), given: window }))).toBe(
      'STATE-NO-WAY',
    )
  })
})

describe('what goes along, and comes back', () => {
  it('carries what was filled in and the consent; confirmation, returns and pictures stay behind', () => {
    const r = home({
      state: 'confirmed',
      confirmedAt: beijing('2022-03-14T10:00'),
      consentAt: beijing('2022-03-08T10:00'),
    })
    const moved = decideMove(r, seat, window)
    if (!moved.ok) throw new Error(moved.refusal.code)
    const { left, begun } = moved.value
    expect(left.next).toMatchObject({ state: 'transferred', version: 6 })
    expect(begun.next).toMatchObject({
      state: 'filling',
      version: 1,
      sections: r.sections,
      consentAt: r.consentAt,
    })
    expect(begun.next.pictures).toEqual({})
    expect(begun.next).not.toHaveProperty('confirmedAt')
    expect(decideMove(home({ sectionVersions: {}, state: 'rostered' }), seat, window)).toMatchObject({
      value: { begun: { next: { state: 'rostered' } } },
    })
  })
  it('for any contents, moving and sending back keeps every section, and closes each record with an event', () => {
    const cell = fc.dictionary(fc.constantFrom('name', 'phone', 'school'), fc.string())
    fc.assert(
      fc.property(fc.array(cell), fc.array(cell), (before, after) => {
        const r = home({ sections: { ...home().sections, guardians: before } })
        const moved = decideMove(r, seat, window)
        if (!moved.ok) return false
        const here = { ...moved.value.begun.next, sections: { ...r.sections, guardians: after } }
        const back = decideReturn({ here, there: moved.value.left.next }, window)
        if (!back.ok) return false
        const { ended, restored } = back.value
        expect(restored.next.sections).toEqual(here.sections)
        expect([ended.next.state, restored.next.state, restored.next.id]).toEqual([
          'transferred',
          'filling',
          r.id,
        ])
        const kinds = [moved.value.left, moved.value.begun, ended, restored].map((d) => d.event.kind)
        return new Set(kinds).size === 4
      }),
    )
  })
  it('does not come back once the point has checked it', () => {
    const moved = decideMove(home(), seat, window)
    if (!moved.ok) throw new Error('refused')
    const { left, begun } = moved.value
    for (const state of ['checked', 'sealed'] as const)
      expect(outcome(decideReturn({ here: { ...begun.next, state }, there: left.next }, window))).toBe(
        'STATE-NO-WAY',
      )
  })
})

describe('leaving early goes to whoever stands above the school (notice 二.2(3))', () => {
  it.each([
    ['41/4101/410105/S1', '41/4101/410105'],
    ['41/419001/S2', '41/419001'],
    ['41/S3', '41'],
    ['41/4101/S4', '41/4101'],
  ])('%s → %s', (school, office) => expect(superiorOf(school)).toBe(office))
  it('leaves an event without registration and without the answer', () => {
    const l = { id: 'l1', state: 'none', version: 0 } as const
    const decision = decideLeaving(l, 'sayYes', { at: window.now, by: { account: 'she' } })
    expect(decision).toMatchObject({ value: { event: { kind: 'leaving.said' } } })
    expect(decision).not.toHaveProperty('value.event.detail')
    const reported = { ...l, state: 'reported', version: 1 } as const
    const bare = decideLeaving(reported, 'answer', { reply: ' ', at: window.now, by: { account: 'office' } })
    expect(outcome(bare)).toBe('LEAVING-REPLY')
  })
})
