import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallArchive } from '../../test/small-archive.ts'
import { type Instant, beijing, beijingText, instant } from '../base/time.ts'
import {
  type DestructionEvent,
  type DestructionState,
  decideDestruction,
  destructionLifecycle,
} from './destruction.ts'
import { type HandoverEvent, type HandoverState, decideHandover, handoverLifecycle } from './handover.ts'
import { type LoanEvent, type LoanState, decideLoan, loanLifecycle, outStates } from './loan.ts'
import { countPlaces, sheetPlace } from './missing.ts'
import {
  type VolumeEvent,
  type VolumeFacts,
  type VolumeState,
  decideVolume,
  keepUntil,
  volumeLifecycle,
  volumeNumber,
} from './volume.ts'

const now = beijing('2026-01-05T10:00')
const bound: VolumeFacts = {
  state: 'bound',
  held: 'here',
  sheets: 30,
  out: 'inPlace',
  waits: 'atRest',
  keepUntil: beijing('2026-01-01T00:00'),
}
const two = { now, by: 'b', proposedBy: 'a' }
const words = ['某老师', '某中学', '核对姓名']
const due = beijing('2026-01-06T00:00')
const destroying = { ...two, volumes: [bound], approval: 'here', reason: '保管期满' } as const
const handing = {
  now,
  volumes: [bound],
  addressed: 'here',
  reason: '件数不符',
  account: 'receiver',
  sentBy: 'sender',
} as const

const names = <S extends string>(of: Readonly<Record<S, string>>) => Object.keys(of) as S[]

/** Each state × each event: as the table says, or refused. */
function exhaust<S extends string, E extends string>(
  life: {
    readonly states: Readonly<Record<S, string>>
    readonly events: Readonly<Record<E, string>>
    readonly table: readonly (readonly [S, E, S, ...unknown[]])[]
  },
  decide: (state: S, event: E) => unknown,
): void {
  for (const state of names(life.states))
    for (const event of names(life.events)) {
      const row = life.table.find(([from, said]) => from === state && said === event)
      expect(decide(state, event), `${state} ${event}`).toMatchObject(
        row === undefined ? { ok: false, refusal: { code: 'STATE-NO-WAY' } } : { ok: true, value: row[2] },
      )
    }
}

const code = (result: { ok: boolean }) =>
  'refusal' in result ? (result.refusal as { code: string }).code : 'ok'

describe('volumes of signed sheets (存档备查, notice 三.(三); J6)', () => {
  it('move only as the table says, from every state', () => {
    exhaust(volumeLifecycle, (state: VolumeState, event: VolumeEvent) =>
      decideVolume({ ...bound, state }, event, two),
    )
  })
  it('are filled, bound, boxed and destroyed by who keeps them, and by nobody above', () => {
    for (const [from, event, , , , needs] of volumeLifecycle.table)
      if (needs.includes('keptHere'))
        expect(code(decideVolume({ ...bound, state: from, held: 'elsewhere' }, event, two))).toBe(
          'ARCHIVE-ELSEWHERE',
        )
  })
  it('are not bound empty', () => {
    expect(code(decideVolume({ ...bound, state: 'open', sheets: 0 }, 'bind', two))).toBe('ARCHIVE-EMPTY')
  })
  it('are kept until the last day of the period, to the second, counted from 1 January after the season', () => {
    const until = keepUntil(smallArchive, { period: 'TWO', year: 2022 })
    expect(until.ok && until.value !== undefined && beijingText(until.value)).toBe('2025-01-01T00:00:00')
    const at = (text: string) =>
      code(
        decideVolume({ ...bound, keepUntil: beijing('2025-01-01T00:00') }, 'destroy', {
          ...two,
          now: beijing(text),
        }),
      )
    expect([at('2024-12-31T23:59:59'), at('2025-01-01T00:00')]).toEqual(['ARCHIVE-PERIOD', 'ok'])
  })
  it('are kept for ever where the period has no years, and a period that the pack does not have is refused', () => {
    expect(keepUntil(smallArchive, { period: 'EVER', year: 2022 })).toEqual({ ok: true, value: undefined })
    const { keepUntil: _, ...ever } = bound
    expect(code(decideVolume(ever, 'destroy', two))).toBe('ARCHIVE-PERIOD')
    expect(code(keepUntil(smallArchive, { period: 'NO', year: 2022 }))).toBe('INPUT-SHAPE')
  })
  it('have a number that sorts', () => {
    expect([volumeNumber(2022, 7), volumeNumber(2022, 112)]).toEqual(['2022-007', '2022-112'])
  })
})

