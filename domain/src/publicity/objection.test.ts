import { describe, expect, it } from 'vitest'
import {
  type ObjectionEvent,
  type ObjectionState,
  decideObjection,
  publicObjectionLifecycle,
  whyNot,
} from './objection.ts'

const another = { account: 'b', openedBy: ['a'], heardBy: ['c'], answer: '经核查属实' }

describe('an objection to a public list', () => {
  const states = Object.keys(publicObjectionLifecycle.states) as ObjectionState[]
  const events = Object.keys(publicObjectionLifecycle.events) as ObjectionEvent[]

  it('moves only as the table says, from every state', () => {
    for (const state of states)
      for (const event of events) {
        const row = publicObjectionLifecycle.table.find(([from, said]) => from === state && said === event)
        expect(decideObjection(state, event, another)).toMatchObject(
          row === undefined ? { ok: false, refusal: { code: 'STATE-NO-WAY' } } : { ok: true, value: row[2] },
        )
      }
  })

  it('is never decided by who opened the list', () => {
    for (const [from, event] of publicObjectionLifecycle.table)
      expect(decideObjection(from, event, { ...another, account: 'a' })).toMatchObject({
        refusal: { code: 'OBJECTION-OTHER' },
      })
  })

  it('is never decided by who reviewed what it is about', () => {
    for (const [from, event] of publicObjectionLifecycle.table)
      expect(decideObjection(from, event, { ...another, account: 'c' })).toMatchObject({
        refusal: { code: 'OBJECTION-HEARD' },
      })
  })

  it('says beforehand who may not, and why', () => {
    expect(['a', 'b', 'c'].map((account) => whyNot(account, another))).toEqual([
      'OBJECTION-OTHER',
      undefined,
      'OBJECTION-HEARD',
    ])
  })

  it('is decided with an answer', () => {
    for (const event of ['uphold', 'dismiss'] as const)
      expect(decideObjection('examining', event, { ...another, answer: '属实 ' })).toMatchObject({
        refusal: { code: 'OBJECTION-ANSWER' },
      })
  })
})
