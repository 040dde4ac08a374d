import { describe, expect, it } from 'vitest'
import { rowOf } from '../lifecycle/table.ts'
import {
  type FalsificationEvent,
  type FalsificationState,
  decideCase,
  falsificationLifecycle,
  standsAbove,
} from './falsification-lifecycle.ts'

const states = Object.keys(falsificationLifecycle.states) as FalsificationState[]
const events = Object.keys(falsificationLifecycle.events) as FalsificationEvent[]
const about = { about: 'organisation', org: '41/4101/410105/S' } as const

describe('the life of a case of falsification (notice 三.(一))', () => {
  const actors = {
    'the office above': { account: 'c', from: '41/4101/410105' },
    'who recorded it': { account: 'r', from: '41/4101/410105' },
    'the school itself': { account: 's', from: '41/4101/410105/S' },
  }
  for (const state of states)
    for (const event of events)
      for (const [who, by] of Object.entries(actors))
        it(`${state} + ${event} by ${who}`, () => {
          const row = rowOf(falsificationLifecycle, state, event)
          const answer = decideCase({ ...about, state, recordedBy: 'r' }, event, {
            ...by,
            outcome: '查明属实',
          })
          const told =
            row === undefined
              ? 'STATE-NO-WAY'
              : who === 'the school itself'
                ? 'CASE-ABOVE'
                : by.account === 'r' && row[5].includes('anotherPerson')
                  ? 'CASE-TWO-PEOPLE'
                  : row[2]
          expect(answer.ok ? answer.value : answer.refusal.code).toBe(told)
        })
  it('is not decided without words', () => {
    const held = { ...about, state: 'examining', recordedBy: 'r' } as const
    expect(decideCase(held, 'uphold', { account: 'c', from: '41', outcome: ' 是 ' })).toMatchObject({
      refusal: { code: 'CASE-OUTCOME' },
    })
  })
  it('about a candidate is the own organisation’s too', () => {
    expect(standsAbove('41/S', { about: 'candidate', org: '41/S' })).toBe('above')
    expect(standsAbove('41/S', { about: 'organisation', org: '41/S' })).toBe('notAbove')
    expect(standsAbove('41/T', { about: 'candidate', org: '41/S' })).toBe('notAbove')
  })
})
