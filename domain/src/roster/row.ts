import { yearsBetween } from '../base/time.ts'
import { type CodeTable, readCode } from '../codes/code-table.ts'
import { catalog } from '../codes/catalog.ts'
import { readDivision } from '../codes/division.ts'
import { fitsStudentNumber } from '../identity/student-number.ts'
import type { RosterCode, RosterProblem } from './codes.ts'
import type { ColumnKey, RosterHeader } from './columns.ts'
import type { RosterPupil } from './pupil.ts'
import { readGuardians, readPhone } from './read-guardians.ts'
import { readIdentity } from './read-identity.ts'
import { readName } from './read-name.ts'
import { type Repair, isFloat, repairNumber } from './repair.ts'
import { type RowCells, repaired, rowCells, tell } from './row-cells.ts'
import { gradeOfEntry, readClassNo, readGrade } from './school-class.ts'

/** Circumstances of one import. */
export interface RosterTerms {
  /** The day of collection, `YYYY-MM-DD`: grades and ages are those of this day. */
  readonly seasonDay: string
  /** The school of the importer, where the file does not say. */
  readonly school?: string
  readonly grade?: 8 | 9
  /** A school may touch only its own pupils (B4); absent = anywhere. */
  readonly mayTouch?: (schoolCode: string) => boolean
}

/** What became of one row: kept when `refused` is empty, perhaps with something to look at. */
export interface RosterReading {
  /** 1 = the first row below the header. */
  readonly row: number
  readonly accepted?: RosterPupil
  readonly suspect: readonly RosterProblem[]
  readonly refused: readonly RosterProblem[]
  readonly repairs: readonly Repair[]
}

function doubt(cells: RowCells, code: RosterCode, key: ColumnKey): void {
  tell(cells.suspect, code, { row: cells.row, column: cells.title(key), value: cells.cell(key) })
}

function deny(cells: RowCells, code: RosterCode, key: ColumnKey, column = cells.title(key)): void {
  tell(cells.refused, code, { row: cells.row, column, value: cells.cell(key) })
}

function readSchool(cells: RowCells, terms: RosterTerms): string {
  const text = cells.cell('schoolCode')
  const code =
    text === '' ? (terms.school ?? '') : repairNumber(text, repaired(cells, cells.title('schoolCode')))
  if (code === '') deny(cells, 'ROSTER-SCHOOL-MISSING', 'schoolCode')
  else if (!/^[0-9A-Z]{4,20}$/.test(code) || isFloat(code)) deny(cells, 'ROSTER-SCHOOL-SHAPE', 'schoolCode')
  else if (terms.school !== undefined && code !== terms.school)
    deny(cells, 'ROSTER-SCHOOL-OTHER', 'schoolCode')
  else if (terms.mayTouch !== undefined && !terms.mayTouch(code))
    deny(cells, 'ROSTER-SCHOOL-OTHER', 'schoolCode')
  return code
}

/** The grade of the row; 9 stands in for a grade that was refused. */
/** Where a pupil stands whose class the register leaves blank, until the school says which. */
const NO_CLASS = '未分班'

function readGradeOf(cells: RowCells, terms: RosterTerms): 8 | 9 {
  const text = cells.cell('grade')
  const column = cells.title('grade') || '年级'
  const entry = cells.cell('enrolled')
  const grade =
    text === '' ? (terms.grade ?? gradeOfEntry(entry, terms.seasonDay)) : readGrade(text, terms.seasonDay)
  if (grade === 8 || grade === 9) return grade
  if (grade !== undefined) deny(cells, 'ROSTER-GRADE-OTHER', 'grade', column)
  else if (text === '') tell(cells.suspect, 'ROSTER-GRADE-MISSING', { row: cells.row, column, value: '' })
  else deny(cells, 'ROSTER-GRADE-UNKNOWN', 'grade', column)
  // A blank cell is work for the school, not a reason to leave a pupil out: graduates are the season's own.
  return 9
}

function readEthnicGroup(cells: RowCells): string {
  const text = cells.cell('ethnicGroup')
  if (text === '') {
    if (cells.title('ethnicGroup') !== '') doubt(cells, 'ROSTER-ETHNIC-MISSING', 'ethnicGroup')
    return ''
  }
  const code = readCode(catalog['ethnic-group'], text)?.code
  if (code === undefined) deny(cells, 'ROSTER-ETHNIC-UNKNOWN', 'ethnicGroup')
  return code ?? ''
}

function readPupilName(
  cells: RowCells,
  { ethnicGroup, idKind }: { ethnicGroup: string; idKind: string },
): string {
  const script = idKind === 'A' || idKind === '9' ? 'hanOrLatin' : 'han'
  const said = readName(cells.cell('name'), { ethnicGroup, script })
  if (said.repair !== undefined) repaired(cells, cells.title('name'))(said.repair)
  if (said.refused !== undefined) deny(cells, said.refused, 'name')
  for (const code of said.suspect) doubt(cells, code, 'name')
  return said.name
}

