import { describe, expect, it } from 'vitest'
import { type Actor, actionsOver, can, liveGrants, mayGrant, reachOf } from './can.ts'
import type { Role } from './role.ts'

const roles: readonly Role[] = [
  {
    id: 'county',
    title: '县',
    basis: '三.(一)2',
    at: ['county'],
    actions: ['registration.read', 'roster.import'],
    mayGrant: ['school'],
  },
  {
    id: 'school',
    title: '学校',
    basis: '三.(一)3',
    at: ['school'],
    actions: ['registration.read', 'registration.check'],
    mayGrant: ['teacher'],
  },
  { id: 'teacher', title: '班主任', basis: '三.(一)3', at: ['class'], actions: ['slip.print'], mayGrant: [] },
  {
    id: 'candidate',
    title: '考生',
    basis: '二.2',
    at: [],
    actions: ['registration.read', 'registration.fill'],
    mayGrant: [],
  },
]
const county: Actor = { account: 'c', grants: [{ role: 'county', org: '41/4101/410105' }] }
const school: Actor = { account: 's', grants: [{ role: 'school', org: '41/4101/410105/S1' }] }
const candidate: Actor = { account: 'k', grants: [{ role: 'candidate', registration: 'r1' }] }
const nobody: Actor = { account: 'n', grants: [] }
const both: Actor = {
  account: 'b',
  grants: [...school.grants, { role: 'teacher', org: '41/4101/410105/S2/S2-1' }],
}

const r1 = { org: '41/4101/410105/S1/S1-0901', registration: 'r1' }
const r2 = { org: '41/4101/410105/S1/S1-0901', registration: 'r2' }
const elsewhere = { org: '41/4101/410106/S9', registration: 'r9' }

describe('may she?', () => {
  it.each([
    ['a county reads below itself', county, 'registration.read', r1, true],
    ['a county does not check: no such word in its role', county, 'registration.check', r1, false],
    ['a county reads nothing of its sibling', county, 'registration.read', elsewhere, false],
    ['a county reads nothing above itself', county, 'registration.read', { org: '41/4101' }, false],
    ['a school checks its own', school, 'registration.check', r1, true],
    ['a school checks no other school', school, 'registration.check', { org: '41/4101/410105/S10' }, false],
    ['a school does not fill in for its candidate', school, 'registration.fill', r1, false],
    ['a candidate fills in the own', candidate, 'registration.fill', r1, true],
    ['a candidate does not fill in a classmate’s', candidate, 'registration.fill', r2, false],
    ['a candidate reaches no organisation', candidate, 'registration.read', { org: r1.org }, false],
    ['nobody may nothing', nobody, 'registration.read', r1, false],
    ['two grants do not mix: teacher there, school here', both, 'slip.print', r1, false],
  ] as const)('%s', (_, actor, action, target, expected) => {
    expect(can(actor, action, { target, roles })).toBe(expected)
  })
  it('an unknown role gives nothing', () => {
    const stale: Actor = { account: 'x', grants: [{ role: 'gone', org: '41' }] }
    expect(can(stale, 'registration.read', { target: r1, roles })).toBe(false)
    expect(actionsOver(stale, r1, roles)).toEqual(new Set())
  })
})

describe('everything she may over a target', () => {
  it('is the union of the grants that reach it', () => {
    const two: Actor = { account: 't', grants: [...county.grants, ...school.grants] }
    expect(actionsOver(two, r1, roles)).toEqual(
      new Set(['registration.read', 'roster.import', 'registration.check']),
    )
    expect(actionsOver(two, elsewhere, roles)).toEqual(new Set())
  })
  it('agrees with can for every action', () => {
    for (const actor of [county, school, candidate, both])
      for (const target of [r1, r2, elsewhere])
        for (const action of actionsOver(actor, target, roles))
          expect(can(actor, action, { target, roles })).toBe(true)
  })
})

describe('how far an action reaches', () => {
  it('names organisations for staff and registrations for candidates', () => {
    expect(reachOf(county, 'registration.read', roles)).toEqual({
      orgs: ['41/4101/410105'],
      registrations: [],
    })
    expect(reachOf(candidate, 'registration.read', roles)).toEqual({ orgs: [], registrations: ['r1'] })
  })
  it('is nowhere for who does not hold it: a list of nothing, not of everything', () => {
    expect(reachOf(county, 'registration.check', roles)).toEqual({ orgs: [], registrations: [] })
    expect(reachOf(nobody, 'registration.read', roles)).toEqual({ orgs: [], registrations: [] })
  })
  it('counts only the grants that have the action', () => {
    expect(reachOf(both, 'slip.print', roles).orgs).toEqual(['41/4101/410105/S2/S2-1'])
  })
})

describe('who may grant (notice 三.(一) 权限分配管理)', () => {
  it.each([
    ['the role below, inside the own subtree', county, 'school', '41/4101/410105/S1', true],
    ['not the own role', county, 'county', '41/4101/410105', false],
    ['not two levels down', county, 'teacher', '41/4101/410105/S1/S1-0901', false],
    ['not beside oneself', county, 'school', '41/4101/410106/S9', false],
    ['not above oneself', school, 'teacher', '41/4101/410105', false],
    ['not a candidate', school, 'candidate', '41/4101/410105/S1', false],
    ['nothing without a grant', nobody, 'teacher', '41/4101/410105/S1', false],
    ['nothing by being a candidate', candidate, 'teacher', '41/4101/410105/S1/S1-0901', false],
    [
      'the right of one grant does not reach into the place of another',
      both,
      'teacher',
      '41/4101/410105/S2/S2-1',
      false,
    ],
  ] as const)('%s', (_, actor, role, org, expected) => {
    expect(mayGrant(actor, role, { org, roles })).toBe(expected)
  })
})

describe('time-boxed grants (A5)', () => {
  const boxed = { role: 'school', org: '41', until: 1000 }
  it('hold until their end, exclusive', () => {
    expect(liveGrants([boxed], 999)).toEqual([boxed])
    expect(liveGrants([boxed], 1000)).toEqual([])
  })
  it('without an end hold on', () => {
    expect(liveGrants([...school.grants, ...candidate.grants], 1e15)).toHaveLength(2)
  })
})
