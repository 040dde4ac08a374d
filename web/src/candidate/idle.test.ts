import { expect, it } from 'vitest'
import { IDLE_LIMIT, idleAfter } from './idle.ts'

const MINUTE = 60_000

it('warns one minute before, and signs out at fifteen minutes, not a moment earlier', () => {
  expect(idleAfter(0)).toEqual({ kind: 'active' })
  expect(idleAfter(14 * MINUTE - 1)).toEqual({ kind: 'active' })
  expect(idleAfter(14 * MINUTE)).toEqual({ kind: 'warning', seconds: 60 })
  expect(idleAfter(15 * MINUTE - 1)).toEqual({ kind: 'warning', seconds: 1 })
  expect(idleAfter(15 * MINUTE)).toEqual({ kind: 'over' })
  expect(idleAfter(IDLE_LIMIT * 10)).toEqual({ kind: 'over' })
})
