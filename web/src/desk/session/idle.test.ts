import { describe, expect, it } from 'vitest'
import { idleAfter } from './idle.ts'

describe('idle sign-out', () => {
  it('warns in the last minute and ends at thirty minutes, not a second earlier', () => {
    expect(idleAfter(0)).toEqual({ kind: 'active' })
    expect(idleAfter(29 * 60_000 - 1)).toEqual({ kind: 'active' })
    expect(idleAfter(29 * 60_000)).toEqual({ kind: 'warning', seconds: 60 })
    expect(idleAfter(30 * 60_000 - 1)).toEqual({ kind: 'warning', seconds: 1 })
    expect(idleAfter(30 * 60_000)).toEqual({ kind: 'over' })
  })
})
