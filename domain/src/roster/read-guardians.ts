import { readCode } from '../codes/code-table.ts'
import { catalog } from '../codes/catalog.ts'
import { fitsDocument } from '../identity/document-number.ts'
import { isMobile, tidyPhone } from '../identity/phone.ts'
import type { RosterHeader } from './columns.ts'
import type { RosterGuardian } from './pupil.ts'
import { readName } from './read-name.ts'
import { repairNumber } from './repair.ts'
import { type RowCells, repaired, tell } from './row-cells.ts'

type Places = RosterHeader['members'][number]

function readRelation(cells: RowCells, places: Places): string {
  const text = cells.at(places.relation)
  if (text === '') return ''
  const note = cells.at(places.relationNote)
  const row = readCode(catalog['family-relation'], text)
  // 其他 with a note in the next column (关系说明: 姑姑) is what the note says.
  const exact =
    row === undefined || row.code === '97' ? readCode(catalog['family-relation'], note) : undefined
  const code = (exact ?? row)?.code
  if (code === undefined) {
    const column = cells.titleAt(places.relation)
    tell(cells.suspect, 'ROSTER-GUARDIAN-RELATION', { row: cells.row, column, value: text })
  }
  return code ?? ''
}

/** A mobile number, or blank; a landline is no mistake. */
export function readPhone(cells: RowCells, index: number): string {
  const text = cells.at(index)
  const phone = tidyPhone(text)
  if (text !== '' && !isMobile(phone) && !isLandline(phone)) {
    tell(cells.suspect, 'ROSTER-PHONE', { row: cells.row, column: cells.titleAt(index), value: text })
  }
  return isMobile(phone) ? phone : ''
}

/** 0371-65901234 or 65901234: not a mobile number, but a telephone. */
export function isLandline(bare: string): boolean {
  return /^(?:0\d{2,3})?[2-9]\d{6,7}$/.test(bare)
}

function readDocument(cells: RowCells, places: Places): { idKind: string; idNumber: string } {
  const column = cells.titleAt(places.idNumber)
  const idNumber = repairNumber(cells.at(places.idNumber), repaired(cells, column))
  const idKind =
    readCode(catalog['id-document-kind'], cells.at(places.idKind))?.code ?? (idNumber === '' ? '' : '1')
  if (idNumber === '' || fitsDocument(idKind, idNumber)) return { idKind, idNumber }
  tell(cells.suspect, 'ROSTER-GUARDIAN-ID', { row: cells.row, column, value: idNumber })
  return { idKind, idNumber }
}

function readGuardian(cells: RowCells, places: Places): RosterGuardian | undefined {
  const text = cells.at(places.name)
  if (text === '') return undefined
  const said = readName(text, { ethnicGroup: '', script: 'hanOrLatin' })
  if (said.suspect.length > 0 || said.refused !== undefined) {
    const column = cells.titleAt(places.name)
    tell(cells.suspect, 'ROSTER-GUARDIAN-NAME', { row: cells.row, column, value: text })
  }
  const standing = cells.at(places.guardian)
  return {
    name: said.name,
    relation: readRelation(cells, places),
    phone: readPhone(cells, places.phone),
    ...readDocument(cells, places),
    employer: cells.at(places.employer),
    position: cells.at(places.position),
    address: cells.at(places.address),
    standing: standing === '' ? 'unsaid' : /^(?:是|1|Y|1-是)/i.test(standing) ? 'guardian' : 'relative',
  }
}

/** The family members of a row (成员1…4); what is wrong with them is suspected only, the candidate fills them in anew. */
export function readGuardians(cells: RowCells, header: RosterHeader): readonly RosterGuardian[] {
  const guardians: RosterGuardian[] = []
  for (const places of header.members) {
    const guardian = readGuardian(cells, places)
    if (guardian !== undefined) guardians.push(guardian)
  }
  return guardians
}
