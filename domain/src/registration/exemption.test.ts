import { describe, expect, it } from 'vitest'
import { outcome } from '../../test/someone.ts'
import { mayNow, rowOf } from '../lifecycle/table.ts'
import { decideExemption, exemptionLifecycle } from './exemption.ts'

const states = ['asked', 'approved', 'declined', 'withdrawn'] as const
const events = ['approve', 'decline', 'withdraw'] as const

describe('the life of an exemption (E8)', () => {
  for (const state of states)
    for (const event of events)
      it(`${state} + ${event}`, () => {
        const row = rowOf(exemptionLifecycle, state, event)
        expect(decideExemption({ state, askedBy: 'teacher' }, event, { account: 'head' })).toMatchObject(
          row === undefined ? { refusal: { code: 'STATE-NO-WAY' } } : { value: row[2] },
        )
      })
  it('has four eyes: who asked neither approves nor declines it, but may withdraw it', () => {
    const own = { state: 'asked', askedBy: 'teacher' } as const
    const by = { account: 'teacher' }
    expect(outcome(decideExemption(own, 'approve', by))).toBe('EXEMPTION-TWO-PEOPLE')
    expect(outcome(decideExemption(own, 'decline', by))).toBe('EXEMPTION-TWO-PEOPLE')
    expect(decideExemption(own, 'withdraw', by)).toMatchObject({ value: 'withdrawn' })
  })
  it('is moved by nobody without one of its actions', () => {
    const may = (actions: readonly `${string}.${string}`[]) =>
      mayNow(exemptionLifecycle, 'asked', { open: new Set<never>(), actions: new Set(actions) })
    expect(may(['image.judge', 'registration.fill', 'exemption.read'])).toEqual([])
    expect(may(['exemption.approve'])).toEqual(['approve', 'decline'])
  })
})
