import { createHash, randomBytes } from 'node:crypto'
import { instant } from '@zhongzhao/domain/base/time'
import { parentPath } from '@zhongzhao/domain/orgs/org'
import type { RosterPupil } from '@zhongzhao/domain/roster/pupil'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { trackOf } from '@zhongzhao/domain/season/timetable'
import type { Kysely } from 'kysely'
import { newId, type Services } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { sealWith } from '../platform/sealed-text.ts'
import type { Database } from '../platform/tables.ts'
import { changeNumbers } from '../registration/change-numbers.ts'
import { closeSections, placeOf } from '../registration/record.ts'
import type { Batch, Order, Problem } from './batch.ts'
import { type Before, beforeOf } from './before.ts'
import { openHeld } from './check.ts'
import { type Compared, type OpenedPupil, type Taking, baseAfter, comparePupil } from './compare.ts'
import { digestOf, entryPlace, pupilIn, rowPlace, versionPlace, versionText } from './prepare.ts'
import { placePupil } from './pupil.ts'
import { noteBefore, writeEntries, type Written, writeRegistrations } from './store-changes.ts'
import { type HeldRecord, loadHeld } from './store-match.ts'
import { type SealedRow, sealedRows } from './store-rows.ts'

interface Changing {
  readonly services: Services
  readonly tx: Kysely<Database>
  readonly batch: Batch
  readonly pack: SeasonPack
  readonly order: Order
}

/** Changed registrations written by one round of statements. */
const CHUNK = 500

/** A row of the dry run that stands as it did: what it says, whom it is about, what it changes. */
interface Change {
  readonly row: number
  readonly record: HeldRecord
  readonly told: RosterPupil
  readonly held: OpenedPupil
  readonly taken: Taking
}

/** The next version of a registration, sealed under its person's key. */
function registrationOf(key: Buffer, pack: SeasonPack, { record, taken }: Change) {
  const id = record.registration_id
  const version = record.version + 1
  const track = taken.grade === record.grade ? record.track : trackOf({ grade: taken.grade, place: 'school' })
  const [portrait, document] = [record.portrait?.hash ?? null, record.document?.hash ?? null]
  const text = versionText(taken.sections, { track, state: record.state, portrait, document })
  const salt = randomBytes(16)
  return {
    ...closeSections(key, { pack, sections: taken.sections, place: placeOf(id) }),
    was: record.version,
    version,
    track,
    grade: taken.grade,
    org: taken.org,
    position: taken.position,
    name: taken.sections['basic']?.[0]?.['name'] ?? '',
    fields: taken.fields,
    event: newId(),
    versionSealed: sealWith(key, text, versionPlace(id, version)),
    salt,
    commitment: createHash('sha256').update(salt).update(text).digest(),
  }
}

function writtenOf({ services, pack, batch }: Changing, change: Change): Written {
  const { keys } = services
  const { record, told, taken } = change
  const id = record.registration_id
  const key = keys.unwrap(record.person_id, record.wrapped)
  const school = { code: record.school_code, path: parentPath(record.org_path), name: '' }
  const upstream = baseAfter(placePupil(pack, told, school), change.held, taken.disputed)
  const before: Before = beforeOf(record, record.version + (taken.fields.length > 0 ? 1 : 0))
  return {
    row: change.row,
    registration: id,
    entry: {
      ...closeSections(key, { pack, sections: upstream.sections, place: entryPlace(id) }),
      org: upstream.org,
    },
    digest: digestOf(keys, upstream),
    before: keys.seal(JSON.stringify(before), rowPlace(batch.id, change.row)),
    next: taken.fields.length > 0 ? registrationOf(key, pack, change) : undefined,
  }
}

const said = (problems: readonly Problem[]) =>
  problems.flatMap(({ code, column }) => (code.startsWith('SYNC-') ? [`${code} ${column}`] : [])).join()

/** Of a row in conflict the same must be disputed and the same taken: what the dry run listed is what people decide about. */
const asListed = (row: SealedRow, compared: Compared): boolean =>
  compared.kind === row.kind && (row.kind !== 'conflict' || said(row.problems) === said(compared.problems))

/** Judges the row again on the record as it stands now, locked. Refuses ROSTER-CHANGED when the dry run said otherwise. */
function judgeAgain({ services }: Changing, { row, told }: Read, record: HeldRecord | undefined): Change {
  if (record === undefined) throw refused('ROSTER-CHANGED')
  const held = openHeld(services.keys, record)
  const compared = comparePupil(held, { pupil: told, school: record.school_code })
  if (compared.taking === undefined || !asListed(row, compared)) throw refused('ROSTER-CHANGED')
  return { row: row.row_number, record, told, held, taken: compared.taking }
}

/** The register's numbers lead to the person from now on, those before too. A student number that is somebody else's is a doubt for the
 *  search for duplicates and keeps nothing from being written. */
async function followNumbers({ services: { keys }, tx, batch, order }: Changing, changes: readonly Change[]) {
  const given = changes.map(({ record, held, taken }) => ({
    registration: record.registration_id,
    person: record.person_id,
    was: held.ours['basic']?.[0] ?? {},
    now: taken.sections['basic']?.[0] ?? {},
  }))
  const terms = { db: tx, keys, requestId: order.requestId, now: instant(order.at) }
  const by = { account: order.account, org: batch.org }
  await changeNumbers(terms, given, { before: 'former', by, season: batch.season })
}

interface Read {
  readonly row: SealedRow
  readonly told: RosterPupil
}

/** Rows of which something is taken, opened. */
const readRows = ({ services: { keys }, batch }: Changing, rows: readonly SealedRow[]): readonly Read[] =>
  rows.flatMap((row) => {
    const told = pupilIn(keys.open(row.sealed, rowPlace(batch.id, row.row_number)).toString())
    return told === undefined ? [] : [{ row, told }]
  })

/** What the register changed of those already held: fields nobody has confirmed follow it, also of a row in which others are disputed,
 *  and the base of the next comparison moves on. Refuses ROSTER-CHANGED. */
export async function applyChanges(changing: Changing): Promise<void> {
  const { services, tx, batch, order } = changing
  const kinds = ['changed', 'same', 'conflict']
  for await (const rows of sealedRows(services.db, batch.id, { kinds, most: CHUNK })) {
    const read = readRows(changing, rows)
    if (read.length === 0) continue
    const ids = read.flatMap(({ row }) => (row.registration_id === null ? [] : [row.registration_id]))
    const records = await loadHeld(tx, ids, 'change')
    const changes = read.map((one) => judgeAgain(changing, one, records.get(one.row.registration_id ?? '')))
    const written = changes.map((change) => writtenOf(changing, change))
    await writeRegistrations(tx, written, { batch, order, kind: 'roster.synced' })
    await followNumbers(changing, changes)
    await writeEntries(tx, written, batch.id)
    await noteBefore(tx, written, batch.id)
  }
}
