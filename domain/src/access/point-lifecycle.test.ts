import { describe, expect, it } from 'vitest'
import { mayNow, step } from '../lifecycle/table.ts'
import { actions } from './actions.ts'
import { type PointEvent, type PointState, pointLifecycle } from './point-lifecycle.ts'

/** Written by hand, not read from the table. What is not here is refused. */
const moves: Readonly<Record<PointState, Partial<Record<PointEvent, PointState>>>> = {
  open: { change: 'open', suspend: 'suspended' },
  suspended: { change: 'suspended', resume: 'open' },
}
const states = Object.keys(moves) as readonly PointState[]
const events: readonly PointEvent[] = ['change', 'suspend', 'resume']
const nothing = { open: new Set<never>(), met: new Set<never>() }

describe('the life of a designated point (notice 三.(一)2)', () => {
  for (const state of states)
    for (const event of events)
      it(`${state} + ${event}`, () => {
        const to = moves[state][event]
        expect(step(pointLifecycle, state, event, nothing)).toMatchObject(
          to === undefined ? { refusal: { code: 'STATE-NO-WAY' } } : { value: to },
        )
      })
  it.each(Object.keys(actions) as (keyof typeof actions)[])(
    'offers to who holds %s what is theirs',
    (action) => {
      for (const state of states) {
        const offered = mayNow(pointLifecycle, state, { open: nothing.open, actions: new Set([action]) })
        expect(offered).toEqual(action === 'point.name' ? Object.keys(moves[state]) : [])
      }
    },
  )
  it('has no end: a point that was named is suspended, never taken away with those it serves', () => {
    for (const state of states) expect(Object.keys(moves[state]).length).toBeGreaterThan(0)
  })
})
