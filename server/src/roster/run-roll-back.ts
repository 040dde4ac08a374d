import { createHash, randomBytes } from 'node:crypto'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { Kysely } from 'kysely'
import { newId, type Services } from '../platform/context.ts'
import { poolOf, withConnection } from '../platform/db.ts'
import { refused } from '../platform/errors.ts'
import { sealWith } from '../platform/sealed-text.ts'
import type { Database } from '../platform/tables.ts'
import { closeSections, openSections, placeOf } from '../registration/record.ts'
import { accountOf, type Batch, type Order } from './batch.ts'
import type { Before } from './before.ts'
import { rowPlace, versionPlace, versionText } from './prepare.ts'
import { holdBatch, moveBatch } from './store-batch.ts'
import { type NextRegistration, restoreEntries, writeRegistrations } from './store-changes.ts'
import { tellBatch } from './store-commit.ts'
import { type HeldRecord, loadHeld } from './store-match.ts'
import * as store from './store-roll-back.ts'
import { sealedRows } from './store-rows.ts'

interface RollBack {
  readonly services: Services
  readonly tx: Kysely<Database>
  readonly batch: Batch
  readonly order: Order
}

const CHUNK = 500
const TOLD = 5000

interface Restoring {
  readonly record: HeldRecord
  readonly before: Before
}

/** The record as it was, as its next version: versions are never taken back. */
function restored(services: Services, pack: SeasonPack, { record, before }: Restoring): NextRegistration {
  const id = record.registration_id
  const key = services.keys.unwrap(record.person_id, record.wrapped)
  const sealed = Buffer.from(before.sealed, 'base64')
  const sections = openSections(key, { content: before.content, sealed, place: placeOf(id) })
  const version = record.version + 1
  const [portrait, document] = [record.portrait?.hash ?? null, record.document?.hash ?? null]
  const text = versionText(sections, { track: before.track, state: record.state, portrait, document })
  const salt = randomBytes(16)
  return {
    ...closeSections(key, { pack, sections, place: placeOf(id) }),
    was: record.version,
    version,
    track: before.track,
    grade: before.grade,
    org: before.org,
    position: before.position,
    name: sections['basic']?.[0]?.['name'] ?? '',
    fields: [],
    event: newId(),
    versionSealed: sealWith(key, text, versionPlace(id, version)),
    salt,
    commitment: createHash('sha256').update(salt).update(text).digest(),
  }
}

/** What the batch changed, put back. Answers how many of them somebody has built on meanwhile. */
async function restoreChanged({ services, tx, batch, order }: RollBack): Promise<number> {
  let builtOn = 0
  const kinds = ['changed', 'same', 'conflict']
  for await (const rows of sealedRows(services.db, batch.id, { kinds, most: CHUNK })) {
    const ids = rows.flatMap((r) => (r.registration_id === null ? [] : [r.registration_id]))
    const records = await loadHeld(tx, ids, 'change')
    const all = rows.flatMap((row): readonly Restoring[] => {
      const record = records.get(row.registration_id ?? '')
      if (record === undefined || row.before === null) return []
      const plain = services.keys.open(row.before, rowPlace(batch.id, row.row_number)).toString()
      return [{ record, before: JSON.parse(plain) as Before }]
    })
    builtOn += all.filter((r) => r.record.version !== r.before.left).length
    if (builtOn > 0) continue
    const written = all.filter(changedContent)
    await writeRegistrations(
      tx,
      written.map((r) => {
        const pack = services.packs.of(batch.season, r.record.pack_version)
        return { registration: r.record.registration_id, next: restored(services, pack, r) }
      }),
      { batch, order, kind: 'roster.rolledBack' },
    )
    const entries = all.flatMap((r) =>
      r.before.entry === null
        ? []
        : [{ ...r.before.entry, org: r.before.entry.org ?? r.before.org, id: r.record.registration_id }],
    )
    await restoreEntries(tx, entries)
  }
  return builtOn
}

const changedContent = ({ record, before }: Restoring) => record.sealed.toString('base64') !== before.sealed

/** One event for each registration that is gone: its history stays readable as a history, without its values. */
async function tellMade({ tx, batch, order }: RollBack): Promise<void> {
  const made = await store.madeBy(tx, batch.id)
  for (let from = 0; from < made.length; from += TOLD) {
    const registrations = made.slice(from, from + TOLD)
    await store.tellAll(tx, {
      registrations,
      events: registrations.map(newId),
      kind: 'roster.rolledBack',
      at: new Date(order.at),
      account: accountOf(order),
      org: batch.org,
      requestId: order.requestId,
      batch: batch.id,
    })
  }
}

/** 撤销整批 (B1): the whole batch or nothing, only while nobody has built on it. Refuses STATE-NO-WAY, ROSTER-BUILT-ON. */
export async function rollBack(services: Services, batch: Batch, order: Order): Promise<void> {
  await withConnection(poolOf(services.db), ({ db }) =>
    db.transaction().execute(async (tx) => {
      await holdBatch(tx, batch.id)
      if (!(await moveBatch(tx, batch.id, { from: 'committed', to: 'rolledBack' })))
        throw refused('STATE-NO-WAY', { state: '不是“已导入”', event: '撤销' })
      await store.holdMade(tx, batch.id)
      const given: RollBack = { services, tx, batch, order }
      const builtOn = (await store.countBuiltOn(tx, batch.id)) + (await restoreChanged(given))
      if (builtOn > 0) throw refused('ROSTER-BUILT-ON', { count: builtOn })
      await tellMade(given)
      await store.takeBack(tx, batch.id)
      await tellBatch(tx, { batch: batch.id, kind: 'roster.rolledBack', order, org: batch.org })
    }),
  )
}
