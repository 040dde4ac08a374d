import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallChain, smallEligibility } from '../../test/small-eligibility.ts'
import { given, outcome, someone, wednesday } from '../../test/someone.ts'
import { branded } from '../base/brand.ts'
import type { OrgCode } from '../base/ids.ts'
import { beijing, instant } from '../base/time.ts'
import type { Proposal } from '../eligibility/judge.ts'
import { type Org, type OrgKind, lastCode } from '../orgs/org.ts'
import { claimKind, termsOf } from '../season/eligibility.ts'
import type { Claim, Hearing } from './claim.ts'
import { type Around, type Said, decideReopening, decideUndo, decideVerdict } from './decide.ts'
import { claimLevels, levelAbove } from './levels.ts'
import { type ClaimVerdict, verdicts } from './lifecycle.ts'
import { type Claiming, decideAmending, decideAppeal, decideClaim, decideWithdrawing } from './own.ts'

const r = someone({ org: '41/4101/410105/S1/C1' })
const kindsAt: Readonly<Record<string, OrgKind>> = {
  '41': 'province',
  '41/4101': 'city',
  '41/4101/410105': 'county',
  '41/4101/410105/S1': 'school',
  '41/4101/410105/S1/C1': 'class',
}
const orgs: readonly Org[] = Object.entries(kindsAt).map(([path, kind]) => ({
  code: branded<OrgCode>(lastCode(path)),
  kind,
  name: path,
  path,
}))
const kind = claimKind(smallEligibility, 'plain')
if (kind === undefined) throw new Error('no kind')
const levels = claimLevels(kind, { path: r.org, orgs })
const [CLASS = '', SCHOOL = '', COUNTY = '', CITY = ''] = levels.map(({ org }) => org)

const asked = (changes: Partial<Claiming> = {}): Claiming => ({
  id: 'c1',
  kind,
  item: '',
  terms: termsOf(smallEligibility, { kind: 'plain', item: '', path: r.org }),
  levels,
  papers: ['BOOK'],
  cosigned: '1',
  ...changes,
})
const made = (changes: Partial<Claim> = {}): Claim => {
  const result = decideClaim(r, asked(), given())
  if (!result.ok) throw new Error(result.refusal.code)
  return { ...result.value.next, ...changes }
}
const at = (office: string) => {
  const level = levels.find(({ org }) => org === office)
  return { step: level?.step ?? '', office, since: wednesday, due: wednesday }
}
const around = (who: string, changes: Partial<Around> & { proposal?: Proposal } = {}): Around => ({
  registration: r,
  kind,
  levels,
  heard: [],
  proposed: {
    proposal: changes.proposal ?? 'meets',
    deciding: 'here',
    clauses: [{ id: 'here', text: '学籍在本校', standing: 'unmet', missing: [], basis: '' }],
  },
  unread: 0,
  given: given({ by: { account: who } }),
  ...changes,
})
const said = (verdict: ClaimVerdict, office: string, changes: Partial<Said> = {}): Said => ({
  verdict,
  office,
  note: '',
  reasons: verdict === 'pass' ? [] : [{ about: '', code: verdict === 'return' ? 'UNCLEAR' : 'UNMET' }],
  ...changes,
})
const decide = (c: Claim, s: Said, a: Around) => {
  const result = decideVerdict(c, s, a)
  return result.ok ? result.value.next : result.refusal.code
}

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

describe('whatever is tried, in whatever order', () => {
  const people = ['a', 'b', 'c', 'd', 'e']
  const offices = [CLASS, SCHOOL, COUNTY, CITY]
  const attempt = fc.record({
    who: fc.constantFrom(...people),
    office: fc.constantFrom(...offices),
    verdict: fc.constantFrom(...verdicts),
    amends: fc.boolean(),
  })
  it('nobody decides two levels, nobody an own entry, every change has an event and one version more', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 30 }), fc.constantFrom(...people), (attempts, entered) => {
        let c = made({ enteredBy: entered })
        const heard: Hearing[] = []
        for (const { who, office, verdict, amends } of attempts) {
          const result =
            amends && c.state === 'returned'
              ? decideAmending(c, r, { asked: asked(), given: given() })
              : decideVerdict(c, said(verdict, office), around(who, { heard }))
          if (!result.ok) continue
          const { next, event } = result.value
          expect(next.version).toBe(c.version + 1)
          expect(event.kind).toMatch(/^claim\./)
          if (next.lastAct?.version === next.version) heard.push({ account: who, office: c.seat.office })
          c = next
        }
        for (const person of people) {
          const where = new Set(heard.filter(({ account }) => account === person).map(({ office }) => office))
          expect(where.size).toBeLessThanOrEqual(1)
        }
        expect(heard.some(({ account }) => account === entered)).toBe(false)
        // Confirmed means: every level has passed it.
        if (c.state === 'passed') expect(new Set(heard.map(({ office }) => office))).toEqual(new Set(offices))
      }),
    )
  })
  it('a level is always below the next one', () => {
    expect(levels.map(({ step }) => step)).toEqual(smallChain.map(({ step }) => step))
    expect(levelAbove(levels, CITY)).toBeUndefined()
    expect(levelAbove(levels, SCHOOL)?.org).toBe(COUNTY)
  })
})
