import { setImmediate } from 'node:timers/promises'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { State } from '@zhongzhao/domain/registration/registration'
import type { RosterFileReader } from '@zhongzhao/domain/roster/check'
import type { RosterProblem } from '@zhongzhao/domain/roster/codes'
import { readHeader, type RosterHeader } from '@zhongzhao/domain/roster/columns'
import type { RosterPupil } from '@zhongzhao/domain/roster/pupil'
import type { RosterTerms } from '@zhongzhao/domain/roster/row'
import type { Kysely } from 'kysely'
import type { CopyRow } from '../platform/copy-into.ts'
import { orRefuse } from '../platform/errors.ts'
import type { Keys } from '../platform/sealed-text.ts'
import type { Database } from '../platform/tables.ts'
import { openSections, placeOf } from '../registration/record.ts'
import type { Problem, RowKind } from './batch.ts'
import { type OpenedPupil, comparePupil } from './compare.ts'
import { digestOf, entryPlace, identityOf, rowPlace, stagedRow } from './prepare.ts'
import { type Pupil, type School, placePupil } from './pupil.ts'
import { type Held, type HeldRecord, findHeld, loadHeld } from './store-match.ts'

/** What one import knows before its first row. */
export interface Checking {
  /** Committed data; never the transaction that stages. */
  readonly db: Kysely<Database>
  readonly keys: Keys
  readonly pack: SeasonPack
  readonly batch: string
  /** Schools the importer may touch, by 学校标识码. */
  readonly schools: ReadonlyMap<string, School>
  readonly header: RosterHeader
  /** Reads the rows one after another and remembers them: a number twice is told. */
  readonly reader: RosterFileReader
}

/** Rows for COPY into `roster_row` (`listedColumns`) and `roster_staged` (`stagedColumns`). */
export interface Prepared {
  readonly listed: readonly CopyRow[]
  readonly staged: readonly CopyRow[]
}

export const listedColumns =
  'roster_row (batch_id, row_number, kind, school_code, class_no, name, identity_index, registration_id, org_path, digest, sealed, problems)'

const EMPTY = Buffer.alloc(0)
export const bare = ({ column, code, value, message }: RosterProblem): Problem => ({
  column,
  code,
  value,
  message,
})

interface Read {
  readonly row: number
  readonly cells: readonly string[]
  readonly pupil: Pupil
  readonly told: RosterPupil
  readonly identity: Buffer
  readonly digest: Buffer
  readonly doubts: readonly Problem[]
  /** The earlier row that says the same of the same pupil. */
  readonly repeats: number | undefined
}

interface Bad {
  readonly row: number
  readonly cells: readonly string[]
  readonly problems: readonly Problem[]
}

/** The header of a file. Refuses ROSTER-NO-HEADER. */
export function headerOf(titles: readonly string[], terms: RosterTerms): RosterHeader {
  return orRefuse(
    readHeader(titles, {
      school: terms.school === undefined ? 'column' : 'given',
      grade: terms.grade === undefined ? 'column' : 'given',
    }),
  )
}

const unknowable = (checking: Checking): Problem => ({
  column: checking.header.titles[checking.header.at.idNumber] ?? '身份证件号',
  code: 'ROSTER-ID-MISSING',
  value: '',
  message: '身份证件号和学籍号都是空的，无法认定是哪名学生，请至少补上一个。',
})

type Reading = NonNullable<ReturnType<RosterFileReader['read']>>

function placeRow(checking: Checking, cells: readonly string[], reading: Reading): Read | Bad {
  const { keys, pack, schools } = checking
  const { row, accepted: told } = reading
  const school = told === undefined ? undefined : schools.get(told.schoolCode)
  if (told === undefined || school === undefined || reading.refused.length > 0)
    return { row, cells, problems: reading.refused.map(bare) }
  const pupil = placePupil(pack, told, school)
  if (pupil.idNumber === undefined && pupil.studentNumber === undefined)
    return { row, cells, problems: [unknowable(checking)] }
  const [identity, digest] = [identityOf(keys, pupil), digestOf(keys, pupil)]
  return {
    row,
    cells,
    pupil,
    told,
    identity,
    digest,
    doubts: reading.suspect.map(bare),
    repeats: reading.repeats,
  }
}

export function sealCells({ keys, batch }: Checking, row: number, cells: unknown): Buffer {
  return keys.seal(JSON.stringify(cells), rowPlace(batch, row))
}

function listBad(checking: Checking, { row, cells, problems }: Bad): CopyRow {
  const { header, batch } = checking
  const at = (index: number) => (cells[index] ?? '').trim().slice(0, 60).toWellFormed().replaceAll('\0', '')
  const name = at(header.at.name)
  const school = /^[0-9A-Za-z]{1,20}$/.test(at(header.at.schoolCode)) ? at(header.at.schoolCode) : ''
  const sealed = sealCells(checking, row, cells)
  return [
    batch,
    row,
    'refused',
    school,
    at(header.at.className),
    name,
    null,
    null,
    '',
    null,
    sealed,
    problems,
  ]
}

interface Listing {
  readonly kind: RowKind
  readonly registration: string | null
  readonly sealed: Buffer
  readonly problems: readonly Problem[]
}

function list({ batch }: Checking, read: Read, { kind, registration, sealed, problems }: Listing): CopyRow {
  const { pupil, row, identity, digest, doubts } = read
  const all = [...doubts, ...problems]
  return [
    batch,
    row,
    kind,
    pupil.school,
    pupil.className,
    pupil.name,
    identity,
    registration,
    pupil.org,
    digest,
    sealed,
    all,
  ]
}

