import { describe, expect, it } from 'vitest'
import { smallSeason } from '../../test/small-season.ts'
import { refusals } from '../base/refusals.ts'
import { beijing } from '../base/time.ts'
import { mayNow, step } from '../lifecycle/table.ts'
import {
  type ClassEvent,
  type ClassGuard,
  type ClassState,
  type PupilRow,
  classLifecycle,
  decideEntering,
  decideReopening,
  decideSigning,
} from './class-life.ts'
import {
  type Objection,
  type ObjectionEvent,
  type ObjectionGuard,
  type ObjectionState,
  asCandidateSees,
  decideObjecting,
  decideObjection,
  objectionLifecycle,
  objectionUntil,
  openObjections,
  withProposed,
} from './objection.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) =>
  Object.keys(of) as unknown as readonly K[]
const actors = [
  'evaluation.enter',
  'evaluation.sign',
  'evaluation.answer',
  'evaluation.object',
  'registration.check',
] as const

/** Written by hand: what is not here is refused. */
const classMoves: Readonly<Record<ClassState, Partial<Record<ClassEvent, ClassState>>>> = {
  entering: { enter: 'entering', sign: 'signed' },
  signed: { reopen: 'reopened' },
  reopened: { enter: 'reopened', sign: 'signed' },
}
const classAll = {
  open: new Set(['evaluate'] as const),
  met: new Set<ClassGuard>(keys(classLifecycle.refusalOf)),
}

describe.each(keys(classLifecycle.states))('a class that is %s', (state) => {
  it.each(keys(classLifecycle.events))('%s moves as listed or is refused', (event) => {
    const to = classMoves[state][event]
    const result = step(classLifecycle, state, event, classAll)
    if (to === undefined) expect(result).toMatchObject({ refusal: { code: 'STATE-NO-WAY' } })
    else expect(result).toEqual({ ok: true, value: to })
  })
  it.each(actors)('offers to who holds %s only what the table gives to it', (action) => {
    const offered = mayNow(classLifecycle, state, { open: classAll.open, actions: new Set([action]) })
    const rows = classLifecycle.table.filter((row) => row[0] === state && row[3] === action)
    expect(offered).toEqual(rows.map((row) => row[1]))
  })
})

it.each(classLifecycle.table)(
  '%s %s → %s is refused by each guard and outside its time',
  (from, event, to, _, during, needs) => {
    for (const guard of needs) {
      const met = new Set([...classAll.met].filter((one) => one !== guard))
      expect(step(classLifecycle, from, event, { ...classAll, met })).toMatchObject({
        refusal: { code: classLifecycle.refusalOf[guard] },
      })
    }
    const shut = step(classLifecycle, from, event, { ...classAll, open: new Set() })
    expect(shut).toMatchObject(during === 'always' ? { value: to } : { refusal: { code: 'TIME-CLOSED' } })
  },
)

const moves: Readonly<Record<ObjectionState, Partial<Record<ObjectionEvent, ObjectionState>>>> = {
  none: { object: 'asked' },
  asked: { withdraw: 'withdrawn', explain: 'explained', uphold: 'upheld' },
  explained: { acknowledge: 'closed' },
  upheld: { sign: 'corrected', sendBack: 'asked' },
  corrected: { acknowledge: 'closed' },
  withdrawn: {},
  closed: {},
}
const all = { open: new Set<never>(), met: new Set<ObjectionGuard>(keys(objectionLifecycle.refusalOf)) }

describe.each(keys(objectionLifecycle.states))('an objection that is %s', (state) => {
  it.each(keys(objectionLifecycle.events))('%s moves as listed or is refused', (event) => {
    const to = moves[state][event]
    const result = step(objectionLifecycle, state, event, all)
    if (to === undefined) expect(result).toMatchObject({ refusal: { code: 'STATE-NO-WAY' } })
    else expect(result).toEqual({ ok: true, value: to })
  })
  it.each(actors)('offers to who holds %s only what the table gives to it', (action) => {
    const offered = mayNow(objectionLifecycle, state, { open: all.open, actions: new Set([action]) })
    const rows = objectionLifecycle.table.filter((row) => row[0] === state && row[3] === action)
    expect(offered).toEqual(rows.map((row) => row[1]))
  })
})

