import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../base/result.ts'
import { type Instant, instant } from '../base/time.ts'
import { rowOf } from '../lifecycle/table.ts'
import { type OrgKind, covers, parentPath } from '../orgs/org.ts'
import { type Asked, type HeldGrant, decideGiving, decideOver } from './give.ts'
import { type GrantEvent, type GrantState, grantLifecycle, grantStateAt } from './grant-lifecycle.ts'
import type { Role } from './role.ts'

const outcome = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code)

const role = (id: string, at: readonly OrgKind[], mayGrant: readonly string[]): Role => ({
  id,
  title: id,
  basis: 'assumed',
  at,
  actions: mayGrant.length > 0 ? ['grant.give'] : [],
  mayGrant,
})
const three = ['system', 'security', 'audit']
const roles = [
  role('province', ['province'], ['city', 'county', 'school', ...three]),
  role('city', ['city'], ['county', 'school', ...three]),
  role('county', ['county'], ['school', ...three]),
  role('school', ['school'], ['teacher']),
  role('teacher', ['class'], []),
  ...three.map((id) => role(id, ['province', 'city', 'county'], [])),
]
const apart = [
  { id: 'three', title: '三员', roles: three, at: ['province', 'city'], basis: 'assumed' },
] as const
const NOW = instant(1_000)
const rules = { roles, apart, now: NOW }

const grant = (given: Partial<HeldGrant> = {}): HeldGrant => ({
  id: 'g',
  account: 'p',
  role: 'province',
  org: '41',
  kind: 'province',
  state: 'active',
  ...given,
})

const states = Object.keys(grantLifecycle.states) as GrantState[]
const events = Object.keys(grantLifecycle.events) as GrantEvent[]

describe('the life of a grant (A5)', () => {
  const school = (given: Partial<HeldGrant>) =>
    grant({ id: 's', account: 's', role: 'school', org: '41/4101/410105/S', kind: 'school', ...given })
  const county = grant({ id: 'c', account: 'c', role: 'county', org: '41/4101/410105', kind: 'county' })
  const actors = {
    giver: { by: 'c', mine: [county], may: true },
    'somebody beside': { by: 'x', mine: [grant({ ...county, org: '41/4101/410106' })], may: false },
    'nobody of that account': { by: 'n', mine: [], may: false },
    'the holder': { by: 's', mine: [county], may: false },
  }
  for (const state of states)
    for (const event of events)
      for (const [who, { by, mine, may }] of Object.entries(actors))
        it(`${state} + ${event} by ${who}`, () => {
          const held = school({
            state: state === 'expired' ? 'active' : state,
            until: instant(state === 'expired' ? 999 : 2_000),
          })
          const row = rowOf(grantLifecycle, state, event)
          const given = { grant: held, by, mine, source: county, until: instant(3_000) }
          const asked = row?.[5].includes('giver') === true
          const told =
            row === undefined
              ? 'STATE-NO-WAY'
              : may || !asked
                ? row[2]
                : who === 'the holder'
                  ? 'GRANT-OWN'
                  : 'GRANT-NOT-YOURS'
          const answer = decideOver(event, given, rules)
          expect(answer.ok ? answer.value : answer.refusal.code).toBe(told)
        })
  it('is renewed no longer than what it hangs from, and later than it was', () => {
    const held = school({ until: instant(2_000) })
    const over = (until: number, source: HeldGrant) =>
      outcome(
        decideOver('renew', { grant: held, by: 'c', mine: [county], source, until: instant(until) }, rules),
      )
    const boxed = { ...county, until: instant(5_000) }
    expect([over(5_000, boxed), over(5_001, boxed), over(2_000, boxed)]).toEqual([
      'ok',
      'GRANT-LONGER',
      'GRANT-PAST',
    ])
    expect(over(3_000, { ...county, state: 'revoked' })).toBe('GRANT-LONGER')
  })
  it('has expired at its end, not before', () => {
    expect(grantStateAt({ state: 'active', until: instant(1_001) }, NOW)).toBe('active')
    expect(grantStateAt({ state: 'active', until: NOW }, NOW)).toBe('expired')
    expect(grantStateAt({ state: 'revoked', until: NOW }, NOW)).toBe('revoked')
  })
})

