import type { ColumnKey, RosterHeader } from './columns.ts'
import { type ProblemPlace, type RosterCode, type RosterProblem, rosterProblem } from './codes.ts'
import { type Repair, type RepairKind, tidyCell } from './repair.ts'

/** One row while it is read: its cells by meaning, and what was found and undone on the way. */
export interface RowCells {
  readonly row: number
  /** The tidied cell of a column; blank where the file has no such column. */
  readonly cell: (key: ColumnKey) => string
  readonly at: (index: number) => string
  readonly title: (key: ColumnKey) => string
  readonly titleAt: (index: number) => string
  readonly suspect: RosterProblem[]
  readonly refused: RosterProblem[]
  readonly repairs: Repair[]
}

export function rowCells(cells: readonly string[], row: number, header: RosterHeader): RowCells {
  const at = (index: number): string => (index < 0 ? '' : tidyCell(cells[index] ?? ''))
  const titleAt = (index: number): string => header.titles[index] ?? ''
  return {
    row,
    cell: (key) => at(header.at[key]),
    at,
    title: (key) => titleAt(header.at[key]),
    titleAt,
    suspect: [],
    refused: [],
    repairs: [],
  }
}

/** Puts a problem of one column into the list. */
export function tell(list: RosterProblem[], code: RosterCode, place: ProblemPlace): void {
  list.push(rosterProblem(code, place))
}

export function repaired(cells: RowCells, column: string): (kind: RepairKind) => void {
  return (kind) => {
    cells.repairs.push({ column, kind })
  }
}
