import { describe, expect, it } from 'vitest'
import {
  around,
  asked,
  at,
  CITY,
  CLASS,
  COUNTY,
  decide,
  levels,
  made,
  r,
  said,
  SCHOOL,
} from '../../test/small-claim.ts'
import { smallEligibility } from '../../test/small-eligibility.ts'
import { given, outcome, wednesday } from '../../test/someone.ts'
import { beijing, instant } from '../base/time.ts'
import type { Claim, Hearing } from './claim.ts'
import { decideReopening, decideUndo } from './decide.ts'
import { type ClaimVerdict, verdicts } from './lifecycle.ts'
import { type Claiming, decideAmending, decideAppeal, decideClaim, decideWithdrawing } from './own.ts'

describe('申报 (notice 一): in the window of the form, candidate and guardian together', () => {
  const claim = (changes: Partial<Claiming>, circumstances = given()) => {
    const result = decideClaim(r, asked(changes), circumstances)
    return result.ok ? result.value.next.state : result.refusal.code
  }
  it('waits at the first level for the days that it has', () => {
    const c = made()
    expect([c.state, c.seat.office, c.seat.due - c.seat.since]).toEqual(['waiting', CLASS, 3 * 86_400_000])
  })
  it('opens and closes with the second', () => {
    expect(claim({}, given({ now: beijing('2022-03-07T08:59:59') }))).toBe('TIME-CLOSED')
    expect(claim({}, given({ now: beijing('2022-03-07T09:00:00') }))).toBe('waiting')
    expect(claim({}, given({ now: beijing('2022-03-13T16:59:59') }))).toBe('waiting')
    expect(claim({}, given({ now: beijing('2022-03-13T17:00:00') }))).toBe('TIME-CLOSED')
  })
  it('asks for the guardian, for the papers, and for a kind that is offered', () => {
    expect(claim({ cosigned: '' })).toBe('CLAIM-COSIGN')
    expect(claim({ papers: [] })).toBe('CLAIM-PAPERS')
    expect(claim({ terms: undefined })).toBe('CLAIM-KIND')
    expect(claim({ levels: [] })).toBe('CLAIM-KIND')
    expect(claim({ item: 'LIST' })).toBe('CLAIM-KIND')
  })
  it('grade 8 claims nothing', () => {
    expect(outcome(decideClaim({ ...r, track: 'grade8', grade: 8 }, asked(), given()))).toBe('TIME-NONE')
  })
})

