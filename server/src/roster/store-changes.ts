import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'
import type { Batch, Order } from './batch.ts'
import { accountOf } from './batch.ts'
import { namePinyin } from './name-pinyin.ts'

type Db = Kysely<Database>

/** The next state of one registration: columns, version, event. */
export interface NextRegistration {
  readonly was: number
  readonly version: number
  readonly track: string
  readonly grade: number
  readonly org: string
  readonly position: number
  readonly name: string
  readonly content: string
  readonly sealed: Buffer
  readonly fields: readonly string[]
  readonly event: string
  readonly versionSealed: Buffer
  readonly salt: Buffer
  readonly commitment: Buffer
}

/** One row of a batch written to a held registration; without `next` only what the register said moves on. */
export interface Written {
  readonly row: number
  readonly registration: string
  readonly entry: { readonly content: string; readonly sealed: Buffer; readonly org: string }
  readonly digest: Buffer
  readonly before: Buffer
  readonly next: NextRegistration | undefined
}

const text = (bytes: Buffer) => bytes.toString('base64')

const asJson = (id: string, next: NextRegistration) => ({
  ...next,
  id,
  pinyin: namePinyin(next.name),
  content: JSON.parse(next.content) as unknown,
  sealed: text(next.sealed),
  version_sealed: text(next.versionSealed),
  salt: text(next.salt),
  commitment: text(next.commitment),
})

/** Registration, version and event of many registrations in one statement, like `registration/store.save` does for one. */
export async function writeRegistrations(
  db: Db,
  written: readonly Pick<Written, 'registration' | 'next'>[],
  { batch, order, kind }: { batch: Batch; order: Order; kind: string },
): Promise<void> {
  const rows = written.flatMap(({ registration, next }) =>
    next === undefined ? [] : [asJson(registration, next)],
  )
  if (rows.length === 0) return
  const at = new Date(order.at)
  const account = accountOf(order)
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, was int, version int, track text, grade int, org text, position int, name text,
        pinyin text, content jsonb, sealed text, fields jsonb, event uuid, version_sealed text, salt text, commitment text)
    ), changed as (
      update registration r set version = g.version, track = g.track, grade = g.grade, org_path = g.org, class_position = g.position, name = g.name, pinyin = g.pinyin,
        content = g.content, sealed = decode(g.sealed, 'base64')
      from given g where r.registration_id = g.id and r.version = g.was
      returning r.registration_id, r.version, r.state
    ), kept as (
      insert into registration_version (registration_id, version, at, by_account, state, sealed)
      select c.registration_id, c.version, ${at}::timestamptz, ${account}::uuid, c.state, decode(g.version_sealed, 'base64')
      from changed c join given g on g.id = c.registration_id
    )
    insert into event (event_id, kind, at, account_id, org_path, request_id, registration_id, fields, detail, version, salt, commitment)
    select g.event, ${kind}, ${at}::timestamptz, ${account}::uuid, ${batch.org}, ${order.requestId}, c.registration_id,
      array(select jsonb_array_elements_text(g.fields)), ${JSON.stringify({ batch: batch.id })}::jsonb, c.version, decode(g.salt, 'base64'), decode(g.commitment, 'base64')
    from changed c join given g on g.id = c.registration_id`.execute(db)
}

/** What the register says now, the base of the next comparison. */
export async function writeEntries(db: Db, written: readonly Written[], batch: string): Promise<void> {
  const rows = written.map(({ registration, entry, digest }) => ({
    id: registration,
    content: JSON.parse(entry.content) as unknown,
    sealed: text(entry.sealed),
    org: entry.org,
    digest: text(digest),
  }))
  await sql`
    insert into roster_entry (registration_id, batch_id, content, sealed, digest, org_path)
    select id, ${batch}::uuid, content, decode(sealed, 'base64'), decode(digest, 'base64'), org
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, content jsonb, sealed text, digest text, org text)
    on conflict (registration_id) do update set batch_id = excluded.batch_id, content = excluded.content, sealed = excluded.sealed, digest = excluded.digest,
      org_path = excluded.org_path`.execute(db)
}

/** What stood before, kept in the rows of the batch. */
export async function noteBefore(db: Db, written: readonly Written[], batch: string): Promise<void> {
  const rows = written.map(({ row, before }) => ({ row, before: text(before) }))
  await sql`
    update roster_row r set before = decode(x.before, 'base64')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("row" int, before text)
    where r.batch_id = ${batch} and r.row_number = x."row"`.execute(db)
}

/** Puts the base back as it stood before the batch, or takes it away where there was none. */
export async function restoreEntries(
  db: Db,
  entries: readonly {
    readonly id: string
    readonly batch: string
    readonly content: unknown
    readonly sealed: string
    readonly digest: string | null
    readonly org: string
  }[],
): Promise<void> {
  await sql`
    update roster_entry e set batch_id = x.batch, content = x.content, sealed = decode(x.sealed, 'base64'), digest = decode(x.digest, 'base64'), org_path = x.org
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as x(id uuid, batch uuid, content jsonb, sealed text, digest text, org text)
    where e.registration_id = x.id`.execute(db)
}

/** What the register says of one pupil, put right without a batch: a person has followed it (B3), or the pupil sits elsewhere now (B4). */
export async function restateEntry(
  db: Db,
  {
    registration,
    content,
    sealed,
    org,
  }: { registration: string; content: string; sealed: Buffer; org: string },
): Promise<void> {
  await sql`
    update roster_entry set content = ${content}::jsonb, sealed = ${sealed}, org_path = ${org}
    where registration_id = ${registration}`.execute(db)
}
