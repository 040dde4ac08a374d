import { describe, expect, it } from 'vitest'
import { mayNow, rowOf } from '../lifecycle/table.ts'
import { decideDifference, differenceLifecycle } from './card-difference.ts'

const states = ['open', 'misread', 'wrong', 'retake'] as const
const events = ['findMisread', 'findWrong', 'askRetake', 'reopen'] as const

describe('the life of a difference between card and register (F2)', () => {
  for (const state of states)
    for (const event of events)
      it(`${state} + ${event}`, () => {
        const row = rowOf(differenceLifecycle, state, event)
        expect(decideDifference(state, event)).toMatchObject(
          row === undefined ? { refusal: { code: 'STATE-NO-WAY' } } : { value: row[2] },
        )
      })
  it('is decided by those who note documents; no candidate closes one', () => {
    const may = (actions: readonly `${string}.${string}`[]) =>
      mayNow(differenceLifecycle, 'open', { open: new Set<never>(), actions: new Set(actions) })
    expect(may(['document.note'])).toHaveLength(3)
    expect(may(['registration.fill', 'registration.confirm', 'image.read'])).toEqual([])
  })
  it('ends with a new picture only where one was asked for', () => {
    expect(events.filter((event) => rowOf(differenceLifecycle, 'retake', event) !== undefined)).toEqual([])
  })
})