describe('审核 level by level (notice 三.(一)1–3)', () => {
  it('passes upwards and is confirmed by the last', () => {
    const first = decide(made(), said('pass', CLASS), around('a'))
    expect(first).toMatchObject({ state: 'waiting', seat: { office: SCHOOL } })
    const last = decide(made({ seat: at(CITY) }), said('pass', CITY), around('d'))
    expect(last).toMatchObject({ state: 'passed', seat: { office: CITY } })
  })
  it('an office decides only what waits at itself', () => {
    expect(decide(made(), said('pass', SCHOOL), around('a'))).toBe('CLAIM-LEVEL')
    expect(decide(made({ seat: at(CITY) }), said('pass', COUNTY), around('a'))).toBe('CLAIM-LEVEL')
  })
  it('nobody decides two levels, and nobody an own entry; the same level again is allowed', () => {
    const heard: readonly Hearing[] = [{ account: 'a', office: CLASS }]
    const c = made({ seat: at(SCHOOL) })
    expect(decide(c, said('pass', SCHOOL), around('a', { heard }))).toBe('CLAIM-SAME-PERSON')
    expect(decide(c, said('pass', SCHOOL), around('b', { heard }))).toMatchObject({ state: 'waiting' })
    expect(decide(made(), said('pass', CLASS), around('a', { heard }))).toMatchObject({ state: 'waiting' })
    for (const by of [{ enteredBy: 'a' }, { enteredBy: 'b', broughtBy: 'a' }])
      expect(decide(made(by), said('pass', CLASS), around('a'))).toBe('CLAIM-OWN-ENTRY')
  })
  it('a file that was not looked at stops passing, not returning', () => {
    expect(decide(made(), said('pass', CLASS), around('a', { unread: 1 }))).toBe('CLAIM-UNREAD')
    expect(decide(made(), said('return', CLASS), around('a', { unread: 1 }))).toMatchObject({
      state: 'returned',
    })
  })
  it('against a clause only with grounds; what is still open may go up, but not be confirmed without', () => {
    const c = made({ seat: at(SCHOOL) })
    expect(decide(c, said('pass', SCHOOL), around('b', { proposal: 'fails' }))).toBe('CLAIM-AGAINST')
    const note = '转学证明在档案里，已核对'
    expect(decide(c, said('pass', SCHOOL, { note }), around('b', { proposal: 'fails' }))).toMatchObject({
      state: 'waiting',
    })
    expect(decide(c, said('pass', SCHOOL), around('b', { proposal: 'open' }))).toMatchObject({
      state: 'waiting',
    })
    const end = made({ seat: at(CITY) })
    expect(decide(end, said('pass', CITY), around('d', { proposal: 'open' }))).toBe('CLAIM-AGAINST')
    expect(decide(end, said('pass', CITY, { note: '三个字' }), around('d', { proposal: 'open' }))).toBe(
      'CLAIM-AGAINST',
    )
    expect(
      decide(end, said('pass', CITY, { note: '四个字啊' }), around('d', { proposal: 'open' })),
    ).toMatchObject({ state: 'passed' })
  })
  it('returning and refusing name reasons of the list that belong to them', () => {
    expect(decide(made(), said('return', CLASS, { reasons: [] }), around('a'))).toBe('CLAIM-REASON')
    const wrong = [{ about: '', code: 'UNMET' }]
    expect(decide(made(), said('return', CLASS, { reasons: wrong }), around('a'))).toBe('CLAIM-REASON')
    expect(decide(made({ seat: at(SCHOOL) }), said('refuse', SCHOOL), around('a'))).toMatchObject({
      state: 'refused',
      reasons: [{ code: 'UNMET' }],
    })
  })
  it('whoever knows the pupil in class says so and refuses nobody', () => {
    expect(decide(made(), said('refuse', CLASS), around('a'))).toBe('CLAIM-REFUSES-NOT')
  })
  it('of who has gone nothing is decided', () => {
    const registration = { ...r, state: 'withdrawn' as const }
    expect(decide(made(), said('pass', CLASS), around('a', { registration }))).toBe('CLAIM-GONE')
  })
})

