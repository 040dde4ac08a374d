import { describe, expect, it } from 'vitest'
import { mayNow, step } from '../lifecycle/table.ts'
import {
  type SheetEvent,
  type SheetState,
  qrText,
  readSheetCode,
  sheetLifecycle,
  sheetServes,
  standingOfSheet,
} from './sheet.ts'

/** Written by hand, not read from the table. What is not here is refused. */
const moves: Readonly<Record<SheetState, Partial<Record<SheetEvent, SheetState>>>> = {
  issued: { sign: 'signed', return: 'returned' },
  returned: { sign: 'signed', return: 'returned' },
  signed: { supersede: 'superseded' },
  superseded: {},
}
const states = Object.keys(moves) as readonly SheetState[]
const open = new Set(['sign'] as const)

describe('a printed form on its way back (notice 三.(三); J2)', () => {
  for (const state of states)
    for (const event of ['sign', 'return', 'supersede'] as const)
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
    expect(standingOfSheet('superseded', same)).toBe('superseded')
  })
})

describe('whether a paper may stand for the record still', () => {
  it.each([
    ['issued', 'checked', true],
    ['returned', 'checked', true],
    ['signed', 'sealed', true],
    ['signed', 'correcting', false],
    ['issued', 'correcting', true],
    ['superseded', 'sealed', false],
    ['superseded', 'correcting', false],
  ] as const)('%s, while the registration is %s: %s', (state, registration, serves) => {
    expect(sheetServes(state, registration)).toBe(serves)
  })
})

describe('what a scanner or a hand gives', () => {
  const [sheet, seal] = ['0190a1b2-0000-7000-8000-000000000001', 'ab'.repeat(32)]
  it('reads the address in a QR, and the bare code that older sheets bear', () => {
    const qr = qrText('https://zk.example.cn/', { sheet, seal })
    expect(qr).toBe(`https://zk.example.cn/#/check/zz1.${sheet}.${seal}`)
    const read = { kind: 'qr', sheet, seal }
    expect([readSheetCode(qr), readSheetCode(` zz1.${sheet}.${seal.toUpperCase()} `)]).toEqual([read, read])
  })
  it('reads 16 digits with blanks, and takes everything else for a number', () => {
    expect(readSheetCode('0123 4567-8901 2345')).toEqual({ kind: 'digits', digits: '0123456789012345' })
    expect(readSheetCode('224100000123-01')).toEqual({ kind: 'number', number: '224100000123-01' })
    expect(readSheetCode(`https://x/#/elsewhere/zz1.${sheet}.${seal}`).kind).toBe('number')
  })
})
