import { describe, expect, it } from 'vitest'
import type { ActionName } from '../access/actions.ts'
import { mayNow } from '../lifecycle/table.ts'
import { type RunEvent, type RunState, decideRun, syncRunLifecycle, waitAfter } from './run-life.ts'
import {
  type WorkEvent,
  type WorkKind,
  type WorkState,
  choicesOf,
  decideWork,
  syncWorkLifecycle,
  waysOf,
  workKindNames,
} from './work-life.ts'

const keys = <K extends string>(of: Readonly<Partial<Record<K, unknown>>>) => Object.keys(of) as K[]

/** Written by hand, not read from the table: what is not here is refused. */
const runs: Readonly<Record<RunState, Partial<Record<RunEvent, RunState>>>> = {
  pulling: { expire: 'pulling', pulled: 'judging', fail: 'stopped', stop: 'stopped' },
  judging: { judged: 'writing', again: 'judging', fail: 'stopped', stop: 'stopped' },
  writing: { again: 'judging', written: 'done', fail: 'stopped' },
  stopped: { resume: 'pulling', giveUp: 'cancelled' },
  done: {},
  cancelled: {},
}

/** Whoever else has to do with a pupil: none of them moves a sync, or decides what it left. */
const others = [
  'registration.fill',
  'registration.confirm',
  'registration.check',
  'registration.read',
  'roster.read',
  'roster.import',
  'transfer.decide',
  'duplicate.decide',
] as const

describe('the life of a sync run', () => {
  for (const state of keys(syncRunLifecycle.states)) {
    it.each(keys(syncRunLifecycle.events))(`${state}: %s goes where it should, or is refused`, (event) => {
      const to = runs[state][event]
      expect(decideRun(state, event)).toMatchObject(
        to === undefined ? { refusal: { code: 'STATE-NO-WAY' } } : { value: to },
      )
    })
    it(`${state}: is offered to who may synchronise, and to nobody else`, () => {
      const offered = (action: ActionName) =>
        mayNow(syncRunLifecycle, state, { open: new Set<never>(), actions: new Set([action]) }).toSorted()
      expect(offered('roster.sync')).toEqual(keys(runs[state]).toSorted())
      for (const action of others) expect(offered(action), action).toEqual([])
    })
  }
  it('cannot be stopped while it writes, and has an end', () => {
    expect(decideRun('writing', 'stop').ok).toBe(false)
    expect(syncRunLifecycle.table.filter(([from]) => from === 'done' || from === 'cancelled')).toEqual([])
  })
  it('waits twice as long after each failure, at most a minute', () => {
    expect([1, 2, 3, 7, 40].map((n) => waitAfter(n, 1000))).toEqual([1000, 2000, 4000, 60_000, 60_000])
  })
})

/** By state and event: where it leads, and for which kinds; `known`: only where the school that the register names is known here. */
type Way = readonly [to: WorkState, kinds: 'all' | readonly WorkKind[], place?: 'known']
const place = ['missing', 'moved'] as const
const settling: Partial<Record<WorkEvent, Way>> = { differ: ['open', 'all'], agree: ['agreed', 'all'] }
const again: Partial<Record<WorkEvent, Way>> = { ...settling, reopen: ['open', 'all'] }
const works: Readonly<Record<WorkState, Partial<Record<WorkEvent, Way>>>> = {
  open: {
    ...settling,
    follow: ['asked', ['differs']],
    renumber: ['asked', ['renumbered']],
    move: ['agreed', place, 'known'],
    keep: ['atRegister', 'all'],
    leave: ['leaving', place],
    drop: ['dropped', 'all'],
  },
  atRegister: { ...again, agree: ['corrected', 'all'] },
  asked: again,
  leaving: again,
  dropped: again,
  agreed: { differ: ['open', 'all'] },
  corrected: { differ: ['open', 'all'] },
}

describe('the life of sync work', () => {
  const subjects = keys(workKindNames).flatMap((kind) =>
    (['known', 'unknown'] as const).map((known) => ({ kind, place: known })),
  )
  for (const state of keys(syncWorkLifecycle.states)) {
    it.each(keys(syncWorkLifecycle.events))(`${state}: %s goes where it should, or is refused`, (event) => {
      const [to, kinds, known] = works[state][event] ?? []
      for (const subject of subjects) {
        const fits = kinds === 'all' || kinds?.includes(subject.kind) === true
        const found = known === undefined || subject.place === 'known'
        const refused =
          to === undefined
            ? 'STATE-NO-WAY'
            : !fits
              ? 'SYNC-WORK-OTHER-KIND'
              : !found
                ? 'SYNC-PLACE-UNKNOWN'
                : ''
        expect(decideWork(state, event, subject), `${subject.kind}, ${subject.place}`).toMatchObject(
          refused === '' ? { value: to } : { refusal: { code: refused } },
        )
      }
    })
    it(`${state}: is offered to who may synchronise, and to nobody else`, () => {
      const offered = (action: ActionName) =>
        mayNow(syncWorkLifecycle, state, { open: new Set<never>(), actions: new Set([action]) }).toSorted()
      expect(offered('roster.sync')).toEqual(keys(works[state]).toSorted())
      for (const action of others) expect(offered(action), action).toEqual([])
    })
  }
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
})