describe('退回、撤回、申诉', () => {
  it('an amended claim goes back to the level that returned it, or to the first, as the pack says', () => {
    const c = made({ state: 'returned', seat: at(COUNTY) })
    const same = decideAmending(c, r, { asked: asked(), given: given() })
    expect(same.ok && same.value.next).toMatchObject({ state: 'waiting', seat: { office: COUNTY } })
    const eligibility = { ...smallEligibility, amended: { goes: 'first', basis: 'assumed' } as const }
    const circumstances = given({ pack: { ...given().pack, eligibility } })
    const first = decideAmending(c, r, { asked: asked(), given: circumstances })
    expect(first.ok && first.value.next.seat.office).toBe(CLASS)
    expect(outcome(decideAmending(made(), r, { asked: asked(), given: given() }))).toBe('STATE-NO-WAY')
    expect(outcome(decideAmending(c, r, { asked: asked({ papers: [] }), given: given() }))).toBe(
      'CLAIM-PAPERS',
    )
  })
  it('is withdrawn while nobody has decided for good', () => {
    const withdrawn = decideWithdrawing(made(), r, given())
    expect(withdrawn.ok && withdrawn.value.next.state).toBe('withdrawn')
    expect(outcome(decideWithdrawing(made({ state: 'passed' }), r, given()))).toBe('STATE-NO-WAY')
  })
  const refused = (office: string) => made({ state: 'refused', seat: at(office), decidedAt: wednesday })
  const appeal = (c: Claim, now = wednesday) => decideAppeal(c, r, { levels, given: given({ now }) })
  it('an appeal goes to the next level up, past the last to the office above it', () => {
    const up = appeal(refused(SCHOOL))
    expect(up.ok && up.value.next).toMatchObject({ state: 'appealed', seat: { office: COUNTY } })
    const past = appeal(refused(CITY))
    expect(past.ok && past.value.next).toMatchObject({ seat: { office: '41', step: 'appeal' } })
    expect(outcome(appeal(refused('41')))).toBe('CLAIM-NO-ABOVE')
  })
  it('is made once and in time: five days, to the millisecond', () => {
    const end = wednesday + 5 * 86_400_000
    expect(appeal(refused(SCHOOL), instant(end - 1)).ok).toBe(true)
    expect(outcome(appeal(refused(SCHOOL), instant(end)))).toBe('CLAIM-APPEAL-LATE')
    expect(outcome(appeal({ ...refused(SCHOOL), appealedAt: wednesday }))).toBe('CLAIM-APPEALED')
  })
  it('an appeal that is right goes on from there, or passes where nobody stands above', () => {
    const c = made({ state: 'appealed', seat: at(COUNTY) })
    expect(decide(c, said('pass', COUNTY), around('x'))).toMatchObject({
      state: 'waiting',
      seat: { office: CITY },
    })
    const top = made({ state: 'appealed', seat: { ...at(CITY), office: '41', step: 'appeal' } })
    expect(decide(top, said('pass', '41'), around('x'))).toMatchObject({ state: 'passed' })
    expect(decide(c, said('refuse', COUNTY), around('x'))).toMatchObject({ state: 'upheld' })
  })
  it('whoever refused does not look at the appeal', () => {
    const heard = [{ account: 'x', office: SCHOOL }]
    const c = made({ state: 'appealed', seat: at(COUNTY) })
    expect(decide(c, said('pass', COUNTY), around('x', { heard }))).toBe('CLAIM-SAME-PERSON')
  })
  it('what passed is looked at again by the office that confirmed, with a word why', () => {
    const c = made({ state: 'passed', seat: at(CITY) })
    const reopen = (office: string, note: string) =>
      outcome(decideReopening(c, { office, note }, around('d')))
    expect(reopen(CITY, '公示期间有人反映')).toMatchObject({
      next: { state: 'waiting', seat: { office: CITY } },
    })
    expect(reopen(CITY, '')).toBe('CLAIM-REASON')
    expect(reopen(COUNTY, '公示期间有人反映')).toBe('CLAIM-LEVEL')
  })
  it('neither by who entered it from a list or brought the list, nor by who decided at another office', () => {
    const reopen = (over: Partial<Claim>, heard: readonly Hearing[] = []) =>
      outcome(
        decideReopening(
          made({ state: 'passed', seat: at(CITY), ...over }),
          { office: CITY, note: '公示期间有人反映' },
          around('d', { heard }),
        ),
      )
    expect(reopen({ enteredBy: 'd' })).toBe('CLAIM-OWN-ENTRY')
    expect(reopen({ broughtBy: 'd' })).toBe('CLAIM-OWN-ENTRY')
    expect(reopen({}, [{ account: 'd', office: COUNTY }])).toBe('CLAIM-SAME-PERSON')
    expect(reopen({}, [{ account: 'd', office: CITY }])).toMatchObject({ next: { state: 'waiting' } })
  })
})

describe('撤销上一步', () => {
  const act = (c: Claim, verdict: ClaimVerdict, office: string) => {
    const next = decide(c, said(verdict, office), around('a'))
    if (typeof next === 'string') throw new Error(next)
    return next
  }
  const undo = (c: Claim, who = 'a', now = wednesday) => {
    const result = decideUndo(c, { registration: r, given: given({ now, by: { account: who } }) })
    return result.ok ? result.value.next : result.refusal.code
  }
  it.each(verdicts)('%s is taken back by who did it: all is as it was', (verdict) => {
    const c = made({ seat: at(SCHOOL) })
    expect(undo(act(c, verdict, SCHOOL))).toMatchObject({ state: 'waiting', seat: c.seat, reasons: [] })
    const appealed = made({ state: 'appealed', seat: at(COUNTY) })
    if (verdict !== 'return')
      expect(undo(act(appealed, verdict, COUNTY))).toMatchObject({ state: 'appealed', seat: appealed.seat })
  })
  it('within ten seconds, by nobody else, and not once something came after', () => {
    const c = act(made(), 'pass', CLASS)
    expect(undo(c, 'a', instant(wednesday + 9_999))).toMatchObject({ state: 'waiting' })
    expect(undo(c, 'a', instant(wednesday + 10_000))).toBe('CLAIM-UNDO-LATE')
    expect(undo(c, 'b')).toBe('CLAIM-UNDO-LATE')
    expect(undo({ ...c, version: c.version + 1 })).toBe('CLAIM-UNDO-LATE')
    expect(undo(made())).toBe('CLAIM-UNDO-LATE')
  })
})
