import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuotaShare, quotaTotal, shareQuota } from './quota.ts'

const shares = (...graduates: readonly number[]): readonly QuotaShare[] =>
  graduates.map((n, at) => ({ code: `S${at + 1}`, graduates: n }))
const places = (total: number, schools: readonly QuotaShare[]) => [
  ...shareQuota(total, schools, ['moreGraduates']).values(),
]

describe('largest remainders (I6)', () => {
  it('gives the whole parts first and what is left to the largest remainders', () => {
    // 10 × 55/100 = 5.5, 10 × 25/100 = 2.5, 10 × 20/100 = 2: the tie of 0.5 goes to the school with more graduates.
    expect(places(10, shares(55, 25, 20))).toEqual([6, 2, 2])
    expect(places(11, shares(55, 25, 20))).toEqual([6, 3, 2])
  })
  it('decides equal remainders of equal schools by their codes', () => {
    expect(places(1, shares(30, 30, 30))).toEqual([1, 0, 0])
    expect(places(2, shares(30, 30, 30))).toEqual([1, 1, 0])
    const back = [...shares(30, 30)].toReversed()
    expect(places(1, back)).toEqual([0, 1])
  })
  it('gives nothing where nobody graduates, and everything to the only school', () => {
    expect(places(5, shares(0, 0))).toEqual([0, 0])
    expect(places(5, shares(7))).toEqual([5])
    expect(places(5, [])).toEqual([])
    expect(places(3, shares(0, 9))).toEqual([0, 3])
  })
  it('takes whole numbers from zero only', () => {
    for (const total of [-1, 1.5, Number.NaN]) expect(() => places(total, shares(1))).toThrow('whole numbers')
    expect(() => places(1, shares(-1))).toThrow('whole numbers')
    expect(() => places(Number.MAX_SAFE_INTEGER, shares(2))).toThrow('too large')
  })
  it('promises no more than the share of a plan', () => {
    expect([quotaTotal(601, 60), quotaTotal(600, 50), quotaTotal(0, 60)]).toEqual([360, 300, 0])
  })
})

const anySchools = fc.uniqueArray(
  fc.record({ code: fc.string({ minLength: 1, maxLength: 6 }), graduates: fc.nat(3000) }),
  { maxLength: 40, selector: ({ code }) => code },
)

describe('whatever the numbers', () => {
  it('the parts sum exactly, and none is further than one from its exact share', () => {
    fc.assert(
      fc.property(fc.nat(20_000), anySchools, (total, schools) => {
        const result = shareQuota(total, schools, ['moreGraduates', 'lowerCode'])
        const all = schools.reduce((sum, { graduates }) => sum + graduates, 0)
        const given = [...result.values()].reduce((sum, n) => sum + n, 0)
        expect(given).toBe(all === 0 ? 0 : total)
        for (const { code, graduates } of schools) {
          const exact = all === 0 ? 0 : (total * graduates) / all
          expect(Math.abs((result.get(code) ?? -1) - exact)).toBeLessThan(1)
        }
      }),
    )
  })
  it('the order in which schools are listed decides nothing', () => {
    fc.assert(
      fc.property(fc.nat(500), anySchools, (total, schools) => {
        const there = shareQuota(total, schools, ['moreGraduates'])
        const back = shareQuota(total, schools.toReversed(), ['moreGraduates'])
        for (const { code } of schools) expect(back.get(code)).toBe(there.get(code))
      }),
    )
  })
  it('a school with more graduates never gets fewer places', () => {
    fc.assert(
      fc.property(fc.nat(500), anySchools, (total, schools) => {
        const result = shareQuota(total, schools, ['moreGraduates'])
        const sorted = schools.toSorted((a, b) => b.graduates - a.graduates)
        for (const [at, school] of sorted.entries()) {
          const next = sorted[at + 1]
          if (next === undefined || next.graduates === school.graduates) continue
          expect(result.get(next.code) ?? 0).toBeLessThanOrEqual(result.get(school.code) ?? 0)
        }
      }),
    )
  })
})