describe('loans (借阅)', () => {
  const lending = { now, words, due }
  const of = (state: LoanState, volume: VolumeFacts = bound) => ({ state, volume, policy: smallArchive })
  it('move only as the table says, from every state', () => {
    exhaust(loanLifecycle, (state: LoanState, event: LoanEvent) => decideLoan(of(state), event, lending))
  })
  it('are of what is bound, in its place, at rest, and kept here', () => {
    const lend = (changes: Partial<VolumeFacts>) =>
      code(decideLoan(of('inPlace', { ...bound, ...changes }), 'lend', lending))
    expect(lend({ state: 'open' })).toBe('ARCHIVE-UNBOUND')
    expect(lend({ out: 'lent' })).toBe('ARCHIVE-LENT')
    expect(lend({ waits: 'pending' })).toBe('ARCHIVE-PENDING')
    expect(lend({ held: 'elsewhere' })).toBe('ARCHIVE-ELSEWHERE')
  })
  it('say who, from where, what for, and until when: not today, not for ever', () => {
    const lend = (asked: Partial<typeof lending>) =>
      code(decideLoan(of('inPlace'), 'lend', { ...lending, ...asked }))
    expect(lend({ words: ['某老师', ' ', '核对'] })).toBe('ARCHIVE-WORDS')
    expect(lend({ words: [] })).toBe('ARCHIVE-WORDS')
    expect(lend({ due: now })).toBe('ARCHIVE-DUE')
    // Three days of the small season: the end of the third day after today.
    expect(lend({ due: beijing('2026-01-09T00:00') })).toBe('ok')
    expect(lend({ due: beijing('2026-01-10T00:00') })).toBe('ARCHIVE-DUE')
  })
  it('come back also when they were lost', () => {
    expect(outStates.map((state) => code(decideLoan(of(state), 'giveBack', { now, words: [] })))).toEqual([
      'ok',
      'ok',
    ])
  })
})

describe('hand-overs (材料移交)', () => {
  it('move only as the table says, from every state', () => {
    exhaust(handoverLifecycle, (state: HandoverState, event: HandoverEvent) =>
      decideHandover(state, event, handing),
    )
  })
  it('are fit only when every volume is', () => {
    const send = (...volumes: readonly VolumeFacts[]) =>
      code(decideHandover('drawn', 'send', { ...handing, volumes }))
    expect(send()).toBe('ARCHIVE-ELSEWHERE')
    expect(send(bound, { ...bound, out: 'lent' })).toBe('ARCHIVE-LENT')
    expect(send(bound, { ...bound, state: 'open' })).toBe('ARCHIVE-UNBOUND')
    expect(send(bound, { ...bound, waits: 'pending' })).toBe('ARCHIVE-PENDING')
  })
  it('are received by the office they were sent to, and sent back with a reason', () => {
    const decide = (event: HandoverEvent, changes: object) =>
      code(decideHandover('sent', event, { ...handing, ...changes }))
    for (const event of ['receive', 'sendBack'] as const)
      expect(decide(event, { addressed: 'elsewhere' })).toBe('HANDOVER-ADDRESS')
    expect(decide('sendBack', { reason: ' 不符 ' })).toBe('HANDOVER-REASON')
  })
  it('are not received by who sent them, whatever offices one holds; that one takes them back', () => {
    const own = { ...handing, account: 'sender' }
    expect(code(decideHandover('sent', 'receive', own))).toBe('HANDOVER-SAME-PERSON')
    expect(code(decideHandover('sent', 'withdraw', own))).toBe('ok')
  })
})

