import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowOf } from '../lifecycle/table.ts'
import {
  type QuotaPlanEvent,
  type QuotaPlanState,
  type SeniorSchool,
  checkSeniors,
  decideKeeping,
  decideQuotaPlan,
  quotaPlanLifecycle,
  shareOut,
} from './quota-plan.ts'

const senior = (name: string, places: number, quota: number): SeniorSchool => ({ name, places, quota })
const refusing = (code: string) => ({ refusal: { code } })
const schools = [
  { code: 'A', graduates: 300 },
  { code: 'B', graduates: 200 },
  { code: 'C', graduates: 100 },
]

describe('the senior schools of a plan (I6)', () => {
  it('each gives at least its share of the plan and at most the plan', () => {
    for (const [quota, code] of [
      [359, 'QUOTA-SHARE'],
      [360, undefined],
      [601, undefined],
      [602, 'QUOTA-SHARE'],
    ] as const) {
      const answer = checkSeniors([senior('一高', 601, quota)], 60)
      expect(answer.ok ? undefined : answer.refusal.code, String(quota)).toBe(code)
    }
    expect(checkSeniors([senior('小高', 1, 0)], 50)).toMatchObject(refusing('QUOTA-SHARE'))
  })
  it('are named, one line each', () => {
    for (const seniors of [[], [senior(' ', 10, 5)], [senior('一高', 10, 5), senior('一高 ', 10, 5)]])
      expect(checkSeniors(seniors, 50)).toMatchObject(refusing('QUOTA-SENIORS'))
  })
})

describe('sharing out', () => {
  it('shares each senior school on its own', () => {
    const lines = shareOut([senior('一高', 20, 10), senior('二高', 6, 3)], schools, ['moreGraduates'])
    expect(lines.map(({ code, total, parts }) => [code, total, parts.map(({ places }) => places)])).toEqual([
      ['A', 7, [5, 2]],
      ['B', 4, [3, 1]],
      ['C', 2, [2, 0]],
    ])
  })
  it('says which place a rule of ties gave', () => {
    // 3 × 300/600 = 1.5, 3 × 200/600 = 1, 3 × 100/600 = 0.5: one place for two remainders of a half.
    const [a, b, c] = shareOut([senior('二高', 6, 3)], schools, ['moreGraduates'])
    expect([a?.parts[0]?.by, b?.parts[0]?.by, c?.parts[0]?.by]).toEqual(['tie', 'whole', 'whole'])
  })
  it('every column sums to its quota, whatever the numbers', () => {
    const anySenior = fc.record({ name: fc.string(), places: fc.nat(3000), quota: fc.nat(3000) })
    const anySchool = fc.record({
      code: fc.string({ minLength: 1, maxLength: 4 }),
      graduates: fc.integer({ min: 1, max: 2000 }),
    })
    const anySchools = fc.uniqueArray(anySchool, {
      minLength: 1,
      maxLength: 30,
      selector: ({ code }) => code,
    })
    fc.assert(
      fc.property(fc.array(anySenior, { maxLength: 6 }), anySchools, (seniors, among) => {
        const lines = shareOut(seniors, among, ['moreGraduates', 'lowerCode'])
        expect(lines.map(({ code }) => code)).toEqual(among.map(({ code }) => code))
        for (const [at, { quota }] of seniors.entries())
          expect(lines.reduce((sum, { parts }) => sum + (parts[at]?.places ?? 0), 0)).toBe(quota)
        for (const { parts, total } of lines)
          expect(parts.reduce((sum, { places }) => sum + places, 0)).toBe(total)
      }),
    )
  })
})

describe('the life of a plan', () => {
  const keeping = { seniors: [senior('一高', 20, 10)], percent: 50, schools, shown: 'x', now: 'x' }
  it('is kept as it was shown, and only where somebody counts', () => {
    expect(decideKeeping(keeping)).toEqual({ ok: true, value: 'kept' })
    expect(decideKeeping({ ...keeping, now: 'y' })).toMatchObject(refusing('QUOTA-MOVED'))
    expect(decideKeeping({ ...keeping, schools: [] })).toMatchObject(refusing('QUOTA-NOBODY'))
    expect(decideKeeping({ ...keeping, seniors: [] })).toMatchObject(refusing('QUOTA-SENIORS'))
  })

  const states = Object.keys(quotaPlanLifecycle.states) as QuotaPlanState[]
  const events = ['approve', 'sendBack', 'withdraw', 'replace'] as const satisfies readonly QuotaPlanEvent[]
  for (const state of states)
    for (const event of events)
      for (const account of ['keeper', 'another'])
        it(`${state} + ${event} by ${account}`, () => {
          const row = rowOf(quotaPlanLifecycle, state, event)
          const asked = { account, keptBy: 'keeper', approval: 'anotherPerson', reason: '名额有误' } as const
          const answer = decideQuotaPlan(state, event, asked)
          const own = account === 'keeper'
          const fits = event === 'replace' || own === (event === 'withdraw')
          const no = event === 'withdraw' ? 'QUOTA-KEEPER' : 'QUOTA-TWO-PEOPLE'
          const told = row === undefined ? 'STATE-NO-WAY' : fits ? row[2] : no
          expect(answer.ok ? answer.value : answer.refusal.code).toBe(told)
        })
  it('one person does both only where the pack says so; a return says why', () => {
    const own = { account: 'a', keptBy: 'a' }
    expect(decideQuotaPlan('kept', 'approve', { ...own, approval: 'anybody' })).toEqual({
      ok: true,
      value: 'approved',
    })
    const other = { account: 'b', keptBy: 'a', approval: 'anotherPerson', reason: '错 ' } as const
    expect(decideQuotaPlan('kept', 'sendBack', other)).toMatchObject(refusing('QUOTA-REASON'))
  })
})
