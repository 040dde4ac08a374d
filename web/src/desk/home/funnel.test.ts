import { describe, expect, it } from 'vitest'
import { type Line, behindFirst, completion, expected, funnelOf } from './funnel.ts'

const line = (code: string, states: Line['states']): Line => ({
  code,
  kind: 'class',
  name: code,
  total: 0,
  states,
  activated: 0,
  portraits: 0,
  documents: 0,
})

describe('the funnel from roster to signature', () => {
  it('counts who came at least so far, and who stands there', () => {
    const steps = funnelOf({ rostered: 10, filling: 20, confirmed: 5, checked: 4, sealed: 1 })
    expect(steps.map((s) => s.reached)).toEqual([40, 30, 10, 5, 1])
    expect(steps.map((s) => s.standing)).toEqual([10, 20, 5, 4, 1])
  })
  it('leaves out who moved or gave up', () => {
    expect(expected({ rostered: 3, withdrawn: 2, transferred: 1 })).toBe(3)
    expect(funnelOf({ rostered: 3, withdrawn: 2, transferred: 1 })[0]?.reached).toBe(3)
  })
  it('does not call a sheet in correction sealed', () => {
    const steps = funnelOf({ correcting: 2, sealed: 3 })
    expect(steps.at(-1)?.reached).toBe(3)
    expect(steps.at(-2)?.reached).toBe(5)
  })
  it('is all zeros for an empty roster', () => {
    expect(funnelOf({}).map((s) => s.reached)).toEqual([0, 0, 0, 0, 0])
  })
})

describe('who is behind', () => {
  it('is complete only when everybody is sealed', () => {
    expect(completion(line('a', { sealed: 5 }))).toBe(1)
    expect(completion(line('a', { sealed: 4, checked: 1 }))).toBeLessThan(1)
    expect(completion(line('a', { rostered: 5 }))).toBe(0)
  })
  it('comes first; a line without pupils is not behind', () => {
    const order = behindFirst([
      line('done', { sealed: 2 }),
      line('none', {}),
      line('late', { rostered: 9 }),
      line('late-and-large', { rostered: 90 }),
      line('half', { confirmed: 9 }),
    ])
    expect(order.map((l) => l.code)).toEqual(['late-and-large', 'late', 'half', 'done', 'none'])
  })
})
