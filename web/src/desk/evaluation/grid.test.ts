import { describe, expect, it } from 'vitest'
import { type Column, type Scheme, columnsOf } from '@zhongzhao/domain/evaluation/scheme'
import { afterSaving, gradeOfKey, moved, put, rowsToSave, shownMarks, undone, untyped } from './grid.ts'

const grades = [
  { code: 'A', title: '优' },
  { code: 'B', title: '良' },
]
const scheme: Scheme = {
  title: '评价',
  dimensions: [{ code: 'arts', title: '审美', about: '', grades }],
  overall: { title: '总评', about: '', grades: [{ code: 'P', title: '合格' }], rule: { kind: 'entered' } },
  pass: 'P',
  caps: { over: 'class', rounding: 'down' },
  basis: 'assumed',
}
const pupil = { id: 'x', number: '1', name: '王示例', version: 2, marks: { arts: 'B' }, upheld: false }
const [arts] = columnsOf(scheme)
if (arts === undefined) throw new Error('no column')

describe('typing into the grid', () => {
  it('shows what is typed over what is held; undo takes back one act at a time', () => {
    const once = put(untyped, [{ id: 'x', column: 'arts', grade: 'A' }])
    const twice = put(once, [
      { id: 'x', column: 'arts' },
      { id: 'x', column: 'overall', grade: 'P' },
    ])
    expect(shownMarks(scheme, pupil, once.edits)).toEqual({ arts: 'A' })
    expect(shownMarks(scheme, pupil, twice.edits)).toEqual({ overall: 'P' })
    expect(undone(twice).edits).toEqual(once.edits)
    expect(undone(undone(undone(twice))).edits).toEqual({})
  })
  it('saves only what differs, with what stood there', () => {
    const typed = put(untyped, [
      { id: 'x', column: 'arts', grade: 'B' },
      { id: 'x', column: 'overall', grade: 'P' },
    ])
    expect(rowsToSave([pupil], typed.edits)).toEqual([
      { id: 'x', version: 2, cells: [{ column: 'overall', now: 'P' }] },
    ])
    const emptied = put(untyped, [{ id: 'x', column: 'arts' }])
    expect(rowsToSave([pupil], emptied.edits)).toEqual([
      { id: 'x', version: 2, cells: [{ column: 'arts', was: 'B' }] },
    ])
    expect(rowsToSave([pupil], put(untyped, [{ id: 'x', column: 'arts', grade: 'B' }]).edits)).toEqual([])
  })
  it('what was typed while a save was on its way stays', () => {
    const first = put(untyped, [{ id: 'x', column: 'arts', grade: 'A' }])
    const sent = rowsToSave([pupil], first.edits)
    const meanwhile = put(first, [{ id: 'x', column: 'overall', grade: 'P' }])
    expect(afterSaving(meanwhile, sent).edits).toEqual({ x: { overall: 'P' } })
    expect(afterSaving(first, sent)).toEqual(untyped)
  })
})

describe('the keyboard', () => {
  const size = { rows: 3, columns: 2 }
  it('arrows move, Enter goes down, and nothing leads out', () => {
    expect(moved({ row: 0, column: 0 }, 'ArrowRight', size)).toEqual({ row: 0, column: 1 })
    expect(moved({ row: 0, column: 1 }, 'Enter', size)).toEqual({ row: 1, column: 1 })
    expect(moved({ row: 2, column: 1 }, 'ArrowDown', size)).toEqual({ row: 2, column: 1 })
    expect(moved({ row: 0, column: 0 }, 'ArrowUp', size)).toEqual({ row: 0, column: 0 })
    expect(moved({ row: 1, column: 1 }, 'Home', size)).toEqual({ row: 1, column: 0 })
    expect(moved({ row: 1, column: 0 }, 'a', size)).toBeUndefined()
  })
  it('a letter or a place in the list is a grade; a derived column takes none', () => {
    expect([
      gradeOfKey(arts, 'a'),
      gradeOfKey(arts, '2'),
      gradeOfKey(arts, 'x'),
      gradeOfKey(arts, 'Tab'),
    ]).toEqual(['A', 'B', undefined, undefined])
    const derived: Column = { ...arts, given: 'derived' }
    expect(gradeOfKey(derived, 'a')).toBeUndefined()
  })
})
