import { describe, expect, it } from 'vitest'
import { instant } from '../base/time.ts'
import { rowOf } from '../lifecycle/table.ts'
import { type ExtensionEvent, type ExtensionState, decideExtension, extensionLifecycle } from './extension.ts'

const states = Object.keys(extensionLifecycle.states) as ExtensionState[]
const events = Object.keys(extensionLifecycle.events) as ExtensionEvent[]

describe('the life of an extension (A3)', () => {
  for (const state of states)
    for (const event of events)
      for (const account of ['asker', 'another'])
        it(`${state} + ${event} by ${account}`, () => {
          const row = rowOf(extensionLifecycle, state, event)
          const held = { state, askedBy: 'asker', until: instant(2) }
          const answer = decideExtension(held, event, { by: { account }, now: instant(1) })
          const refusedBy = event === 'withdraw' ? 'EXTENSION-NOT-ASKER' : 'EXTENSION-TWO-PEOPLE'
          const fits = (event === 'withdraw') === (account === 'asker')
          const told = row === undefined ? 'STATE-NO-WAY' : fits ? row[2] : refusedBy
          expect(answer.ok ? answer.value : answer.refusal.code).toBe(told)
        })
  it('is not approved once its end has come', () => {
    const held = { state: 'asked', askedBy: 'asker', until: instant(2) } as const
    expect(decideExtension(held, 'approve', { by: { account: 'another' }, now: instant(2) })).toMatchObject({
      refusal: { code: 'EXTENSION-OVER' },
    })
  })
})