describe('destructions (销毁)', () => {
  it('move only as the table says, from every state', () => {
    exhaust(destructionLifecycle, (state: DestructionState, event: DestructionEvent) =>
      decideDestruction(state, event, destroying),
    )
  })
  it('are never decided by who proposed them', () => {
    for (const event of ['destroy', 'decline'] as const)
      expect(code(decideDestruction('proposed', event, { ...destroying, by: 'a' }))).toBe('ARCHIVE-OTHER')
  })
  it('are proposed only where somebody may approve them; elsewhere the volumes are handed over first', () => {
    const propose = (approval: 'here' | 'nowhere') =>
      code(decideDestruction('drawn', 'propose', { ...destroying, approval }))
    expect([propose('here'), propose('nowhere')]).toEqual(['ok', 'DESTRUCTION-ABOVE'])
  })
  it('have their words', () => {
    for (const [from, event] of [
      ['drawn', 'propose'],
      ['proposed', 'destroy'],
      ['proposed', 'decline'],
    ] as const)
      expect(code(decideDestruction(from, event, { ...destroying, reason: '期满' }))).toBe(
        'DESTRUCTION-REASON',
      )
  })
  it('happen, whatever else is true, only after every period is over and by two people', () => {
    const facts = fc.record({
      state: fc.constantFrom(...names(volumeLifecycle.states)),
      held: fc.constantFrom('here' as const, 'elsewhere' as const),
      sheets: fc.nat(3),
      out: fc.constantFrom('inPlace' as const, 'lent' as const),
      waits: fc.constantFrom('atRest' as const, 'pending' as const),
      until: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
    })
    const volumes = fc.array(
      facts.map(({ until, ...rest }): VolumeFacts => {
        const end: Instant | undefined = until === undefined ? undefined : instant(now + until)
        return end === undefined ? rest : { ...rest, keepUntil: end }
      }),
      { maxLength: 3 },
    )
    const person = fc.constantFrom('a', 'b')
    fc.assert(
      fc.property(
        volumes,
        person,
        fc.option(person, { nil: undefined }),
        fc.constantFrom(...names(destructionLifecycle.states)),
        fc.constantFrom(...names(destructionLifecycle.events)),
        (all, by, proposedBy, state, event) => {
          const given = { now, by, volumes: all, approval: 'here' as const, reason: '保管期满' }
          const result = decideDestruction(
            state,
            event,
            proposedBy === undefined ? given : { ...given, proposedBy },
          )
          if (!result.ok || result.value !== 'destroyed') return true
          return (
            proposedBy !== undefined &&
            proposedBy !== by &&
            all.length > 0 &&
            all.every(
              (v) =>
                v.keepUntil !== undefined && v.keepUntil <= now && v.out === 'inPlace' && v.held === 'here',
            )
          )
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('missing sheets (缺件)', () => {
  it('is owed by everybody who takes part, until it lies in a volume', () => {
    expect(sheetPlace({ state: 'checked', valid: 'none' })).toBe('unsigned')
    expect(sheetPlace({ state: 'sealed', valid: 'signed' })).toBe('unfiled')
    expect(sheetPlace({ state: 'correcting', valid: 'filed' })).toBe('filed')
    for (const state of ['transferred', 'withdrawn', 'superseded'] as const)
      expect(sheetPlace({ state, valid: 'filed' })).toBe('none')
  })
  it('is counted by class', () => {
    const groups = [
      { place: 'filed', of: 2 },
      { place: 'unfiled', of: 1 },
      { place: 'unsigned', of: 1 },
      { place: 'none', of: 5 },
    ] as const
    expect(countPlaces(groups)).toEqual({
      owed: 4,
      signed: 3,
      filed: 2,
    })
  })
})
