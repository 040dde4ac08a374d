import { type Result, ok, refuse } from '../base/result.ts'
import { settled } from './overall.ts'
import { type Marks, type Scheme, columnsOf } from './scheme.ts'

/** One cell as somebody changed it: what stood there before, and what shall; absent = nothing. */
export interface AskedCell {
  readonly column: string
  readonly was?: string
  readonly now?: string
}

/** A row as somebody changed it, from the version that was last seen. */
export interface AskedRow {
  readonly version: number
  readonly cells: readonly AskedCell[]
}

export interface HeldRow {
  readonly version: number
  readonly marks: Marks
}

/** What became of a row: the columns that were taken, and those in which somebody else had written something else meanwhile. */
export interface TakenRow {
  readonly marks: Marks
  readonly taken: readonly string[]
  readonly conflicts: readonly string[]
}

const written = (marks: Marks, { column, now }: AskedCell): Marks => {
  const { [column]: _, ...rest } = marks
  return now === undefined ? rest : { ...rest, [column]: now }
}

/** Two teachers at one class: a cell is taken when nobody has touched it since, or when both wrote the same; the others are told. */
export function takeCells(scheme: Scheme, held: HeldRow, asked: AskedRow): TakenRow {
  const free = ({ column, was, now }: AskedCell) =>
    held.version === asked.version || held.marks[column] === was || held.marks[column] === now
  const own = asked.cells.filter(free)
  const changed = own.filter(({ column, now }) => held.marks[column] !== now)
  return {
    marks: settled(scheme, changed.reduce(written, held.marks)),
    taken: changed.map(({ column }) => column),
    conflicts: asked.cells.filter((cell) => !free(cell)).map(({ column }) => column),
  }
}

/** Refuses EVALUATION-GRADE: a grade that the column has not, or a column that nobody enters. */
export function checkCells(scheme: Scheme, cells: readonly AskedCell[]): Result<void> {
  const columns = columnsOf(scheme)
  for (const { column: code, now } of cells) {
    const column = columns.find((one) => one.code === code)
    const known = now === undefined || column?.grades.some((grade) => grade.code === now) === true
    if (column?.given !== 'entered' || !known)
      return refuse('EVALUATION-GRADE', { column: column?.title ?? code, grade: now ?? '' })
  }
  return ok(undefined)
}