describe('giving (notice 三.(一)1–2)', () => {
  const asked = (given: Partial<Asked>): Asked => ({
    account: 'new',
    role: 'city',
    org: '41/4101',
    kind: 'city',
    ...given,
  })
  const give = (given: Partial<Asked>, mine = [grant({ until: instant(9_000) })], theirs: HeldGrant[] = []) =>
    outcome(decideGiving(asked({ until: instant(9_000), ...given }), { giver: 'p', mine, theirs }, rules))
  it.each([
    ['a city, directly below', {}, 'ok'],
    ['a county that has no city', { role: 'county', org: '41/410181', kind: 'county' }, 'ok'],
    ['a school directly below', { role: 'school', org: '41/S', kind: 'school' }, 'ok'],
    [
      'not over the city’s head',
      { role: 'county', org: '41/4101/410105', kind: 'county' },
      'GRANT-NOT-YOURS',
    ],
    ['not elsewhere', { org: '42/4201' }, 'GRANT-NOT-YOURS'],
    ['not a role that stands elsewhere', { role: 'county' }, 'GRANT-ROLE'],
    ['not a role the season has not', { role: 'king' }, 'GRANT-ROLE'],
    ['not longer', { until: instant(9_001) }, 'GRANT-LONGER'],
    ['not for a time gone by', { until: NOW }, 'GRANT-PAST'],
    ['not to oneself', { account: 'p' }, 'GRANT-OWN'],
  ] as const)('%s', (_, given, expected) => {
    expect(give(given)).toBe(expected)
  })
  it('not without an end when the own has one', () => {
    const mine = [grant({ until: instant(9_000) })]
    expect(outcome(decideGiving(asked({}), { giver: 'p', mine, theirs: [] }, rules))).toBe('GRANT-LONGER')
  })
  it('not from a grant that has ended', () => {
    expect(give({}, [grant({ state: 'revoked' })])).toBe('GRANT-NOT-YOURS')
    expect(give({}, [grant({ until: NOW })])).toBe('GRANT-NOT-YOURS')
  })
  it('not twice', () => {
    expect(give({}, undefined, [grant({ account: 'new', role: 'city', org: '41/4101', kind: 'city' })])).toBe(
      'GRANT-HELD',
    )
  })
  it('keeps the three administrations apart where it is asked', () => {
    const held = (kind: OrgKind, org: string) => [grant({ account: 'new', role: 'system', org, kind })]
    const audit = { role: 'audit', org: '41', kind: 'province' } as const
    expect(give(audit, undefined, held('city', '41/4102'))).toBe('GRANT-APART')
    const county = { role: 'audit', org: '41/410181', kind: 'county' } as const
    const mine = [grant({ role: 'county', org: '41/410181', kind: 'county' })]
    expect(give(county, mine, held('county', '41/410181'))).toBe('ok')
  })
})

/** A life in memory of what the store keeps, moved by the same decisions. */
interface Kept extends HeldGrant {
  readonly from: string | null
}
const orgs = [
  ['41', 'province'],
  ['41/4101', 'city'],
  ['41/419001', 'city'],
  ['41/410181', 'county'],
  ['41/4101/410105', 'county'],
  ['41/S0', 'school'],
  ['41/419001/S1', 'school'],
  ['41/4101/410105/S2', 'school'],
  ['41/4101/410105/S2/C1', 'class'],
] as const
const people = ['p', 'a', 'b', 'c', 'd', 'e'] as const

const command = fc.record({
  what: fc.constantFrom('give', 'give', 'give', 'revoke', 'renew', 'handOver', 'wait'),
  by: fc.constantFrom(...people),
  to: fc.constantFrom(...people),
  org: fc.constantFrom(...orgs),
  role: fc.constantFrom(...roles.map((r) => r.id)),
  until: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  which: fc.nat(30),
})
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

