import { describe, expect, it } from 'vitest'
import { refusals } from '../base/refusals.ts'
import { rowOf, step } from '../lifecycle/table.ts'
import { type Activity, activityNames } from '../season/timetable.ts'
import {
  type Event,
  type Guard,
  collectedStates,
  registrationLifecycle,
  unfinishedStates,
} from './lifecycle.ts'
import type { State } from './registration.ts'

const states = Object.keys(registrationLifecycle.states) as readonly State[]
const events = Object.keys(registrationLifecycle.events) as readonly Event[]
const guards = Object.keys(registrationLifecycle.refusalOf) as readonly Guard[]
const everything = {
  open: new Set(Object.keys(activityNames) as readonly Activity[]),
  met: new Set(guards),
}

/** Written by hand, not read from the table: state → event → next state. What is not here is refused. */
const moves: Readonly<Record<State, Partial<Record<Event, State>>>> = {
  rostered: {
    supersede: 'superseded',
    chooseTrack: 'rostered',
    save: 'filling',
    enter: 'filling',
    noteEvidence: 'rostered',
    changeClass: 'rostered',
    changeSchool: 'rostered',
    follow: 'rostered',
    withdraw: 'withdrawn',
    transferOut: 'transferred',
    handBack: 'transferred',
  },
  filling: {
    supersede: 'superseded',
    chooseTrack: 'filling',
    save: 'filling',
    enter: 'filling',
    confirm: 'confirmed',
    undoReturn: 'confirmed',
    undoReturnOfChecked: 'checked',
    noteEvidence: 'filling',
    changeClass: 'filling',
    changeSchool: 'filling',
    follow: 'filling',
    withdraw: 'withdrawn',
    transferOut: 'transferred',
    handBack: 'transferred',
  },
  confirmed: {
    supersede: 'superseded',
    chooseTrack: 'filling',
    transferOut: 'transferred',
    handBack: 'transferred',
    reopen: 'filling',
    return: 'filling',
    pass: 'checked',
    noteEvidence: 'confirmed',
    changeClass: 'confirmed',
    changeSchool: 'confirmed',
    follow: 'filling',
    withdraw: 'withdrawn',
  },
  checked: {
    supersede: 'superseded',
    return: 'filling',
    undoPass: 'confirmed',
    noteEvidence: 'checked',
    changeClass: 'checked',
    changeSchool: 'confirmed',
    follow: 'filling',
    sign: 'sealed',
  },
  sealed: { openCorrection: 'correcting' },
  correcting: { sign: 'sealed', dropCorrection: 'sealed' },
  transferred: { takeBack: 'filling' },
  withdrawn: { comeBack: 'filling' },
  superseded: {
    restoreRostered: 'rostered',
    restoreFilling: 'filling',
    restoreConfirmed: 'confirmed',
    restoreChecked: 'checked',
  },
}

describe.each(states)('from %s', (state) => {
  it.each(events)('%s moves as listed or is refused', (event) => {
    const to = moves[state][event]
    const result = step(registrationLifecycle, state, event, everything)
    if (to === undefined) expect(result).toMatchObject({ ok: false, refusal: { code: 'STATE-NO-WAY' } })
    else expect(result).toEqual({ ok: true, value: to })
  })
})

describe('every row', () => {
  const rows = registrationLifecycle.table
  it('stands once: a state and an event lead one way only', () => {
    expect(new Set(rows.map(([from, event]) => `${from} ${event}`)).size).toBe(rows.length)
  })
  it.each(rows)('%s %s → %s is refused by each guard it needs', (from, event, _, __, ___, needs) => {
    for (const guard of needs) {
      const met = new Set(guards.filter((g) => g !== guard))
      const result = step(registrationLifecycle, from, event, { ...everything, met })
      expect(result, guard).toMatchObject({ refusal: { code: registrationLifecycle.refusalOf[guard] } })
    }
  })
  it.each(rows)(
    '%s %s → %s is refused outside its activity, or always open',
    (from, event, _, __, during) => {
      const open = new Set([...everything.open].filter((a) => a !== during))
      const result = step(registrationLifecycle, from, event, { ...everything, open })
      if (during === 'always') expect(result.ok).toBe(true)
      else expect(result).toMatchObject({ refusal: { code: 'TIME-CLOSED', params: { activity: during } } })
    },
  )
  it('is refused with a code that exists', () => {
    for (const guard of guards) expect(refusals).toHaveProperty([registrationLifecycle.refusalOf[guard]])
  })
  it('needs every guard somewhere', () => {
    const needed = new Set(rows.flatMap((row) => row[5]))
    expect(guards.filter((g) => !needed.has(g))).toEqual([])
  })
})

describe('the whole life', () => {
  it('reaches every state from the roster', () => {
    const reached = new Set<State>(['rostered'])
    for (const _ of states)
      for (const [from, , to] of registrationLifecycle.table) if (reached.has(from)) reached.add(to)
    expect([...reached].toSorted()).toEqual(states.toSorted())
  })
  it('leaves a sealed record by an approved correction only (notice 三.(三): 任何人不得擅自更改)', () => {
    const ways = events.filter((event) => rowOf(registrationLifecycle, 'sealed', event) !== undefined)
    expect(ways).toEqual(['openCorrection'])
  })
  it('lets only the candidate fill in and confirm (notice 三.(二))', () => {
    const own = registrationLifecycle.table.filter((row) => ['save', 'confirm', 'reopen'].includes(row[1]))
    expect(new Set(own.map((row) => row[3]))).toEqual(new Set(['registration.fill', 'registration.confirm']))
  })
  it('wants an accepted portrait and both signatures before a seal', () => {
    const seals = registrationLifecycle.table.filter(
      (row) => row[2] === 'sealed' && row[1] !== 'dropCorrection',
    )
    for (const row of seals)
      expect(row[5]).toEqual(expect.arrayContaining(['photoAccepted', 'bothSigned', 'paperMatches']))
  })
  it('counts nobody both as collected and as unfinished', () => {
    expect(collectedStates.filter((s) => unfinishedStates.includes(s))).toEqual([])
  })
})
