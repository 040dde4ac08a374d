import { describe, expect, it } from 'vitest'
import { beijing, instant } from '../base/time.ts'
import { smallSeason } from '../../test/small-season.ts'
import { decideCarry } from './carry.ts'
import {
  type SeasonState,
  decideSeason,
  firstStart,
  isReadOnly,
  lastEnd,
  seasonBefore,
  seasonLifecycle,
  seasonStanding,
} from './life.ts'

const ends = lastEnd(smallSeason, undefined)
const one = { account: 'one' }
const two = { account: 'two' }
const held = (state: SeasonState) => ({ state, askedBy: 'one', ends })
const codeOf = (result: ReturnType<typeof decideSeason>) => (result.ok ? result.value : result.refusal.code)

describe('the end of a season (A7)', () => {
  it('is asked for when the last window is over, to the second', () => {
    const ask = (now: number) =>
      codeOf(decideSeason({ ...held('open'), askedBy: undefined }, 'ask', { by: one, now: instant(now) }))
    expect(ask(ends - 1)).toBe('SEASON-RUNS')
    expect(ask(ends)).toBe('asked')
  })
  it('waits for the last extension, and says when that is', () => {
    const later = instant(ends + 86_400_000)
    expect(lastEnd(smallSeason, later)).toBe(later)
    expect(lastEnd(smallSeason, beijing('2000-01-01T00:00'))).toBe(ends)
  })
  it('is approved by another than asked', () => {
    const approve = (by: typeof one) => codeOf(decideSeason(held('asked'), 'approve', { by, now: ends }))
    expect([approve(one), approve(two)]).toEqual(['SEASON-TWO-PEOPLE', 'closing'])
  })
  it('may be taken back before it is approved and not after; what is closed stays closed', () => {
    const state = (from: SeasonState, event: 'withdraw' | 'ask') =>
      codeOf(decideSeason(held(from), event, { by: two, now: ends }))
    expect([state('asked', 'withdraw'), state('closing', 'withdraw')]).toEqual(['open', 'STATE-NO-WAY'])
    expect(state('closed', 'ask')).toBe('STATE-NO-WAY')
    expect(seasonLifecycle.table.filter(([from]) => from === 'closed')).toEqual([])
    expect(codeOf(decideSeason(held('closing'), 'finish', { by: two, now: ends }))).toBe('closed')
  })
})

describe('what a season is called (A7)', () => {
  const at = (now: number, state: SeasonState = 'open') =>
    seasonStanding(smallSeason, state, { now: instant(now), ends })
  it('changes with the clock, to the second, until somebody asks for its end', () => {
    const starts = firstStart(smallSeason)
    expect([at(starts - 1), at(starts)]).toEqual(['未开始', '进行中'])
    expect([at(ends - 1), at(ends)]).toEqual(['进行中', '已截止，未结束'])
    expect(at(ends, 'asked')).toBe('待批准结束')
  })
  it('is only read from the approval on', () => {
    expect((['open', 'asked', 'closing', 'closed'] as const).map(isReadOnly)).toEqual([
      'no',
      'no',
      'yes',
      'yes',
    ])
  })
})

describe('the season before (A7)', () => {
  it('is the one that stands before it; the first has none', () => {
    const next = { ...smallSeason, season: `${smallSeason.season}-next` as typeof smallSeason.season }
    expect(seasonBefore([smallSeason, next], next.season)).toBe(smallSeason)
    expect(seasonBefore([smallSeason, next], smallSeason.season)).toBeUndefined()
  })
  it('who may be one person is decided once', () => {
    expect(decideCarry('open', 'same')).toEqual({ ok: true, value: 'same' })
    expect(decideCarry('same', 'other')).toMatchObject({ ok: false, refusal: { code: 'STATE-NO-WAY' } })
  })
})
