import { type RosterProblem, rosterProblem } from './codes.ts'
import type { RosterHeader } from './columns.ts'
import type { RosterPupil } from './pupil.ts'
import { repeatWatch } from './repeats.ts'
import { type RosterReading, type RosterTerms, isBlankRow, readRosterRow } from './row.ts'

/** Reads the rows of one file one after another. Rows that contradict an earlier one name it in `unsaid`. */
export interface RosterFileReader {
  /** `undefined` for a blank row. */
  readonly read: (cells: readonly string[], row: number) => CheckedRow | undefined
}

export type CheckedRow = RosterReading & {
  /** The same pupil as an earlier row, word for word: accepted, but not another pupil. */
  readonly repeats?: number
  /** An earlier row, accepted when it was read, that must be refused too: this row says otherwise of the same number. */
  readonly unsaid?: RosterProblem
}

function twice(
  reading: RosterReading,
  pupil: RosterPupil,
  at: { first: number; column: string },
): CheckedRow {
  const { first, column } = at
  const value = pupil.idNumber
  const own = rosterProblem('ROSTER-ID-TWICE', { row: reading.row, column, value, other: first })
  const unsaid = rosterProblem('ROSTER-ID-TWICE', { row: first, column, value, other: reading.row })
  const { row, suspect, repairs } = reading
  return { row, suspect, repairs, refused: [...reading.refused, own], unsaid }
}

/** Rules for rows and for the file as a whole: a number twice is one pupil if both rows agree, else both are refused (B4). */
export function rosterFileReader(header: RosterHeader, terms: RosterTerms): RosterFileReader {
  const repeatOf = repeatWatch()
  const column = header.titles[header.at.idNumber] ?? ''
  const read = (cells: readonly string[], row: number): CheckedRow | undefined => {
    if (isBlankRow(cells)) return undefined
    const reading = readRosterRow(cells, { row, header, terms })
    const pupil = reading.accepted
    if (pupil === undefined) return reading
    const repeat = repeatOf(pupil, row)
    if (repeat === undefined) return reading
    if (repeat.content === 'different') return twice(reading, pupil, { first: repeat.first, column })
    const place = { row, column, value: pupil.idNumber, other: repeat.first }
    const suspect = [...reading.suspect, rosterProblem('ROSTER-REPEATED', place)]
    return { ...reading, suspect, repeats: repeat.first }
  }
  return { read }
}
