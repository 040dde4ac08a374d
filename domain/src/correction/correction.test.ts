import { describe, expect, it } from 'vitest'
import { given, goodSections, outcome, someone } from '../../test/someone.ts'
import type { ChainLevel } from '../access/chain.ts'
import { refusals } from '../base/refusals.ts'
import { step } from '../lifecycle/table.ts'
import type { Registration } from '../registration/registration.ts'
import {
  type Correction,
  type CorrectionEvent,
  type CorrectionGuard,
  type CorrectionState,
  correctionLifecycle as life,
} from './correction.ts'
import { type CorrectionAsked, type CorrectionSaid, decideAsking, decideCorrection } from './decide.ts'

const states = Object.keys(life.states) as CorrectionState[]
const events = Object.keys(life.events) as CorrectionEvent[]
const guards = Object.keys(life.refusalOf) as CorrectionGuard[]

/** Written by hand, not read from the table. What is not here is refused. */
const moves: Readonly<Record<CorrectionState, Partial<Record<CorrectionEvent, CorrectionState>>>> = {
  none: { ask: 'asked' },
  asked: { pass: 'asked', approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
  approved: { revoke: 'revoked', seal: 'done' },
  rejected: {},
  withdrawn: {},
  revoked: {},
  done: {},
}

/** Who may do it at all: the action of the row, written by hand. */
const actors: Readonly<Record<CorrectionEvent, string>> = {
  ask: 'correction.ask',
  pass: 'correction.approve',
  approve: 'correction.approve',
  reject: 'correction.approve',
  withdraw: 'correction.ask',
  revoke: 'correction.approve',
  seal: 'registration.sign',
}

describe('the life of a correction (notice 三.(三))', () => {
  it('every state × event goes where it should, or nowhere', () => {
    for (const state of states)
      for (const event of events) {
        const moved = step(life, state, event, { open: new Set<never>(), met: new Set(guards) })
        expect(outcome(moved), `${state} ${event}`).toEqual(moves[state][event] ?? 'STATE-NO-WAY')
      }
  })
  it('every row is somebody’s, and is refused by each guard it needs, with a code that exists', () => {
    for (const [from, event, , by, during, needs] of life.table) {
      expect([by, during]).toEqual([actors[event], 'always'])
      for (const missing of needs) {
        const met = new Set(guards.filter((guard) => guard !== missing))
        const moved = step(life, from, event, { open: new Set<never>(), met })
        expect(outcome(moved), `${event} without ${missing}`).toBe(life.refusalOf[missing])
      }
    }
    for (const guard of guards) expect(refusals).toHaveProperty([life.refusalOf[guard]])
  })
})

const level = (org: string): ChainLevel => ({
  step: org,
  title: org,
  at: ['school'],
  by: 'correction.approve',
  days: 1,
  org,
})
const levels = [level('41/4101/410105/S1'), level('41/4101/410105')]
const sealed = (changes: Partial<Registration> = {}) => someone({ state: 'sealed', ...changes })
const asking = (over: Partial<CorrectionAsked> = {}, r = sealed()) =>
  decideAsking(
    r,
    {
      id: 'c',
      changes: [{ field: 'basic.homeAddress', to: ' 演练路 2 号 ' }],
      reason: '门牌号写错了',
      papers: ['PROOF'],
      as: 'candidate',
      levels,
      ...over,
    },
    given(),
  )
const one = (field: string, to: string) => ({ changes: [{ field, to }] })

describe('asking (notice 三.(三))', () => {
  it('keeps old and new value, tidied, and tells the event the field and no value', () => {
    const asked = asking()
    expect(asked).toMatchObject({
      value: {
        next: {
          state: 'asked',
          level: 0,
          changes: [{ field: 'basic.homeAddress', from: '演练路 1 号', to: '演练路 2 号' }],
        },
        event: { kind: 'correction.asked', fields: ['basic.homeAddress'] },
      },
    })
    expect(asked.ok && JSON.stringify(asked.value.event)).not.toContain('演练路')
  })
  it.each<[string, Partial<CorrectionAsked>, string]>([
    ['no field', { changes: [] }, 'CORRECTION-FIELDS'],
    [
      'a field twice',
      { changes: [...one('basic.phone', '1').changes, ...one('basic.phone', '2').changes] },
      'CORRECTION-FIELDS',
    ],
    [
      'more fields than the season allows',
      { changes: ['name', 'idNumber', 'birthDate', 'sex'].map((f) => ({ field: `basic.${f}`, to: '1' })) },
      'CORRECTION-FIELDS',
    ],
    ['a field that is not corrected', one('basic.evidence', '证明'), 'CORRECTION-FIELDS'],
    ['no such field', one('basic.shoeSize', '40'), 'CORRECTION-FIELDS'],
    ['a row that is not there', one('guardians.5.phone', '13800000009'), 'CORRECTION-FIELDS'],
    ['a row of a form with one', one('basic.0.phone', '13800000009'), 'CORRECTION-FIELDS'],
    ['no office above', { levels: [] }, 'CORRECTION-FIELDS'],
    ['the same value', one('basic.phone', ' 138-0000-0001 '), 'CORRECTION-SAME'],
    ['nothing in its place', one('basic.phone', ''), 'CORRECTION-UNSOUND'],
    ['a contradiction', one('basic.birthDate', '2007-01-02'), 'CORRECTION-UNSOUND'],
    ['three characters of a reason', { reason: ' 写错了 ' }, 'CORRECTION-REASON'],
    ['no paper', { papers: [] }, 'CORRECTION-PAPERS'],
    ['no signed application from the school', { as: 'school' }, 'CORRECTION-PAPERS'],
  ])('is refused with %s', (_, over, code) => {
    expect(outcome(asking(over))).toBe(code)
  })
  it('takes four characters, as many fields as the season allows, a row of several, the school with both papers', () => {
    expect(asking({ reason: '门牌错了' }).ok).toBe(true)
    expect(asking(one('guardians.0.phone', '13800000003')).ok).toBe(true)
    expect(asking({ as: 'school', papers: ['PROOF', 'APPLICATION'] }).ok).toBe(true)
  })
  it('is not hindered by what was wrong before and stays as it was', () => {
    const basic = [{ ...goodSections['basic']?.[0], phone: '12' }]
    expect(asking({}, sealed({ sections: { ...goodSections, basic } })).ok).toBe(true)
  })
  it.each(['rostered', 'filling', 'confirmed', 'checked', 'correcting', 'withdrawn', 'transferred'] as const)(
    'is refused for what is %s',
    (state) => expect(outcome(asking({}, someone({ state })))).toBe('CORRECTION-NOT-SEALED'),
  )
})

describe('level by level (notice 三.(三))', () => {
  const asked = (over: Partial<Correction> = {}): Correction => {
    const decision = asking()
    if (!decision.ok) throw new Error(decision.refusal.code)
    return { ...decision.value.next, ...over }
  }
  const decide = (
    c: Correction,
    event: CorrectionSaid['event'],
    account: string,
    over: Partial<CorrectionSaid> = {},
  ) =>
    decideCorrection(
      c,
      { event, reason: '材料不清楚', as: 'school', ...over },
      { r: sealed(), given: given({ by: { account } }) },
    )
  it('passes on while levels are left, and the last one approves', () => {
    const first = decide(asked(), 'approve', 'a')
    expect(first).toMatchObject({
      value: {
        next: { state: 'asked', level: 1, approvedBy: ['a'], version: 2 },
        event: { kind: 'correction.pass' },
      },
    })
    if (!first.ok) throw new Error('refused')
    expect(decide(first.value.next, 'approve', 'b')).toMatchObject({
      value: {
        next: { state: 'approved', level: 1, approvedBy: ['a', 'b'] },
        event: { kind: 'correction.approve' },
      },
    })
    expect(outcome(decide(first.value.next, 'approve', 'a'))).toBe('CORRECTION-SAME-PERSON')
  })
  it('who asked approves nothing and refuses nothing, nor who agreed at a level before', () => {
    for (const event of ['approve', 'reject'] as const) {
      expect(outcome(decide(asked(), event, 'she'))).toBe('CORRECTION-SAME-PERSON')
      const further = asked({ level: 1, approvedBy: ['a'] })
      expect(outcome(decide(further, event, 'a'))).toBe('CORRECTION-SAME-PERSON')
    }
  })
  it('is not approved when the record says something else by now', () => {
    const c = asked({ changes: [{ field: 'basic.homeAddress', from: '别处', to: '演练路 2 号' }] })
    expect(outcome(decide(c, 'approve', 'a'))).toBe('CORRECTION-CHANGED')
    expect(decide(c, 'reject', 'a').ok).toBe(true)
  })
  it('rejecting and revoking want a reason; only the side that asked withdraws', () => {
    expect(outcome(decide(asked(), 'reject', 'a', { reason: '不行' }))).toBe('CORRECTION-REASON')
    expect(outcome(decide(asked({ state: 'approved' }), 'revoke', 'a', { reason: '' }))).toBe(
      'CORRECTION-REASON',
    )
    expect(outcome(decide(asked(), 'withdraw', 'a'))).toBe('CORRECTION-NOT-OWN')
    expect(decide(asked(), 'withdraw', 'she', { as: 'candidate' })).toMatchObject({
      value: { next: { state: 'withdrawn' } },
    })
  })
})
