import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type { readClassEvaluation, saveEvaluation } from '@zhongzhao/api/evaluation'
import { type Column, type Marks, type Scheme, gradeFrom } from '@zhongzhao/domain/evaluation/scheme'
import { settled } from '@zhongzhao/domain/evaluation/overall'

export type ClassView = OutputOf<typeof readClassEvaluation>
export type Pupil = ClassView['pupils'][number]
export type SaveRow = InputOf<typeof saveEvaluation>['rows'][number]

/** Pupil → column → grade; an empty text empties the cell. What is not here stands as the server said. */
export type Edits = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What was typed and not saved yet, and what it was before each act, the newest last. */
export interface Typed {
  readonly edits: Edits
  readonly past: readonly Edits[]
}
export const untyped: Typed = { edits: {}, past: [] }

export interface Cell {
  readonly id: string
  readonly column: string
  /** Absent = emptied. */
  readonly grade?: string | undefined
}

/** Acts that can be undone. */
const REMEMBERED = 200

/** One act: a letter, a pasted block, a sheet. An act that changes nothing is none. */
export function put({ edits, past }: Typed, cells: readonly Cell[]): Typed {
  const next: Record<string, Readonly<Record<string, string>>> = { ...edits }
  for (const { id, column, grade = '' } of cells) next[id] = { ...next[id], [column]: grade }
  return cells.length === 0 ? { edits, past } : { edits: next, past: [...past, edits].slice(-REMEMBERED) }
}

export function undone({ edits, past }: Typed): Typed {
  const before = past.at(-1)
  return before === undefined ? { edits, past } : { edits: before, past: past.slice(0, -1) }
}

/** The marks of a pupil as the grid shows them, 总评 derived where the scheme says so. */
export function shownMarks(scheme: Scheme, pupil: Pupil, edits: Edits): Marks {
  const all = { ...pupil.marks, ...edits[pupil.id] }
  return settled(scheme, Object.fromEntries(Object.entries(all).filter(([, grade]) => grade !== '')))
}

/** Only what differs from what the server said, with what it said. */
export function rowsToSave(pupils: readonly Pupil[], edits: Edits): readonly SaveRow[] {
  return pupils.flatMap(({ id, version, marks }) => {
    const cells = Object.entries(edits[id] ?? {}).flatMap(([column, grade]) => {
      const was = marks[column]
      if ((was ?? '') === grade) return []
      return [{ column, ...(was === undefined ? {} : { was }), ...(grade === '' ? {} : { now: grade }) }]
    })
    return cells.length === 0 ? [] : [{ id, version, cells }]
  })
}

/** What was typed while a save was on its way stays; what went with it is the server's now. */
export function afterSaving({ edits }: Typed, sent: readonly SaveRow[]): Typed {
  const rest = Object.entries(edits).map(([id, columns]) => {
    const gone = sent.find((row) => row.id === id)?.cells ?? []
    const kept = Object.entries(columns).filter(
      ([column, grade]) => !gone.some((cell) => cell.column === column && (cell.now ?? '') === grade),
    )
    return [id, Object.fromEntries(kept)] as const
  })
  return {
    edits: Object.fromEntries(rest.filter(([, columns]) => Object.keys(columns).length > 0)),
    past: [],
  }
}

/** Where the keyboard stands. */
export interface At {
  readonly row: number
  readonly column: number
}

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const between = (n: number, size: number) => Math.max(0, Math.min(size - 1, n))

/** Where a key leads inside a grid of so many rows and columns; nothing for a key that does not move. */
export function moved(
  at: At,
  key: string,
  size: { readonly rows: number; readonly columns: number },
): At | undefined {
  if (key === 'Home') return { ...at, column: 0 }
  if (key === 'End') return { ...at, column: size.columns - 1 }
  const step = steps[key]
  if (step === undefined) return undefined
  return { row: between(at.row + step[0], size.rows), column: between(at.column + step[1], size.columns) }
}

/** The grade that one key means in a column: its letter, or its place in the list. */
export function gradeOfKey(column: Column, key: string): string | undefined {
  return [...key].length === 1 && column.given === 'entered' ? gradeFrom(column, key)?.code : undefined
}
