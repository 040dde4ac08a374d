import { describe, expect, it } from 'vitest'
import { refusals } from '../base/refusals.ts'
import { mayNow, rowOf, step } from '../lifecycle/table.ts'
import { type Activity, activityNames } from '../season/timetable.ts'
import { type ClaimEvent, type ClaimGuard, type ClaimState, claimLifecycle, onDesk } from './lifecycle.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) =>
  Object.keys(of) as unknown as readonly K[]

/** Written by hand: what is not here is refused. */
const moves: Readonly<Record<ClaimState, Partial<Record<ClaimEvent, ClaimState>>>> = {
  none: { claim: 'waiting', list: 'waiting' },
  waiting: {
    withdraw: 'withdrawn',
    pass: 'waiting',
    confirm: 'passed',
    return: 'returned',
    refuse: 'refused',
    undo: 'waiting',
    undoAppeal: 'appealed',
    follow: 'waiting',
  },
  returned: { follow: 'returned', amend: 'waiting', withdraw: 'withdrawn', undo: 'waiting' },
  refused: { appeal: 'appealed', undo: 'waiting' },
  passed: { reopen: 'waiting', undo: 'waiting', undoAppeal: 'appealed' },
  withdrawn: {},
  appealed: { follow: 'appealed', uphold: 'upheld', sustain: 'waiting', grant: 'passed' },
  upheld: { undoAppeal: 'appealed' },
}
const everything = {
  open: new Set<Activity>(keys(activityNames)),
  met: new Set<ClaimGuard>(keys(claimLifecycle.refusalOf)),
}
const actors = ['claim.make', 'claim.review', 'claim.read', 'claim.import', 'registration.check'] as const

describe.each(keys(claimLifecycle.states))('a claim that is %s', (state) => {
  it.each(keys(claimLifecycle.events))('%s moves as listed or is refused', (event) => {
    const to = moves[state][event]
    const result = step(claimLifecycle, state, event, everything)
    if (to === undefined) expect(result).toMatchObject({ ok: false, refusal: { code: 'STATE-NO-WAY' } })
    else expect(result).toEqual({ ok: true, value: to })
  })
  it.each(actors)('offers to who holds %s only what the table gives to it', (action) => {
    const offered = mayNow(claimLifecycle, state, { open: everything.open, actions: new Set([action]) })
    const rows = claimLifecycle.table.filter((row) => row[0] === state && row[3] === action)
    expect(offered).toEqual(rows.map((row) => row[1]))
  })
})

describe('every row of a claim', () => {
  it.each(claimLifecycle.table)(
    '%s %s → %s is refused by each guard and outside its time',
    (from, event, to, _, during, needs) => {
      for (const guard of needs) {
        const met = new Set([...everything.met].filter((one) => one !== guard))
        expect(step(claimLifecycle, from, event, { ...everything, met })).toMatchObject({
          refusal: { code: claimLifecycle.refusalOf[guard] },
        })
        expect(refusals).toHaveProperty([claimLifecycle.refusalOf[guard]])
      }
      const shut = step(claimLifecycle, from, event, { ...everything, open: new Set() })
      expect(shut).toMatchObject(
        during === 'always'
          ? { ok: true, value: to }
          : { ok: false, refusal: { code: 'TIME-CLOSED', params: { activity: during } } },
      )
    },
  )
  it('belongs to the family or to an office, never to both (notice 三.(一)3)', () => {
    const of = (event: ClaimEvent) =>
      new Set(claimLifecycle.table.filter((row) => row[1] === event).map((row) => row[3]))
    for (const event of keys(claimLifecycle.events)) expect(of(event).size, event).toBe(1)
  })
  it('whoever decides is looked at: four eyes, own level, no own entry', () => {
    const deciding: readonly ClaimEvent[] = [
      'pass',
      'confirm',
      'return',
      'refuse',
      'uphold',
      'sustain',
      'grant',
    ]
    for (const [, event, , , , needs] of claimLifecycle.table)
      if (deciding.includes(event))
        expect(needs).toEqual(expect.arrayContaining(['ownLevel', 'otherEyes', 'notOwnEntry', 'stillStands']))
  })
  it('lies on a desk exactly where an office may pass it', () => {
    const passable = keys(claimLifecycle.states).filter((state) =>
      (['pass', 'grant'] as const).some((event) => rowOf(claimLifecycle, state, event) !== undefined),
    )
    expect(passable).toEqual([...onDesk])
  })
})
