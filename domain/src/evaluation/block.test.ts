import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallSeason } from '../../test/small-season.ts'
import { blockRows, readBlock } from './block.ts'
import { columnsOf } from './scheme.ts'

const columns = columnsOf(smallSeason.evaluation.scheme)

describe('a block from a spreadsheet', () => {
  it('is rows of cells, whatever ends a line; the last line break begins no row', () => {
    expect(blockRows('A\t合格\r\nB\t不合格\r\n')).toEqual([
      ['A', '合格'],
      ['B', '不合格'],
    ])
    expect(blockRows('\uFEFFA\rB')).toEqual([['A'], ['B']])
    expect(blockRows('A\n\nB')).toEqual([['A'], [''], ['B']])
  })
  it('keeps a line break inside quotes in its cell', () => {
    expect(blockRows('"A\nx"\tB')).toEqual([['A\nx', 'B']])
  })
  it('fills cells from the top left; an empty one empties; a word that is no grade is named with what may be written', () => {
    const block = readBlock('优\t合格\n\tN\n甲\tP', columns)
    expect(block.rows).toBe(3)
    expect(block.cells).toEqual([
      { row: 0, column: 0, grade: 'A' },
      { row: 0, column: 1, grade: 'P' },
      { row: 1, column: 0 },
      { row: 1, column: 1, grade: 'N' },
      { row: 2, column: 1, grade: 'P' },
    ])
    expect(block.problems).toEqual([{ row: 2, column: 0, text: '甲', choices: '优、良、合格' }])
  })
  it('says how much fell beyond the last column, and passes over a derived one', () => {
    expect(readBlock('A\tP\tX', columns)).toMatchObject({ beyond: 1, problems: [] })
    const derived = columns.map((c) => (c.code === 'overall' ? { ...c, given: 'derived' as const } : c))
    expect(readBlock('A\tX', derived)).toMatchObject({
      cells: [{ row: 0, column: 0, grade: 'A' }],
      problems: [],
    })
  })
  it('reads back whatever was laid there', () => {
    const cell = fc.constantFrom('A', 'B', 'C', '')
    const rows = fc.array(fc.tuple(cell, fc.constantFrom('P', 'N')), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(rows, (given) => {
        const { cells, problems } = readBlock(given.map((row) => row.join('\t')).join('\n'), columns)
        expect(problems).toEqual([])
        expect(cells.map(({ grade }) => grade ?? '')).toEqual(given.flat())
      }),
    )
  })
})
