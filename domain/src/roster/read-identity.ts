import { readCode } from '../codes/code-table.ts'
import { catalog } from '../codes/catalog.ts'
import { fitsDocument, hasCitizenNumber } from '../identity/document-number.ts'
import { idNumberFault } from '../identity/id-number.ts'
import type { RosterCode } from './codes.ts'
import { daySerial, isFloat, readDay, repairNumber } from './repair.ts'
import { type RowCells, repaired, tell } from './row-cells.ts'

/** Who the pupil is; each part blank where the row is refused for it. */
export interface Identity {
  readonly idKind: string
  readonly idNumber: string
  readonly sex: string
  readonly birthDate: string
}

const FAULTS = {
  'ID-LENGTH': 'ROSTER-ID-LENGTH',
  'ID-CHARACTER': 'ROSTER-ID-CHARACTER',
  'ID-DATE': 'ROSTER-ID-DATE',
  'ID-CHECK-DIGIT': 'ROSTER-ID-CHECK-DIGIT',
} as const

/** Why a citizen's number cannot be kept, seen as a roster's office would: floats and old numbers have their own words. */
function citizenFault(number: string): RosterCode | undefined {
  const fault = idNumberFault(number)
  if (fault === undefined) return undefined
  if (isFloat(number)) return 'ROSTER-ID-FLOAT'
  // Excel keeps fifteen digits: the last three of eighteen become 000, and the check digit no longer fits.
  if (/^\d{15}000$/.test(number)) return 'ROSTER-ID-FLOAT'
  if (/^\d{15}$/.test(number)) return 'ROSTER-ID-15'
  return FAULTS[fault]
}

function readIdKind(cells: RowCells, number: string): string {
  const text = cells.cell('idKind')
  if (text === '') {
    // A valid check digit makes it certain; a file without the column is one of citizens.
    if (idNumberFault(number) === undefined || cells.title('idKind') === '') return '1'
    tell(cells.refused, 'ROSTER-ID-KIND-MISSING', {
      row: cells.row,
      column: cells.title('idKind'),
      value: text,
    })
    return ''
  }
  const kind = readCode(catalog['id-document-kind'], text)?.code
  if (kind !== undefined) return kind
  tell(cells.refused, 'ROSTER-ID-KIND-UNKNOWN', {
    row: cells.row,
    column: cells.title('idKind'),
    value: text,
  })
  return ''
}

function checkNumber(cells: RowCells, kind: string, number: string): void {
  const place = { row: cells.row, column: cells.title('idNumber'), value: number }
  if (number === '') {
    if (kind !== 'Z') tell(cells.refused, 'ROSTER-ID-MISSING', place)
  } else if (hasCitizenNumber(kind)) {
    const fault = citizenFault(number)
    if (fault !== undefined) tell(cells.refused, fault, place)
    else if (number.endsWith('000')) tell(cells.suspect, 'ROSTER-ID-ZEROS', place)
    else if (!fitsDocument(kind, number)) tell(cells.suspect, 'ROSTER-ID-SHAPE', place)
  } else if (isFloat(number)) {
    tell(cells.refused, 'ROSTER-ID-FLOAT', place)
  } else if (!fitsDocument(kind, number)) {
    tell(cells.suspect, 'ROSTER-ID-SHAPE', place)
  }
}

function readSex(cells: RowCells, citizen: string): string {
  const text = cells.cell('sex')
  const place = { row: cells.row, column: cells.title('sex'), value: text }
  if (text === '') {
    tell(cells.refused, 'ROSTER-SEX-MISSING', place)
    return ''
  }
  const sex = readCode(catalog.sex, text)?.code
  if (sex !== '1' && sex !== '2') {
    tell(cells.refused, 'ROSTER-SEX-UNKNOWN', place)
    return ''
  }
  if (citizen !== '' && (Number(citizen.charAt(16)) % 2 === 1) !== (sex === '1')) {
    tell(cells.suspect, 'ROSTER-SEX-ID', place)
  }
  return sex
}

function dayOfCell(cells: RowCells, text: string, byNumber: string): string | undefined {
  const did = repaired(cells, cells.title('birthDate'))
  const day = readDay(text)
  if (day !== undefined) {
    if (text.length !== 8) did('dateFormat')
    return day
  }
  // A serial number of Excel, or month without day, is certain only when the ID number says the same.
  const serial = daySerial(text)
  if (serial !== undefined && serial === byNumber) {
    did('dateSerial')
    return serial
  }
  const month = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(text)
  if (month !== null && byNumber.startsWith(`${month[1] ?? ''}-${(month[2] ?? '').padStart(2, '0')}-`)) {
    did('fromIdNumber')
    return byNumber
  }
  return undefined
}

function readBirthDate(cells: RowCells, citizen: string, day: string): string {
  const text = cells.cell('birthDate')
  const byNumber =
    citizen === '' ? '' : `${citizen.slice(6, 10)}-${citizen.slice(10, 12)}-${citizen.slice(12, 14)}`
  const place = { row: cells.row, column: cells.title('birthDate'), value: text }
  if (text === '') {
    // A refused number has been told already; the birth date would only repeat it.
    if (byNumber === '' && cells.refused.length === 0) {
      tell(cells.refused, 'ROSTER-BIRTH-MISSING', { ...place, column: place.column || '出生日期' })
    }
    if (byNumber !== '' && place.column !== '') repaired(cells, place.column)('fromIdNumber')
    return byNumber
  }
  const born = dayOfCell(cells, text, byNumber)
  if (born === undefined) tell(cells.refused, 'ROSTER-BIRTH-UNREADABLE', place)
  else if (born >= day) tell(cells.refused, 'ROSTER-BIRTH-FUTURE', place)
  else if (byNumber !== '' && born !== byNumber) tell(cells.suspect, 'ROSTER-BIRTH-ID', place)
  return born ?? ''
}

/** Document, sex and birth date, checked against each other (D8): a contradiction is suspected, never repaired. */
export function readIdentity(cells: RowCells, day: string): Identity {
  const column = cells.title('idNumber')
  const idNumber = repairNumber(cells.cell('idNumber'), repaired(cells, column))
  const idKind = readIdKind(cells, idNumber)
  const before = cells.refused.length
  checkNumber(cells, idKind === '' ? 'Z' : idKind, idNumber)
  const sound = cells.refused.length === before && hasCitizenNumber(idKind)
  const citizen = sound ? idNumber : ''
  return { idKind, idNumber, sex: readSex(cells, citizen), birthDate: readBirthDate(cells, citizen, day) }
}
