import { describe, expect, it } from 'vitest'
import { refusals } from '../base/refusals.ts'
import { mayNow, rowOf, step } from '../lifecycle/table.ts'
import { type LeavingEvent, type LeavingState, leavingLifecycle } from './leaving.ts'
import {
  type TransferEvent,
  type TransferGuard,
  type TransferState,
  livingTransfers,
  transferLifecycle,
} from './transfer.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) =>
  Object.keys(of) as unknown as readonly K[]

/** Written by hand: what is not here is refused. */
const moves: Readonly<Record<TransferState, Partial<Record<TransferEvent, TransferState>>>> = {
  none: { apply: 'applied' },
  applied: { accept: 'accepted', decline: 'declined', cancel: 'cancelled', lapse: 'lapsed' },
  accepted: { sendBack: 'sentBack' },
  declined: {},
  cancelled: {},
  lapsed: {},
  sentBack: {},
}
const everything = {
  open: new Set(['fill'] as const),
  met: new Set<TransferGuard>(keys(transferLifecycle.refusalOf)),
}
const actors = [
  'registration.fill',
  'transfer.decide',
  'transfer.inform',
  'registration.check',
  'system.clock',
] as const

describe.each(keys(transferLifecycle.states))('an application that is %s', (state) => {
  it.each(keys(transferLifecycle.events))('%s moves as listed or is refused', (event) => {
    const to = moves[state][event]
    const result = step(transferLifecycle, state, event, everything)
    if (to === undefined) expect(result).toMatchObject({ ok: false, refusal: { code: 'STATE-NO-WAY' } })
    else expect(result).toEqual({ ok: true, value: to })
  })
  it.each(actors)('offers to who holds %s only what the table gives to it', (action) => {
    const offered = mayNow(transferLifecycle, state, { open: everything.open, actions: new Set([action]) })
    const rows = transferLifecycle.table.filter((row) => row[0] === state && row[3] === action)
    expect(offered).toEqual(rows.map((row) => row[1]))
  })
})

describe('every row of an application', () => {
  it.each(transferLifecycle.table)(
    '%s %s → %s is refused by each guard and outside its time',
    (from, event, to, _, during, needs) => {
      for (const guard of needs) {
        const met = new Set([...everything.met].filter((one) => one !== guard))
        expect(step(transferLifecycle, from, event, { ...everything, met })).toMatchObject({
          refusal: { code: transferLifecycle.refusalOf[guard] },
        })
        expect(refusals).toHaveProperty([transferLifecycle.refusalOf[guard]])
      }
      const shut = step(transferLifecycle, from, event, { ...everything, open: new Set() })
      expect(shut).toMatchObject(
        during === 'always'
          ? { ok: true, value: to }
          : { ok: false, refusal: { code: 'TIME-CLOSED', params: { activity: during } } },
      )
    },
  )
  it('gives the school no way to hold anybody back: candidate, point and the clock only (notice 二.2(3))', () => {
    expect(new Set(transferLifecycle.table.map((row) => row[3]))).toEqual(
      new Set(['registration.fill', 'transfer.decide', 'system.clock']),
    )
  })
  it('knows as living exactly what a row leads on from, none apart', () => {
    const going = keys(transferLifecycle.states).filter((state) =>
      keys(transferLifecycle.events).some((event) => rowOf(transferLifecycle, state, event) !== undefined),
    )
    expect(going.filter((state) => state !== 'none').toSorted()).toEqual([...livingTransfers].toSorted())
  })
})

const said: Readonly<Record<LeavingState, Partial<Record<LeavingEvent, LeavingState>>>> = {
  none: { sayNo: 'denied', saySilent: 'unsaid', sayYes: 'reported' },
  denied: { saySilent: 'unsaid', sayYes: 'reported' },
  unsaid: { sayNo: 'denied', sayYes: 'reported' },
  reported: { sayYes: 'reported', sayNo: 'denied', saySilent: 'unsaid', answer: 'answered' },
  answered: { answer: 'answered', sayYes: 'reported', close: 'closed' },
  closed: {},
}

describe.each(keys(leavingLifecycle.states))('leaving early, %s', (state) => {
  it.each(keys(leavingLifecycle.events))('%s moves as listed or is refused', (event) => {
    const given = { open: new Set<never>(), met: new Set(['replyGiven'] as const) }
    const result = step(leavingLifecycle, state, event, given)
    const to = said[state][event]
    if (to === undefined) expect(result).toMatchObject({ refusal: { code: 'STATE-NO-WAY' } })
    else expect(result).toEqual({ ok: true, value: to })
  })
  it('is the candidate’s and the office’s alone', () => {
    for (const row of leavingLifecycle.table)
      expect(['registration.fill', 'leaving.answer']).toContain(row[3])
    for (const action of ['transfer.read', 'transfer.decide', 'registration.check'] as const)
      expect(mayNow(leavingLifecycle, state, { open: new Set<never>(), actions: new Set([action]) })).toEqual(
        [],
      )
  })
})
