import { describe, expect, it } from 'vitest'
import { instant } from '../base/time.ts'
import { decideLateAdmission } from './late.ts'
import { departedStates } from './lifecycle.ts'
import type { State } from './registration.ts'

const DAY = 86_400_000
const now = instant(10 * DAY)
const pack = { lateDays: { value: 3, basis: 'assumed' } } as const

const decide = (state: State, until: number, sealedAt?: number) => {
  const r = { state, ...(sealedAt === undefined ? {} : { sealedAt: instant(sealedAt) }) }
  const result = decideLateAdmission(r, instant(until), { now, pack })
  return result.ok ? result.value : result.refusal.code
}

describe('批准补报 (A1)', () => {
  it.each([
    [now, 'EXTENSION-PAST'],
    [now + 1, now + 1],
    [now + 3 * DAY, now + 3 * DAY],
    [now + 3 * DAY + 1, 'EXTENSION-FAR'],
  ])('until %i: %s', (until, told) => {
    expect(decide('filling', until)).toBe(told)
  })
  it.each(departedStates)('nobody who is %s', (state) => {
    expect(decide(state, now + 1)).toBe('EXTENSION-NOBODY')
  })
  it('nobody who has signed: what is wrong then is corrected', () => {
    for (const state of ['sealed', 'correcting'] as const)
      expect(decide(state, now + 1, now - 1)).toBe('EXTENSION-NOBODY')
  })
})
