import { createSecretKey, hash } from 'node:crypto'
import { canonical } from '@zhongzhao/domain/base/canonical'
import type { Sections } from '@zhongzhao/domain/forms/form'
import { splitSections } from '@zhongzhao/domain/forms/secret'
import type { RosterPupil } from '@zhongzhao/domain/roster/pupil'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { trackOf } from '@zhongzhao/domain/season/timetable'
import { newId } from '../platform/context.ts'
import type { CopyRow } from '../platform/copy-into.ts'
import { freshBytes } from '../platform/fresh-bytes.ts'
import { type Keys, sealWith } from '../platform/sealed-text.ts'
import { placeOf } from '../registration/record.ts'
import { namePinyin } from './name-pinyin.ts'
import type { Pupil } from './pupil.ts'

/** Place of what the register said last; `registration/store` opens it under the same one. */
export const entryPlace = (registration: string) => `roster:${registration}`
export const versionPlace = (registration: string, version: number) => `version:${registration}:${version}`
export const rowPlace = (batch: string, row: number) => `roster-row:${batch}:${row}`

/** The cells of a row that is given back to be corrected. */
export function cellsIn(opened: string): readonly string[] {
  const kept = JSON.parse(opened) as readonly string[] | { readonly cells: readonly string[] }
  return 'cells' in kept ? kept.cells : kept
}

/** The pupil of a row of which something is taken; undefined where nothing is. */
export function pupilIn(opened: string): RosterPupil | undefined {
  const kept = JSON.parse(opened) as RosterPupil | readonly string[] | { readonly told: RosterPupil }
  if ('told' in kept) return kept.told
  return 'schoolCode' in kept ? kept : undefined
}

/** What a version of a registration says, as it is sealed and committed to; the same text as `registration/store` writes. */
export function versionText(
  sections: Sections,
  {
    track,
    state,
    portrait = null,
    document = null,
  }: { track: string; state: string; portrait?: string | null; document?: string | null },
): string {
  return canonical({ sections, track, state, portrait, document })
}

/** Keyed digest of everything the register says about one pupil; equal digests = nothing changed upstream. The
 *  order of fields is the form's: after a change of the form rows are compared once, field by field. */
export function digestOf(keys: Keys, { sections, org, position }: Pupil): Buffer {
  return keys.secretHash(JSON.stringify([sections, org, position]))
}

/** Who it is: the ID number; without one (kind Z) the student number (学籍号). */
export function identityOf(keys: Keys, { idNumber, studentNumber }: Pupil): Buffer {
  return keys.index(idNumber ?? studentNumber ?? '')
}

/** A person already known from an earlier season keeps id and key. */
export interface Known {
  readonly person: string
  readonly wrapped: Buffer
}

export const stagedColumns = `roster_staged (batch_id, row_number, person_id, wrapped, registration_id, event_id, identity_index,
  id_number_index, student_number_index, grade, track, school_code, org_path, class_position, name, pinyin, content, sealed, entry_sealed,
  version_sealed, digest, salt, commitment)`

interface Staging {
  readonly keys: Keys
  readonly pack: SeasonPack
  readonly batch: string
}

interface StagedRow {
  readonly row: number
  readonly pupil: Pupil
  readonly identity: Buffer
  readonly digest: Buffer
  readonly known: Known | undefined
}

function personOf(keys: Keys, known: Known | undefined) {
  const person = known?.person ?? newId()
  const { key, wrapped } =
    known === undefined ? keys.newDataKey(person) : { key: keys.unwrap(person, known.wrapped), wrapped: null }
  return { person, key: createSecretKey(key), wrapped }
}

/** A new pupil as the register will hold it, sealed under the person's own key: the commit is plain SQL. In the order of
 *  `stagedColumns`. */
export function stagedRow(
  { keys, pack, batch }: Staging,
  { row, pupil, identity, digest, known }: StagedRow,
): { readonly registration: string; readonly row: CopyRow } {
  const { person, key, wrapped } = personOf(keys, known)
  const registration = newId()
  const { sections } = pupil
  const track = trackOf({ grade: pupil.grade, place: 'school' })
  const { clear, secret } = splitSections(pack.forms, sections)
  const secretText = JSON.stringify(secret)
  const version = versionText(sections, { track, state: 'rostered' })
  const salt = freshBytes(16)
  const cells: CopyRow = [
    batch,
    row,
    person,
    wrapped,
    registration,
    newId(),
    identity,
    pupil.idNumber === undefined ? null : identity,
    pupil.studentNumber === undefined ? null : keys.index(pupil.studentNumber),
    pupil.grade,
    track,
    pupil.school,
    pupil.org,
    pupil.position,
    pupil.name,
    namePinyin(pupil.name),
    clear,
    sealWith(key, secretText, placeOf(registration)),
    sealWith(key, secretText, entryPlace(registration)),
    sealWith(key, version, versionPlace(registration, 1)),
    digest,
    salt,
    hash('sha256', Buffer.concat([salt, Buffer.from(version)]), 'buffer'),
  ]
  return { registration, row: cells }
}
