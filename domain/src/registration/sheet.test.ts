import { describe, expect, it } from 'vitest'
import { mayNow, step } from '../lifecycle/table.ts'
import { type SheetEvent, type SheetState, sheetLifecycle, standingOfSheet } from './sheet.ts'

/** Written by hand, not read from the table. What is not here is refused. */
const moves: Readonly<Record<SheetState, Partial<Record<SheetEvent, SheetState>>>> = {
  issued: { sign: 'signed', return: 'returned' },
  returned: { sign: 'signed', return: 'returned' },
  signed: {},
}
const states = Object.keys(moves) as readonly SheetState[]
const open = new Set(['sign'] as const)

describe('a printed form on its way back (notice 三.(三); J2)', () => {
  for (const state of states)
    for (const event of ['sign', 'return'] as const)
      it(`${state} + ${event}`, () => {
        const to = moves[state][event]
        const met = new Set(['bothSigned', 'reasonGiven'] as const)
        expect(step(sheetLifecycle, state, event, { open, met })).toMatchObject(
          to === undefined ? { refusal: { code: 'STATE-NO-WAY' } } : { value: to },
        )
      })
  it('is received by who receives signed papers, nobody else', () => {
    const may = (action: `${string}.${string}`) =>
      mayNow(sheetLifecycle, 'issued', { open, actions: new Set([action]) })
    expect(may('registration.sign')).toEqual(['sign', 'return'])
    for (const other of ['registration.check', 'registration.print', 'registration.confirm'] as const)
      expect(may(other)).toEqual([])
  })
  it('is stale once the record says something else, unless it has been signed', () => {
    const [same, other] = [
      { printed: 'a', current: 'a' },
      { printed: 'a', current: 'b' },
    ]
    expect([standingOfSheet('issued', same), standingOfSheet('issued', other)]).toEqual(['current', 'stale'])
    expect(standingOfSheet('returned', other)).toBe('stale')
    expect(standingOfSheet('signed', other)).toBe('signed')
  })
})