function run(commands: readonly Command[], check: (grants: readonly Kept[], now: Instant) => void): void {
  let now = 1
  let grants: readonly Kept[] = [{ ...grant({ id: '0' }), from: null }]
  const with_ = (id: string, change: Partial<Kept>) =>
    grants.map((g) => (g.id === id ? { ...g, ...change } : g))
  const tree = (id: string): string[] => [
    id,
    ...grants.filter((g) => g.from === id && g.state === 'active').flatMap((g) => tree(g.id)),
  ]
  for (const c of commands) {
    const given = { ...rules, now: instant(now) }
    const mine = grants.filter((g) => g.account === c.by)
    const end = c.until === undefined ? {} : { until: instant(now + c.until) }
    const target = grants[c.which % grants.length]
    if (target === undefined) return
    const source = grants.find((g) => g.id === target.from)
    const over = (event: GrantEvent) =>
      decideOver(event, { grant: target, by: c.by, mine, source, ...end }, given)
    if (c.what === 'wait') now += c.which
    if (c.what === 'give') {
      const asked = { account: c.to, role: c.role, org: c.org[0], kind: c.org[1], ...end }
      const theirs = grants.filter((g) => g.account === c.to)
      const from = decideGiving(asked, { giver: c.by, mine, theirs }, given)
      if (from.ok)
        grants = [...grants, { id: String(grants.length), state: 'active', from: from.value.id, ...asked }]
    }
    if (c.what === 'revoke' && over('revoke').ok)
      for (const id of tree(target.id)) grants = with_(id, { state: 'revoked' })
    if (c.what === 'renew' && over('renew').ok) {
      const { until: _, ...rest } = target
      grants = grants.map((g) => (g.id === target.id ? { ...rest, ...end } : g))
    }
    if (c.what === 'handOver' && over('handOver').ok) {
      const { until } = target
      const asked = {
        account: c.to,
        role: target.role,
        org: target.org,
        kind: target.kind,
        ...(until === undefined ? {} : { until }),
      }
      const theirs = grants.filter((g) => g.account === c.to)
      const stand = source === undefined ? mine : [{ ...source, account: c.by }]
      const from = decideGiving(asked, { giver: c.by, mine: stand, theirs }, given)
      if (from.ok) {
        const id = String(grants.length)
        grants = with_(target.id, { state: 'handedOver' }).map((g) =>
          g.from === target.id && g.state === 'active' ? { ...g, from: id } : g,
        )
        grants = [...grants, { id, state: 'active', from: from.value.id, ...asked }]
      }
    }
    check(grants, instant(now))
  }
}

describe('any sequence of giving, renewing, taking back, handing over and waiting', () => {
  it('no grant is wider or longer than its giver’s, nothing lives that hangs from a dead one, the three never meet', () => {
    let living = 0
    fc.assert(
      fc.property(fc.array(command, { minLength: 30, maxLength: 120 }), (commands) =>
        run(commands, (grants, now) => {
          const alive = grants.filter((g) => grantStateAt(g, now) === 'active')
          for (const one of alive) {
            const source = grants.find((g) => g.id === one.from)
            if (source === undefined) continue
            living++
            expect(grantStateAt(source, now)).toBe('active')
            expect(covers(source.org, one.org)).toBe(true)
            expect([source.org, parentPath(one.org)]).toContain(
              one.org === source.org ? source.org : parentPath(one.org),
            )
            expect(one.until ?? Infinity).toBeLessThanOrEqual(source.until ?? Infinity)
            expect(roles.find((r) => r.id === source.role)?.mayGrant).toContain(one.role)
          }
          for (const account of people) {
            const asked = alive.filter(
              (g) => g.account === account && three.includes(g.role) && g.kind !== 'county',
            )
            expect(asked.length).toBeLessThanOrEqual(1)
          }
        }),
      ),
      { numRuns: 300 },
    )
    // Sequences that refuse everything would prove nothing.
    expect(living).toBeGreaterThan(1000)
  })
})