/** Opens a held registration: what we have and what the register said last. */
export function openHeld(keys: Keys, held: HeldRecord): OpenedPupil {
  const key = keys.unwrap(held.person_id, held.wrapped)
  const id = held.registration_id
  const ours = openSections(key, { content: held.content, sealed: held.sealed, place: placeOf(id) })
  const base =
    held.entry_sealed === null
      ? {}
      : openSections(key, { content: held.entry_content, sealed: held.entry_sealed, place: entryPlace(id) })
  return {
    state: held.state as State,
    school: held.school_code,
    org: held.org_path,
    rosterOrg: held.entry_org ?? held.org_path,
    grade: held.grade,
    position: held.class_position,
    ours,
    base,
  }
}

function judgeHeld(checking: Checking, read: Read, record: HeldRecord): Listing {
  const { pupil, told } = read
  const compared = comparePupil(openHeld(checking.keys, record), { pupil: told, school: pupil.school })
  const registration = record.registration_id
  // Who corrects a row in conflict gets it back as it came; what is taken of it is read from the pupil beside.
  const both = compared.taking === undefined ? read.cells : { cells: read.cells, told }
  const sealed = sealCells(checking, read.row, compared.kind === 'conflict' ? both : told)
  return { kind: compared.kind, registration, sealed, problems: compared.problems }
}

/** Rows read and placed, and what is held of them on its way. */
export interface ReadChunk {
  readonly good: readonly Read[]
  readonly bad: readonly Bad[]
  /** Earlier rows that must be refused after all: a later one says otherwise of the same number. */
  readonly unsaid: readonly RosterProblem[]
  readonly held: Promise<HeldRows>
}

interface HeldRows {
  readonly at: ReadonlyMap<number, Held>
  readonly records: ReadonlyMap<string, HeldRecord>
}

/** What is held of the rows of a chunk, in one round trip, two where the register changed something. */
async function heldOf({ db, pack }: Checking, good: readonly Read[]): Promise<HeldRows> {
  const all = await findHeld(db, { season: pack.season, identities: good.map((r) => r.identity) })
  // A number that was corrected away is the same pupil's if the name is: the register has not been corrected yet.
  const found = all.filter(({ ord, former }) => former === null || former === good[ord]?.pupil.name)
  const at = new Map(found.map((held) => [held.ord, held]))
  const differing = good.flatMap((r, ord) => differingId(at.get(ord), r.digest))
  const records =
    differing.length === 0 ? new Map<string, HeldRecord>() : await loadHeld(db, differing, 'read')
  return { at, records }
}

/** Reads a chunk of rows and asks what is held of them; the answer is awaited while the chunk before it is judged. */
export function readChunk(
  checking: Checking,
  chunk: readonly { readonly row: number; readonly cells: readonly string[] }[],
): ReadChunk {
  const rows: (Read | Bad)[] = []
  const unsaid: RosterProblem[] = []
  for (const { row, cells } of chunk) {
    const reading = checking.reader.read(cells, row)
    if (reading === undefined) continue
    if (reading.unsaid !== undefined) unsaid.push(reading.unsaid)
    rows.push(placeRow(checking, cells, reading))
  }
  const good = rows.filter((r): r is Read => 'pupil' in r)
  const held = heldOf(checking, good)
  // Awaited in `judgeChunk`; until then a failure must not count as unhandled.
  held.catch(() => undefined)
  return { good, bad: rows.filter((r): r is Bad => 'problems' in r), unsaid, held }
}

const same = (registration: string | null): Listing => ({
  kind: 'same',
  registration,
  sealed: EMPTY,
  problems: [],
})

/** Rows after which others in this process have their turn. */
const TURN = 200

/** Judges a chunk and makes its rows ready to be copied; touches nothing. */
export async function judgeChunk(checking: Checking, { good, bad, held }: ReadChunk): Promise<Prepared> {
  const { at, records } = await held
  const staged: CopyRow[] = []
  const listed: CopyRow[] = []
  for (const [ord, read] of good.entries()) {
    const listing = judgeRow(checking, read, { held: at.get(ord), records, staged })
    listed.push(list(checking, read, listing))
    if (ord % TURN === TURN - 1) await setImmediate()
  }
  for (const row of bad) listed.push(listBad(checking, row))
  return { listed, staged }
}

function judgeRow(
  checking: Checking,
  read: Read,
  { held, records, staged }: { held: Held | undefined; records: HeldRows['records']; staged: CopyRow[] },
): Listing {
  const record = records.get(held?.registration_id ?? '')
  if (record !== undefined) return judgeHeld(checking, read, record)
  if (typeof held?.registration_id === 'string') return same(held.registration_id)
  if (read.repeats !== undefined) return same(null)
  const { registration, row } = stagedRow(checking, { ...read, known: knownOf(held) })
  staged.push(row)
  return { kind: 'new', registration, sealed: EMPTY, problems: [] }
}

function differingId(held: Held | undefined, digest: Buffer): readonly string[] {
  if (typeof held?.registration_id !== 'string') return []
  return held.digest?.equals(digest) === true ? [] : [held.registration_id]
}

function knownOf(held: Held | undefined) {
  if (held === undefined || held.person_id === null || held.wrapped === null) return undefined
  return { person: held.person_id, wrapped: held.wrapped }
}

/** The header as a row of its own, so that refused rows can be given back under it. */
export function headerRow(checking: Checking): CopyRow {
  const { batch, header } = checking
  return [batch, 0, 'header', '', '', '', null, null, '', null, sealCells(checking, 0, header.titles), []]
}