function readStudentNumber(cells: RowCells): string {
  const number = repairNumber(cells.cell('studentNumber'), repaired(cells, cells.title('studentNumber')))
  if (number === '' || (fitsStudentNumber(number) && !isFloat(number))) return number
  doubt(cells, 'ROSTER-STUDENT-NUMBER', 'studentNumber')
  return isFloat(number) ? '' : number
}

function readPoliticalStatus(cells: RowCells): string {
  const text = cells.cell('politicalStatus')
  const code = readCode(catalog['political-status'], text)?.code ?? ''
  if (text !== '' && code === '') doubt(cells, 'ROSTER-POLITICAL', 'politicalStatus')
  return code
}

/** Six digits are kept though our list may not know them (A8); free text is carried by nobody and asked again. */
function readHousehold(cells: RowCells): string {
  const text = cells.cell('householdDivision')
  if (text === '' || /^\d{6}$/.test(text)) return text
  const code = readDivision(text) ?? ''
  if (code === '') doubt(cells, 'ROSTER-DIVISION', 'householdDivision')
  return code
}

const codeOrBlank = (table: CodeTable, text: string): string => readCode(table, text)?.code ?? ''

function checkAge(cells: RowCells, birthDate: string, { grade, day }: { grade: number; day: string }): void {
  if (birthDate === '' || birthDate >= day) return
  const age = yearsBetween(birthDate, day)
  if (age < grade + 2 || age > grade + 11) doubt(cells, 'ROSTER-AGE', 'birthDate')
}

function readExtra(cells: RowCells, header: RosterHeader): Record<string, string> {
  const extra: Record<string, string> = {}
  for (const index of header.others) {
    const text = cells.at(index)
    if (text !== '') extra[cells.titleAt(index)] = text
  }
  return extra
}

function checkWidth(cells: RowCells, all: readonly string[], width: number): void {
  if (all.length <= width) return
  const beyond = all.slice(width).filter((text) => text.trim() !== '')
  if (beyond.length === 0) return
  const column = cells.titleAt(width - 1)
  tell(cells.refused, 'ROSTER-CELLS-SHIFTED', { row: cells.row, column, value: '', extra: beyond.length })
}

function readPupil(cells: RowCells, header: RosterHeader, terms: RosterTerms): RosterPupil {
  const day = terms.seasonDay
  const schoolCode = readSchool(cells, terms)
  const identity = readIdentity(cells, day)
  const ethnicGroup = readEthnicGroup(cells)
  const name = readPupilName(cells, { ethnicGroup, idKind: identity.idKind })
  const grade = readGradeOf(cells, terms)
  const className = cells.cell('className')
  if (className === '') doubt(cells, 'ROSTER-CLASS-MISSING', 'className')
  checkAge(cells, identity.birthDate, { grade, day })
  return {
    schoolCode,
    name,
    ...identity,
    ethnicGroup,
    studentNumber: readStudentNumber(cells),
    grade,
    className: className === '' ? NO_CLASS : className,
    classNo: className === '' ? '00' : readClassNo(className, { grade, day }),
    seat: cells.cell('seat'),
    nationality: cells.cell('nationality'),
    politicalStatus: readPoliticalStatus(cells),
    householdDivision: readHousehold(cells),
    householdAddress: cells.cell('householdAddress'),
    householdKind: codeOrBlank(catalog['household-kind'], cells.cell('householdKind')),
    studentSource: cells.cell('studentSource'),
    homeAddress: cells.cell('homeAddress'),
    phone: readPhone(cells, header.at.phone),
    formerName: cells.cell('formerName'),
    health: codeOrBlank(catalog.health, cells.cell('health')),
    guardians: readGuardians(cells, header),
    extra: readExtra(cells, header),
  }
}

/** Reads one row of a roster (B1, B5): repairs what is certain, suspects what an old system harmed, refuses with a reason. */
export function readRosterRow(
  all: readonly string[],
  { row, header, terms }: { row: number; header: RosterHeader; terms: RosterTerms },
): RosterReading {
  const cells = rowCells(all, row, header)
  checkWidth(cells, all, header.titles.length)
  const pupil = readPupil(cells, header, terms)
  const { suspect, refused, repairs } = cells
  return refused.length === 0
    ? { row, accepted: pupil, suspect, refused, repairs }
    : { row, suspect, refused, repairs }
}

/** A row without any value says nothing and is passed over. */
export function isBlankRow(all: readonly string[]): boolean {
  for (const text of all) if (text !== '' && text.trim() !== '') return false
  return true
}