it.each(objectionLifecycle.table)(
  '%s %s → %s is refused by each guard',
  (from, event, _to, _by, _during, needs) => {
    for (const guard of needs) {
      const met = new Set([...all.met].filter((one) => one !== guard))
      expect(step(objectionLifecycle, from, event, { ...all, met })).toMatchObject({
        refusal: { code: objectionLifecycle.refusalOf[guard] },
      })
      expect(refusals).toHaveProperty([objectionLifecycle.refusalOf[guard]])
    }
  },
)

it('knows as open what waits for somebody of the school', () => {
  const waits = objectionLifecycle.table.filter((row) =>
    ['evaluation.answer', 'evaluation.sign'].includes(row[3]),
  )
  expect(new Set(waits.map((row) => row[0]))).toEqual(new Set(openObjections))
})

const { scheme } = smallSeason.evaluation
const at = beijing('2022-05-20T10:00')
const by = { account: 'head' }
const klass = (state: ClassState) => ({ code: 'c', state, version: 4 })
const row = (grade: string, more: Partial<PupilRow> = {}): PupilRow => ({
  marks: { morals: grade, overall: 'P' },
  enteredBy: ['teacher'],
  upheld: 'no',
  ...more,
})
const rows = (a: number, b: number) =>
  [...Array(a)].map(() => row('A')).concat([...Array(b)].map(() => row('B')))
const signs = (pupils: readonly PupilRow[], group = pupils, who = by) =>
  decideSigning(klass('entering'), { scheme, pupils, group }, { at, by: who })

describe('校长审签', () => {
  it('signs a whole class within its shares', () => {
    expect(signs(rows(3, 7))).toEqual({
      ok: true,
      value: {
        next: { code: 'c', state: 'signed', version: 5 },
        event: { kind: 'evaluation.signed', at, by, detail: { pupils: 10 } },
      },
    })
  })
  it('not with one too many, and says which', () => {
    expect(signs(rows(4, 6))).toMatchObject({
      refusal: { code: 'EVALUATION-CAP', params: { what: '品德“优”4 人，最多 3 人' } },
    })
  })
  it('counts the school where the shares are the school’s', () => {
    expect(signs(rows(4, 6), rows(6, 14)).ok).toBe(true)
    expect(signs(rows(1, 9), rows(7, 13))).toMatchObject({ refusal: { code: 'EVALUATION-CAP' } })
  })
  it('a grade given on an objection takes nobody’s share', () => {
    expect(signs([...rows(3, 6), row('A', { upheld: 'upheld' })]).ok).toBe(true)
  })
  it('not while somebody has no grade, nor by who entered one', () => {
    expect(signs([row('B'), row('B', { marks: { morals: 'B' } })])).toMatchObject({
      refusal: { code: 'EVALUATION-INCOMPLETE', params: { count: 1 } },
    })
    expect(signs([row('B'), row('B', { enteredBy: ['teacher', 'head'] })])).toMatchObject({
      refusal: { code: 'EVALUATION-OWN-ENTRY' },
    })
  })
  it('afterwards nothing is entered but after a reopening with a reason', () => {
    const cells = { pupils: 1, cells: 2 }
    const act = { open: new Set(['evaluate'] as const), at, by }
    expect(decideEntering(klass('signed'), cells, act)).toMatchObject({ refusal: { code: 'STATE-NO-WAY' } })
    expect(decideReopening(klass('signed'), ' 错了 ', { at, by })).toMatchObject({
      refusal: { code: 'EVALUATION-REASON' },
    })
    const reopened = decideReopening(klass('signed'), '录错一列', { at, by })
    expect(reopened).toMatchObject({ value: { next: { state: 'reopened', version: 5 } } })
    const late = { ...act, open: new Set<never>() }
    expect(decideEntering(klass('reopened'), cells, late).ok).toBe(true)
    expect(decideEntering(klass('entering'), cells, late)).toMatchObject({ refusal: { code: 'TIME-CLOSED' } })
  })
})

