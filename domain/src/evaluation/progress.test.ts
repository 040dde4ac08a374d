import { expect, it } from 'vitest'
import { type EvaluationProgress, addProgress, behindFirst, signedShare } from './progress.ts'

const of = (untouched: number, signed: number, pupils = 40): EvaluationProgress => ({
  schools: { untouched: untouched > 0 && signed === 0 ? 1 : 0, underWay: 0, signed: untouched === 0 ? 1 : 0 },
  classes: { untouched, entering: 0, ready: 0, signed },
  pupils,
  complete: signed * 40,
  published: signed * 40,
  objections: 1,
})

it('adds up every number of every organisation', () => {
  const total = addProgress([of(2, 0, 80), of(0, 3, 120)])
  expect(total).toEqual({
    schools: { untouched: 1, underWay: 0, signed: 1 },
    classes: { untouched: 2, entering: 0, ready: 0, signed: 3 },
    pupils: 200,
    complete: 120,
    published: 120,
    objections: 2,
  })
  expect(addProgress([]).pupils).toBe(0)
})

it('puts first who is behind, and the larger of two; who has no classes owes nothing', () => {
  const [done, half, small, large, none] = [of(0, 2), of(1, 1), of(1, 0, 30), of(1, 0, 90), of(0, 0, 0)]
  expect(behindFirst([done, half, small, large, none])).toEqual([large, small, half, done, none])
  expect([signedShare(none), signedShare(half)]).toEqual([1, 0.5])
})
