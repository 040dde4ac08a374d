import { describe, expect, it } from 'vitest'
import { mayNow, rowOf } from '../lifecycle/table.ts'
import { decideRun, syncRunLifecycle, waitAfter } from './run-life.ts'
import {
  choicesOf,
  decideWork,
  heldFor,
  syncWorkLifecycle,
  waysOf,
  workKindNames,
  type WorkKind,
} from './work-life.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as K[]

describe('the life of a sync run', () => {
  for (const state of keys(syncRunLifecycle.states))
    for (const event of keys(syncRunLifecycle.events))
      it(`${state} + ${event}`, () => {
        const row = rowOf(syncRunLifecycle, state, event)
        expect(decideRun(state, event)).toMatchObject(
          row === undefined ? { refusal: { code: 'STATE-NO-WAY' } } : { value: row[2] },
        )
      })
  it('cannot be stopped while it writes, and has an end', () => {
    expect(decideRun('writing', 'stop').ok).toBe(false)
    expect(syncRunLifecycle.table.filter(([from]) => from === 'done' || from === 'cancelled')).toEqual([])
  })
  it('waits twice as long after each failure, at most a minute', () => {
    expect([1, 2, 3, 7, 40].map((n) => waitAfter(n, 1000))).toEqual([1000, 2000, 4000, 60_000, 60_000])
  })
})

describe('the life of sync work', () => {
  for (const kind of keys(workKindNames))
    for (const place of ['known', 'unknown'] as const)
      for (const state of keys(syncWorkLifecycle.states))
        for (const event of keys(syncWorkLifecycle.events))
          it(`${kind}, place ${place}: ${state} + ${event}`, () => {
            const row = rowOf(syncWorkLifecycle, state, event)
            const held = [...heldFor[kind], ...(place === 'known' ? ['placeKnown'] : [])]
            const unmet = row?.[5].find((guard) => !held.includes(guard))
            const code = unmet === undefined ? 'STATE-NO-WAY' : syncWorkLifecycle.refusalOf[unmet]
            expect(decideWork(state, event, { kind, place })).toMatchObject(
              row === undefined || unmet !== undefined ? { refusal: { code } } : { value: row[2] },
            )
          })
  it('offers what fits: values are followed or kept, a pupil who left is let go, one who moved goes along', () => {
    const at = (kind: WorkKind, place: 'known' | 'unknown' = 'unknown') => choicesOf('open', { kind, place })
    expect(at('differs')).toEqual(['follow', 'keep', 'drop'])
    expect(at('missing')).toEqual(['keep', 'leave', 'drop'])
    expect(at('moved')).toEqual(['keep', 'leave', 'drop'])
    expect(at('moved', 'known')).toEqual(['move', 'keep', 'leave', 'drop'])
    expect(at('renumbered')).toEqual(['renumber', 'keep', 'drop'])
    expect(choicesOf('agreed', { kind: 'differs', place: 'unknown' })).toEqual([])
  })
  it('tells what the keeper of the register corrected from what settled by itself', () => {
    const settled = Object.fromEntries(waysOf('agree').map(({ from, to }) => [from, to]))
    expect(settled).toEqual({
      open: 'agreed',
      atRegister: 'corrected',
      asked: 'agreed',
      leaving: 'agreed',
      dropped: 'agreed',
    })
  })
  it('both lives are in the hands of those who may synchronise, nobody else', () => {
    const by = new Set([...syncRunLifecycle.table, ...syncWorkLifecycle.table].map((row) => row[3]))
    expect([...by]).toEqual(['roster.sync'])
    const given = { open: new Set<never>(), actions: new Set(['roster.read' as const]) }
    expect(mayNow(syncWorkLifecycle, 'open', given)).toEqual([])
  })
})
