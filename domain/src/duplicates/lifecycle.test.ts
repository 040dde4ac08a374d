import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../base/time.ts'
import { rowOf, step } from '../lifecycle/table.ts'
import type { State } from '../registration/registration.ts'
import { type DuplicateCase, type Given, type Said, decideDuplicate } from './decide.ts'
import {
  type DuplicateEvent,
  type DuplicateGuard,
  type DuplicateState,
  duplicateLifecycle as life,
} from './lifecycle.ts'

const states = Object.keys(life.states) as DuplicateState[]
const events = Object.keys(life.events) as DuplicateEvent[]
const guards = Object.keys(life.refusalOf) as DuplicateGuard[]

/** Written by hand, not read from the table. What is not here is refused. */
const moves: Readonly<Record<DuplicateState, Partial<Record<DuplicateEvent, DuplicateState>>>> = {
  found: { dismiss: 'dismissed', propose: 'proposed' },
  dismissed: { reopen: 'found' },
  proposed: { takeBack: 'found', decline: 'found', approve: 'merged' },
  merged: { askUndo: 'undoing' },
  undoing: { takeUndoBack: 'merged', keepMerged: 'merged', undo: 'undone' },
  undone: { reopen: 'found' },
}

const people = ['anna', 'bert', 'system'] as const
const given = (account: string, over: Partial<Given> = {}): Given => ({
  pair: { first: { version: 3, state: 'filling' }, second: { version: 5, state: 'confirmed' } },
  now: instant(1_646_900_000_000),
  by: { account },
  later: [],
  ...over,
})
const of = (state: DuplicateState, over: Partial<DuplicateCase> = {}): DuplicateCase => {
  return {
    id: 'c',
    first: 'a',
    second: 'b',
    state,
    version: 1,
    twins: 'none',
    stays: 'first',
    askedBy: 'anna',
    ...over,
  }
}
const said = (event: DuplicateEvent, over: Partial<Said> = {}): Said => {
  return { event, reason: '资料完全一致', stays: 'first', seen: { first: 3, second: 5 }, ...over }
}
const code = (result: ReturnType<typeof decideDuplicate>) =>
  result.ok ? result.value.next.state : result.refusal.code

describe('the life of a suspicion (G4)', () => {
  it('every state × event × person goes where it should, or nowhere', () => {
    for (const state of states)
      for (const event of events)
        for (const person of people) {
          const to = moves[state][event]
          const secondAsked = ['approve', 'undo', 'decline', 'keepMerged'].includes(event)
          const ownAsked = event === 'takeBack' || event === 'takeUndoBack'
          const expected =
            to === undefined
              ? 'STATE-NO-WAY'
              : secondAsked && person === 'anna'
                ? 'DUPLICATE-SAME-PERSON'
                : ownAsked && person !== 'anna'
                  ? 'DUPLICATE-NOT-OWN'
                  : to
          expect(
            code(decideDuplicate(of(state), said(event), given(person))),
            `${state} ${event} ${person}`,
          ).toBe(expected)
        }
  })

  it('every guard of a row is asked', () => {
    for (const [from, event, , by, during, needs] of life.table) {
      expect([by, during]).toEqual(['duplicate.decide', 'always'])
      for (const missing of needs) {
        const met = new Set(guards.filter((guard) => guard !== missing))
        const moved = step(life, from, event, { open: new Set<never>(), met })
        expect(moved.ok ? 'ok' : moved.refusal.code).toBe(life.refusalOf[missing])
      }
    }
  })

  it('twins are not proposed and not merged, by nobody', () => {
    const twins = { twins: 'twins' } as const
    expect(code(decideDuplicate(of('found', twins), said('propose'), given('bert')))).toBe('DUPLICATE-TWINS')
    expect(code(decideDuplicate(of('proposed', twins), said('approve'), given('bert')))).toBe(
      'DUPLICATE-TWINS',
    )
    expect(code(decideDuplicate(of('found', twins), said('dismiss'), given('bert')))).toBe('dismissed')
  })

  it('what is sealed is not closed, the other may be', () => {
    const pair = { first: { version: 3, state: 'sealed' }, second: { version: 5, state: 'filling' } } as const
    expect(
      code(decideDuplicate(of('found'), said('propose', { stays: 'second' }), given('a', { pair }))),
    ).toBe('DUPLICATE-SEALED')
    expect(
      code(decideDuplicate(of('found'), said('propose', { stays: 'first' }), given('a', { pair }))),
    ).toBe('proposed')
  })

  it.each(['transferred', 'withdrawn', 'superseded'] as const)('%s is not merged', (state: State) => {
    const pair = { first: { version: 3, state }, second: { version: 5, state: 'filling' } } as const
    expect(code(decideDuplicate(of('proposed'), said('approve'), given('bert', { pair })))).toBe(
      'DUPLICATE-CLOSED',
    )
  })

  it('a record that changed while it was looked at is told, and a reason of three characters is none', () => {
    const seen = { first: 3, second: 4 }
    expect(code(decideDuplicate(of('proposed'), said('approve', { seen }), given('bert')))).toBe(
      'DUPLICATE-CHANGED',
    )
    expect(code(decideDuplicate(of('found'), said('dismiss', { reason: ' 不是的 ' }), given('bert')))).toBe(
      'DUPLICATE-REASON',
    )
  })

  it('undoing names what came later', () => {
    const refusedBy = decideDuplicate(
      of('undoing'),
      said('undo'),
      given('bert', { later: ['又合并', '又改动'] }),
    )
    expect(refusedBy.ok ? '' : refusedBy.refusal.message).toContain('又合并、又改动')
  })

  it('whatever is said in whatever order: merged and undone by two, twins never, no version twice', () => {
    const act = fc.record({
      event: fc.constantFrom(...events),
      person: fc.constantFrom('anna', 'bert', 'carl'),
      reason: fc.constantFrom('', '资料完全一致'),
      twins: fc.constantFrom('twins' as const, 'none' as const),
      stays: fc.constantFrom('first' as const, 'second' as const),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let { askedBy: _, stays: __, ...held }: DuplicateCase = of('found')
        let now: DuplicateCase = held
        for (const { event, person, reason, twins, stays } of acts) {
          const before = { ...now, twins }
          const result = decideDuplicate(before, said(event, { reason, stays }), given(person))
          if (!result.ok) continue
          const { next, event: told } = result.value
          expect(rowOf(life, before.state, event)?.[2]).toBe(next.state)
          expect([next.version, told.kind]).toEqual([before.version + 1, `duplicate.${event}`])
          if (event === 'approve' || event === 'undo') expect(before.askedBy).not.toBe(person)
          if (event === 'approve') expect([twins, before.askedBy === undefined]).toEqual(['none', false])
          if (next.state === 'found') expect([next.stays, next.askedBy]).toEqual([undefined, undefined])
          now = next
        }
      }),
    )
  })
})
