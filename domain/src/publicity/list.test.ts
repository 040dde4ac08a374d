import { describe, expect, it } from 'vitest'
import { beijing, beijingText } from '../base/time.ts'
import { type ListEvent, type ListState, decideList, publicPeriod, publicityLifecycle } from './list.ts'

const now = beijing('2022-04-01T10:00')
const ready = {
  lines: 3,
  changed: 0,
  writtenPrivately: 0,
  reason: '名单有误',
  until: now,
  now,
  unanswered: 0,
}

describe('the life of a public list (notice 三.(一)3)', () => {
  const states = Object.keys(publicityLifecycle.states) as ListState[]
  const events = Object.keys(publicityLifecycle.events) as ListEvent[]

  it('moves only as the table says, from every state', () => {
    for (const state of states)
      for (const event of events) {
        const row = publicityLifecycle.table.find(([from, said]) => from === state && said === event)
        expect(decideList(state, event, ready)).toMatchObject(
          row === undefined ? { ok: false, refusal: { code: 'STATE-NO-WAY' } } : { ok: true, value: row[2] },
        )
      }
  })

  it('is not opened empty, nor untrue, nor with private words', () => {
    expect(decideList('prepared', 'open', { ...ready, lines: 0 })).toMatchObject({
      refusal: { code: 'PUBLICITY-EMPTY' },
    })
    expect(decideList('prepared', 'open', { ...ready, changed: 1 })).toMatchObject({
      refusal: { code: 'PUBLICITY-CHANGED' },
    })
    expect(decideList('prepared', 'open', { ...ready, writtenPrivately: 1 })).toMatchObject({
      refusal: { code: 'PUBLICITY-PRIVATE' },
    })
  })

  it('is halted with a reason only', () => {
    expect(decideList('open', 'halt', { ...ready, reason: ' 错 ' })).toMatchObject({
      refusal: { code: 'PUBLICITY-REASON' },
    })
  })

  it('ends at the moment, not a second before, and not without a moment', () => {
    const at = (text: string) => decideList('open', 'end', { ...ready, now: beijing(text) })
    expect(at('2022-04-01T09:59:59')).toMatchObject({ refusal: { code: 'PUBLICITY-DAYS' } })
    expect(at('2022-04-01T10:00')).toMatchObject({ value: 'ended' })
    expect(
      decideList('open', 'end', { lines: 1, changed: 0, writtenPrivately: 0, now, unanswered: 0 }),
    ).toMatchObject({
      refusal: { code: 'PUBLICITY-DAYS' },
    })
  })

  it('is concluded when every objection has its answer', () => {
    expect(decideList('ended', 'conclude', { ...ready, unanswered: 1 })).toMatchObject({
      refusal: { code: 'PUBLICITY-UNANSWERED' },
    })
  })
})

describe('the days of a public list', () => {
  it('are full days after the day of opening', () => {
    const { from, until } = publicPeriod(beijing('2022-04-01T16:30'), 5)
    expect([beijingText(from), beijingText(until)]).toEqual(['2022-04-01T16:30:00', '2022-04-07T00:00:00'])
  })

  it('do not shrink when it is opened in the last minute of a day', () => {
    const { until } = publicPeriod(beijing('2022-12-31T23:59'), 3)
    expect(beijingText(until)).toBe('2023-01-04T00:00:00')
  })
})
