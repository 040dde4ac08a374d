import { describe, expect, it } from 'vitest'
import { type Lifecycle, mayNow, rowOf, step } from './table.ts'

type Door = 'open' | 'shut'
const door: Lifecycle<Door, 'close' | 'knock', 'day', 'keyHeld' | 'handFree'> = {
  title: '门',
  states: { open: '开着', shut: '关着' },
  events: { close: '关门', knock: '敲门' },
  refusalOf: { keyHeld: 'NOT-ALLOWED', handFree: 'BUSY' },
  table: [
    ['open', 'close', 'shut', 'door.close', 'day', ['keyHeld', 'handFree']],
    ['shut', 'knock', 'open', 'door.knock', 'always', []],
  ],
}
const daylight = { open: new Set(['day'] as const), met: new Set(['keyHeld', 'handFree'] as const) }
const night = { ...daylight, open: new Set<'day'>() }

describe('the one interpreter', () => {
  it('moves along a row', () => {
    expect(step(door, 'open', 'close', daylight)).toEqual({ ok: true, value: 'shut' })
  })
  it('refuses what no row says, with both names in Chinese', () => {
    expect(step(door, 'shut', 'close', daylight)).toMatchObject({
      refusal: { code: 'STATE-NO-WAY', params: { state: '关着', event: '关门' } },
    })
  })
  it('refuses outside the activity, before it asks a guard', () => {
    expect(step(door, 'open', 'close', { ...night, met: new Set() })).toMatchObject({
      refusal: { code: 'TIME-CLOSED', params: { activity: 'day' } },
    })
  })
  it('never closes what is always open', () => {
    expect(step(door, 'shut', 'knock', night)).toEqual({ ok: true, value: 'open' })
  })
  it('refuses with the first unmet guard, in the order of the row', () => {
    const refusal = (met: readonly ('keyHeld' | 'handFree')[]) =>
      step(door, 'open', 'close', { ...daylight, met: new Set(met) })
    expect(refusal([])).toMatchObject({ refusal: { code: 'NOT-ALLOWED' } })
    expect(refusal(['keyHeld'])).toMatchObject({ refusal: { code: 'BUSY' } })
    expect(refusal(['handFree'])).toMatchObject({ refusal: { code: 'NOT-ALLOWED' } })
  })
  it('finds the row of a state and an event', () => {
    expect(rowOf(door, 'open', 'close')?.[2]).toBe('shut')
    expect(rowOf(door, 'open', 'knock')).toBeUndefined()
  })
})

describe('what one may try now', () => {
  const may = (state: Door, actions: readonly `${string}.${string}`[], open: readonly 'day'[]) =>
    mayNow(door, state, { open: new Set(open), actions: new Set(actions) })
  it('asks for the action and the time', () => {
    expect(may('open', ['door.close'], ['day'])).toEqual(['close'])
    expect(may('open', ['door.knock'], ['day'])).toEqual([])
    expect(may('open', ['door.close'], [])).toEqual([])
    expect(may('shut', ['door.knock'], [])).toEqual(['knock'])
  })
  it('does not ask the guards: the button stays, the refusal says what is missing', () => {
    expect(may('open', ['door.close'], ['day'])).toContain('close')
  })
})