describe('异议', () => {
  const period = { days: 3, hour: 17 }
  const asked = { id: 'o', columns: ['morals'], words: '我是志愿者' }
  it('is taken until the hour of the last day, not that very moment', () => {
    expect(objectionUntil(at, period)).toBe(beijing('2022-05-23T17:00'))
    const when = (time: string) => decideObjecting(asked, { signedAt: at, period }, { at: beijing(time), by })
    expect(when('2022-05-23T16:59:59')).toMatchObject({ value: { next: { state: 'asked', version: 1 } } })
    expect(when('2022-05-23T17:00')).toMatchObject({
      refusal: { code: 'EVALUATION-LATE', params: { until: '2022年5月23日 17:00' } },
    })
  })
  it('needs something published, a column and words', () => {
    const given = { at, by }
    expect(decideObjecting(asked, { signedAt: undefined, period }, given)).toMatchObject({
      refusal: { code: 'EVALUATION-UNPUBLISHED' },
    })
    for (const bare of [
      { ...asked, columns: [] },
      { ...asked, words: '不对' },
    ])
      expect(decideObjecting(bare, { signedAt: at, period }, given)).toMatchObject({
        refusal: { code: 'EVALUATION-WORDS' },
      })
  })

  const of = { signed: { morals: 'B', overall: 'P' }, enteredBy: ['teacher'] }
  const open: Objection = { id: 'o', state: 'asked', version: 1, columns: ['morals'] }
  const upholds = { event: 'uphold', text: '核实后改为优', grades: { morals: 'A' } } as const
  it('is not answered by who entered, nor without words, nor upheld without another grade', () => {
    const code = (act: Parameters<typeof decideObjection>[1], account = 'other') => {
      const result = decideObjection(open, act, { of, at, by: { account } })
      return result.ok ? '' : result.refusal.code
    }
    expect(code(upholds, 'teacher')).toBe('EVALUATION-SAME-PERSON')
    expect(code({ event: 'explain', text: '已经核实', grades: {} }, 'teacher')).toBe('EVALUATION-SAME-PERSON')
    expect(code({ event: 'explain', text: '' })).toBe('EVALUATION-REPLY')
    expect(code({ ...upholds, grades: { morals: 'B' } })).toBe('EVALUATION-UNCHANGED')
    expect(code({ event: 'explain', text: '已经核实' })).toBe('')
  })
  it('upheld, the head signs the new grade, and not who answered', () => {
    const upheld = decideObjection(open, upholds, { of, at, by: { account: 'other' } })
    if (!upheld.ok) throw new Error(upheld.refusal.code)
    const { next, event } = upheld.value
    expect(next).toMatchObject({
      state: 'upheld',
      answeredBy: 'other',
    })
    expect(next.proposed).toEqual({ morals: 'A' })
    expect(event).toMatchObject({ kind: 'evaluation.objectionUpheld', fields: ['morals'] })
    const own = decideObjection(next, { event: 'sign' }, { of, at, by: { account: 'other' } })
    expect(own).toMatchObject({ refusal: { code: 'EVALUATION-SIGNER' } })
    const signed = decideObjection(next, { event: 'sign' }, { of, at, by })
    expect(signed).toMatchObject({ value: { next: { state: 'corrected', version: 3 } } })
    const back = decideObjection(next, { event: 'sendBack', text: '请附上证明' }, { of, at, by })
    expect(back).toMatchObject({ value: { next: { state: 'asked' } } })
    if (back.ok) expect(back.value.next).not.toHaveProperty('proposed')
  })
  it('settles what it names over what stands at the signing, and no other grade', () => {
    const since = { morals: 'B', overall: 'F' }
    expect(withProposed(scheme, since, { morals: 'A' })).toEqual({ morals: 'A', overall: 'F' })
  })
  it('does not tell the candidate that an answer waits for the head', () => {
    const upheld: Objection = { ...open, state: 'upheld' }
    const late = decideObjection(upheld, { event: 'withdraw' }, { of, at, by, seen: asCandidateSees() })
    expect(late).toMatchObject({
      refusal: { code: 'STATE-NO-WAY', params: { state: objectionLifecycle.states.asked } },
    })
    expect(Object.entries(asCandidateSees().states).filter(([state]) => state !== 'upheld')).toEqual(
      Object.entries(objectionLifecycle.states).filter(([state]) => state !== 'upheld'),
    )
  })
})
