import { describe, expect, it } from 'vitest'
import { smallEligibility } from '../../test/small-eligibility.ts'
import { given, someone } from '../../test/someone.ts'
import { branded } from '../base/brand.ts'
import type { OrgCode } from '../base/ids.ts'
import { type Org, type OrgKind, lastCode } from '../orgs/org.ts'
import { claimKind } from '../season/eligibility.ts'
import { type MovedClaim, decideGoingAlong, goesAlong } from './follow.ts'
import { APPEAL, claimLevels } from './levels.ts'
import { type ClaimState, claimLifecycle } from './lifecycle.ts'

const kind = claimKind(smallEligibility, 'plain')
if (kind === undefined) throw new Error('no kind')

/** A school of a county, one of a city without counties, one directly under the province. */
const OF_COUNTY = '41/4101/410105/S1/C1'
const OF_CITY = '41/4190/S2/C2'
const OF_PROVINCE = '41/S3/C3'
const kindsOf: Readonly<Record<string, readonly OrgKind[]>> = {
  [OF_COUNTY]: ['province', 'city', 'county', 'school', 'class'],
  [OF_CITY]: ['province', 'city', 'school', 'class'],
  [OF_PROVINCE]: ['province', 'school', 'class'],
}
const orgsOf = (path: string): readonly Org[] =>
  (kindsOf[path] ?? []).map((one, at) => {
    const to = path
      .split('/')
      .slice(0, at + 1)
      .join('/')
    return { code: branded<OrgCode>(lastCode(to)), kind: one, name: to, path: to }
  })
const goes = (c: Partial<MovedClaim>, to: string) => {
  const levels = claimLevels(kind, { path: to, orgs: orgsOf(to) })
  const claim = { id: 'c', state: 'waiting', version: 4, step: 'first', office: 'old', ...c } as const
  const said = decideGoingAlong(claim, { registration: someone({ org: to }), kind, levels, given: given() })
  return said.ok ? said.value : said.refusal.code
}
const officeOf = (c: Partial<MovedClaim>, to: string) => {
  const gone = goes(c, to)
  return typeof gone === 'object' ? gone.next.seat.office : gone
}

describe('a claim whose pupil goes to another school (notice 三.(一)1–3; B4)', () => {
  it.each([
    ['first', OF_COUNTY, '41/4101/410105/S1/C1'],
    ['second', OF_COUNTY, '41/4101/410105/S1'],
    ['third', OF_COUNTY, '41/4101/410105'],
    ['last', OF_COUNTY, '41/4101'],
    ['second', OF_CITY, '41/4190/S2'],
    ['third', OF_CITY, '41/4190'],
    ['last', OF_CITY, '41/4190'],
    ['second', OF_PROVINCE, '41/S3'],
    // No county stands above a school of the province: the next step takes it.
    ['third', OF_PROVINCE, '41'],
    ['last', OF_PROVINCE, '41'],
  ])('waits for the step %s at %s: %s, never at another level of the same depth', (step, to, office) => {
    expect(officeOf({ step }, to)).toBe(office)
  })
  it('has the days of the office that it reaches, a version and an event more', () => {
    const gone = goes({ step: 'third' }, OF_COUNTY)
    if (typeof gone !== 'object') throw new Error('does not go')
    const { next, event } = gone
    expect([next.version, next.seat.step, next.seat.due - next.seat.since]).toEqual([
      5,
      'third',
      3 * 86_400_000,
    ])
    expect(event).toMatchObject({ kind: 'claim.followed', detail: { kind: 'plain', step: 'third' } })
  })
  it('an appeal past the last level waits above the last level there', () => {
    expect(officeOf({ state: 'appealed', step: APPEAL }, OF_COUNTY)).toBe('41')
    expect(officeOf({ state: 'appealed', step: APPEAL }, OF_CITY)).toBe('41')
  })
  it('stays as it is, deadline and all, where the office is the same', () => {
    expect(goes({ step: 'last', office: '41/4101' }, OF_COUNTY)).toBeUndefined()
  })
  it('goes along while somebody has to act on it, and not afterwards', () => {
    const follows = claimLifecycle.table.filter(([, event]) => event === 'follow').map(([from]) => from)
    expect(follows.toSorted()).toEqual([...goesAlong].toSorted())
    for (const state of ['passed', 'refused', 'withdrawn', 'upheld'] satisfies ClaimState[])
      expect(goes({ state }, OF_CITY)).toBe('STATE-NO-WAY')
  })
})
