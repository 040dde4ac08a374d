import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallSeason } from '../../test/small-season.ts'
import { allowedOf, capUses, capWords, isOver, tallyOf } from './caps.ts'
import { checkCells, takeCells } from './marks.ts'
import { isComplete, settled, standingOf } from './overall.ts'
import { type Scheme, columnsOf, gradeFrom, gradesByTitle } from './scheme.ts'

const { scheme } = smallSeason.evaluation
const [morals] = columnsOf(scheme)
if (morals === undefined) throw new Error('no column')
const five: Scheme = {
  ...scheme,
  dimensions: ['a', 'b', 'c'].map((code) => ({ ...morals, code })),
  overall: {
    ...scheme.overall,
    rule: {
      kind: 'derived',
      steps: [
        {
          grade: 'P',
          needs: [
            { grades: ['A', 'B'], atLeast: 2 },
            { grades: ['C'], atMost: 1 },
          ],
        },
      ],
      otherwise: 'N',
    },
  },
}

describe('a grade as people write it', () => {
  it.each([
    ['A', 'A'],
    [' a ', 'A'],
    ['Ａ', 'A'],
    ['良', 'B'],
    ['3', 'C'],
  ])('%j is %s', (text, code) => expect(gradeFrom(morals, text)?.code).toBe(code))
  it.each(['', 'E', '4', '0', '优秀'])('%j is none', (text) =>
    expect(gradeFrom(morals, text)).toBeUndefined(),
  )
})

describe('总评', () => {
  it('is entered where the scheme says so', () => {
    expect(settled(scheme, { morals: 'A' })).toEqual({ morals: 'A' })
    expect(isComplete(scheme, { morals: 'A' })).toBe(false)
    expect(isComplete(scheme, { morals: 'A', overall: 'P' })).toBe(true)
  })
  it('is derived from the dimensions, not before the last of them is given', () => {
    expect(settled(five, { a: 'A', b: 'B' })).toEqual({ a: 'A', b: 'B' })
    expect(settled(five, { a: 'A', b: 'B', c: 'C' })).toMatchObject({ overall: 'P' })
    expect(settled(five, { a: 'A', b: 'C', c: 'C' })).toMatchObject({ overall: 'N' })
    expect(settled(five, { a: 'A', overall: 'P' })).toEqual({ a: 'A' })
  })
  it('is 待评定 without a signed grade, and passes from the grade of the scheme on', () => {
    expect(standingOf(scheme, undefined)).toBe('pending')
    expect(standingOf(scheme, { morals: 'A' })).toBe('pending')
    expect(standingOf(scheme, { overall: 'P' })).toBe('pass')
    expect(standingOf(scheme, { overall: 'N' })).toBe('fail')
    expect(standingOf({ ...scheme, pass: 'N' }, { overall: 'N' })).toBe('pass')
  })
})

describe('shares', () => {
  it('30 % of 10 are 3, of 49 are 14 or 15 as the scheme rounds', () => {
    expect(allowedOf(30, 10, 'down')).toBe(3)
    expect([allowedOf(30, 49, 'down'), allowedOf(30, 49, 'nearest'), allowedOf(30, 49, 'up')]).toEqual([
      14, 15, 15,
    ])
    expect(allowedOf(12.5, 8, 'down')).toBe(1)
  })
  it('count what was given, and say who is over', () => {
    const rows = [...Array(4).fill({ morals: 'A' }), ...Array(6).fill({ morals: 'B' })]
    const uses = capUses(scheme, tallyOf(rows), 10)
    expect(uses).toMatchObject([{ given: 4, allowed: 3 }])
    expect(uses.filter(isOver).map(capWords)).toEqual(['品德“优”4 人，最多 3 人'])
    expect(capUses(scheme, tallyOf(rows.slice(1)), 10).filter(isOver)).toEqual([])
  })
  it('never allow more than the share, rounded down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 100 }), (heads, cap) => {
        const allowed = allowedOf(cap, heads, 'down')
        expect(allowed * 100).toBeLessThanOrEqual(cap * heads)
        expect((allowed + 1) * 100).toBeGreaterThan(cap * heads)
      }),
    )
  })
})

describe('two teachers at one class', () => {
  const held = { version: 3, marks: { morals: 'A' } }
  it('what nobody has touched since is taken', () => {
    const asked = { version: 3, cells: [{ column: 'morals', was: 'B', now: 'C' }] }
    expect(takeCells(scheme, held, asked)).toEqual({
      marks: { morals: 'C' },
      taken: ['morals'],
      conflicts: [],
    })
  })
  it('of a row that has moved only the cells are told that somebody else wrote', () => {
    const cells = [
      { column: 'morals', now: 'C' },
      { column: 'overall', now: 'P' },
    ]
    expect(takeCells(scheme, held, { version: 2, cells })).toEqual({
      marks: { morals: 'A', overall: 'P' },
      taken: ['overall'],
      conflicts: ['morals'],
    })
  })
  it('who wrote the same is no conflict, and changes nothing', () => {
    const asked = { version: 1, cells: [{ column: 'morals', now: 'A' }] }
    expect(takeCells(scheme, held, asked)).toEqual({ marks: held.marks, taken: [], conflicts: [] })
  })
  it('emptying is a change like another', () => {
    const asked = { version: 3, cells: [{ column: 'morals', was: 'A' }] }
    expect(takeCells(scheme, held, asked)).toEqual({ marks: {}, taken: ['morals'], conflicts: [] })
  })
  it('a grade of no column, and a column that is derived, are refused', () => {
    for (const cell of [
      { column: 'morals', now: 'E' },
      { column: 'none', now: 'A' },
    ])
      expect(checkCells(scheme, [cell])).toMatchObject({ refusal: { code: 'EVALUATION-GRADE' } })
    expect(checkCells(five, [{ column: 'overall', now: 'P' }])).toMatchObject({
      refusal: { code: 'EVALUATION-GRADE', params: { column: '总评', grade: 'P' } },
    })
    expect(checkCells(scheme, [{ column: 'morals', now: 'A' }, { column: 'overall' }]).ok).toBe(true)
  })
})

it('is printed by titles, and what no grade stands for is left out', () => {
  const { scheme } = smallSeason.evaluation
  const [column] = columnsOf(scheme)
  const [grade] = column?.grades ?? []
  if (column === undefined || grade === undefined) throw new Error('no grade')
  expect(gradesByTitle(scheme, { [column.code]: grade.code, gone: 'A' })).toEqual({
    [column.title]: grade.title,
  })
  expect(gradesByTitle(scheme, undefined)).toEqual({})
})
