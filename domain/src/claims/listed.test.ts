import { describe, expect, it } from 'vitest'
import { smallEligibility } from '../../test/small-eligibility.ts'
import { given, outcome, someone } from '../../test/someone.ts'
import { branded } from '../base/brand.ts'
import type { OrgCode } from '../base/ids.ts'
import { checkDigitOf } from '../identity/id-number.ts'
import { rowOf } from '../lifecycle/table.ts'
import { type Org, type OrgKind, lastCode } from '../orgs/org.ts'
import { claimKind } from '../season/eligibility.ts'
import { claimLevels } from './levels.ts'
import {
  type Listing,
  type ListedEvent,
  type ListedState,
  afterRegistering,
  decideListing,
  listedLifecycle,
  matchLine,
  moveListed,
} from './listed.ts'

const number = `41010520080314996${checkDigitOf('41010520080314996')}`
const line = { name: '王小明', number, repeats: 'no' } as const
const wang = { registration: 'r1', name: '王小明' }

describe('whose line it is (I3)', () => {
  it.each([
    ['number and name', line, { byNumber: wang, sameName: 1 }, { event: 'match', registration: 'r1' }],
    [
      'a name with blanks',
      { ...line, name: '王 小明' },
      { byNumber: wang, sameName: 0 },
      { event: 'match', registration: 'r1' },
    ],
    [
      'another name',
      { ...line, name: '王小敏' },
      { byNumber: wang, sameName: 0 },
      { event: 'doubt', why: 'nameDiffers' },
    ],
    ['a namesake', line, { byNumber: undefined, sameName: 2 }, { event: 'doubt', why: 'sameName' }],
    ['nobody', line, { byNumber: undefined, sameName: 0 }, { event: 'miss', why: 'nobody' }],
    [
      'a broken number with a namesake',
      { ...line, number: '41010' },
      { byNumber: undefined, sameName: 1 },
      { event: 'doubt', why: 'numberWrong' },
    ],
    [
      'a broken number',
      { ...line, number: '41010' },
      { byNumber: undefined, sameName: 0 },
      { event: 'miss', why: 'numberWrong' },
    ],
    [
      'no number',
      { ...line, number: '' },
      { byNumber: undefined, sameName: 1 },
      { event: 'doubt', why: 'incomplete' },
    ],
    [
      'no name',
      { ...line, name: '' },
      { byNumber: wang, sameName: 0 },
      { event: 'doubt', why: 'incomplete' },
    ],
    [
      'no name and nobody',
      { ...line, name: '' },
      { byNumber: undefined, sameName: 0 },
      { event: 'miss', why: 'incomplete' },
    ],
    [
      'a line again',
      { ...line, repeats: 'above' },
      { byNumber: wang, sameName: 1 },
      { event: 'doubt', why: 'repeated' },
    ],
  ] as const)('%s', (_, given_, found, expected) => {
    expect(matchLine(given_, found)).toEqual(expected)
  })
})

describe('what became of a line that was certain', () => {
  it.each([
    ['registered', { made: new Map([['r1', 'c1']]), claimed: new Set(['r1']) }, 'match'],
    ['claimed meanwhile', { made: new Map(), claimed: new Set(['r1']) }, 'findThere'],
    ['may not have it', { made: new Map(), claimed: new Set<string>() }, 'doubt'],
  ] as const)('%s', (_, found, event) => {
    expect(afterRegistering('r1', found).event).toBe(event)
  })
})

const states = Object.keys(listedLifecycle.states) as readonly ListedState[]
const events = Object.keys(listedLifecycle.events) as readonly ListedEvent[]

describe.each(states)('a line that is %s', (state) => {
  it.each(events)('%s moves as the table says', (event) => {
    const row = rowOf(listedLifecycle, state, event)
    const said = moveListed(state, event, { reason: '不是本县考生', claim: 'withdrawn' })
    expect(said.ok ? said.value : said.refusal.code).toBe(row?.[2] ?? 'STATE-NO-WAY')
  })
  it('that led to a claim is asked again only when that was withdrawn', () => {
    if (state !== 'registered' && state !== 'there') return
    for (const claim of ['stands', undefined] as const)
      expect(moveListed(state, 'doubt', claim === undefined ? {} : { claim })).toMatchObject({
        refusal: { code: 'LISTED-STANDS' },
      })
    expect(moveListed(state, 'match', { claim: 'withdrawn' }).ok).toBe(false)
  })
  it('is dismissed only with a reason', () => {
    if (rowOf(listedLifecycle, state, 'dismiss') === undefined) return
    expect(moveListed(state, 'dismiss', { reason: ' 不是 ' })).toMatchObject({
      refusal: { code: 'LISTED-REASON' },
    })
  })
})

const PATH = '41/4101/410105/S1/C1'
const kinds: readonly OrgKind[] = ['province', 'city', 'county', 'school', 'class']
const orgs: readonly Org[] = kinds.map((kind, at) => {
  const path = PATH.split('/')
    .slice(0, at + 1)
    .join('/')
  return { code: branded<OrgCode>(lastCode(path)), kind, name: path, path }
})
const kind = claimKind(smallEligibility, 'extra')
if (kind === undefined) throw new Error('no kind')
const r = someone({ org: PATH })
const listing = (changes: Partial<Listing> = {}): Listing => ({
  id: 'c1',
  kind,
  item: 'LIST',
  levels: claimLevels(kind, { path: PATH, orgs }),
  office: '41/4101',
  ...changes,
})

describe('按上级名单登记 (I3)', () => {
  it.each([
    ['41', '41/4101'],
    ['41/4101', '41/4101'],
    ['41/4101/410105', '41/4101/410105'],
  ])('a list of %s waits at %s, and nobody reviews what the own hand entered', (office, waits) => {
    const decided = decideListing(r, listing({ office }), given())
    if (!decided.ok) throw new Error(decided.refusal.code)
    const { next, event } = decided.value
    expect([next.state, next.seat.office, next.enteredBy]).toEqual(['waiting', waits, given().by.account])
    expect([next.cosigned, event.kind]).toEqual([undefined, 'claim.fromList'])
  })
  it('takes what comes by lists only, and nobody who has gone', () => {
    expect(outcome(decideListing(r, listing({ item: 'OWN' }), given()))).toBe('CLAIM-KIND')
    expect(outcome(decideListing(r, listing({ levels: [] }), given()))).toBe('CLAIM-KIND')
    expect(outcome(decideListing(someone({ org: PATH, state: 'withdrawn' }), listing(), given()))).toBe(
      'CLAIM-GONE',
    )
    expect(outcome(decideListing(someone({ org: PATH, track: 'grade8' }), listing(), given()))).toBe(
      'CLAIM-KIND',
    )
  })
})
