import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'

type Db = Kysely<Database>

/** Registrations the batch made, locked until the transaction ends. */
export async function holdMade(db: Db, batch: string): Promise<void> {
  await sql`
    select r.registration_id from roster_row b join registration r on r.registration_id = b.registration_id
    where b.batch_id = ${batch} and b.kind = 'new' order by r.registration_id for update of r`.execute(db)
}

/** What somebody builds on a registration, by table; `r` is the registration, `x` the row. A batch that has any of it is not taken back. */
export const builtOn = {
  registration_draft: 'x.registration_id = r.registration_id',
  image: 'x.registration_id = r.registration_id',
  capture_delivery: 'x.registration_id = r.registration_id',
  exemption: 'x.registration_id = r.registration_id',
  window_extension: 'x.registration_id = r.registration_id',
  sheet: 'x.registration_id = r.registration_id',
  sheet_receipt: 'x.registration_id = r.registration_id',
  sheet_scan: 'x.registration_id = r.registration_id',
  archive_item: 'x.registration_id = r.registration_id',
  correction: 'x.registration_id = r.registration_id',
  correction_request: 'x.registration_id = r.registration_id',
  correction_paper: 'x.registration_id = r.registration_id',
  claim: 'x.registration_id = r.registration_id',
  claim_file: 'x.registration_id = r.registration_id',
  claim_list_line: 'x.registration_id = r.registration_id',
  evaluation: 'x.registration_id = r.registration_id',
  evaluation_objection: 'x.registration_id = r.registration_id',
  publicity_line: 'x.registration_id = r.registration_id',
  falsification: 'x.registration_id = r.registration_id',
  returning_notice: 'x.registration_id = r.registration_id',
  transfer: 'r.registration_id in (x.from_registration, x.to_registration)',
  booking: 'x.registration_id = r.registration_id',
  made_at_point: 'x.registration_id = r.registration_id',
  season_outcome: 'x.registration_id = r.registration_id',
  // Found by the machine they wait; decided by somebody they hold.
  duplicate_case: `r.registration_id in (x.registration_id, x.other_id) and x.state <> 'found'`,
  sync_work: `x.registration_id = r.registration_id and x.state <> 'open'`,
  carry_work: `r.registration_id in (x.registration_id, x.earlier_id) and x.state <> 'open'`,
} as const

/** Tables that name a registration and hold no batch, each with why. */
export const holdsNoBatch: Readonly<Record<string, string>> = {
  registration: 'taken back itself; what was changed has another version',
  active_registration: 'taken back with it',
  roster_entry: 'taken back with it',
  registration_version: 'kept: append-only',
  event: 'kept: append-only',
  message: 'kept: what was told was told',
  roster_row: 'the batch itself',
  roster_staged: 'rows of a batch that is looked through',
  card_reading: 'of a picture, which counts',
  card_difference: 'of a picture, which counts',
  likeness: 'of a picture, which counts',
  likeness_case: 'of a picture, which counts',
  picture_study: 'of a picture, which counts',
  eye_job: 'of a picture, which counts',
  picture_run_file: 'a file that was looked through; taken over it is a picture, which counts',
  document_opening: 'who looked at a picture, which counts',
  claim_file_opening: 'who looked at a file, which counts',
  duplicate_key: 'compared by the machine',
  duplicate_waiting: 'compared by the machine',
  earlier_registration: 'linked by the machine; by somebody it is work, which counts',
}

const hangs = sql.join(
  Object.entries(builtOn).map(
    ([table, where]) => sql`exists (select from ${sql.table(table)} x where ${sql.raw(where)})`,
  ),
  sql` or `,
)

/** How many of them somebody has built on: a change, a used slip, an account, or anything of `builtOn`. */
export async function countBuiltOn(db: Db, batch: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n
    from roster_batch h
    join roster_row b on b.batch_id = h.batch_id and b.kind = 'new'
    join registration r on r.registration_id = b.registration_id
    where h.batch_id = ${batch} and (
      r.version > 1 or ${hangs}
      or exists (select 1 from activation_slip s where s.person_id = r.person_id and s.used_at > h.committed_at)
      or exists (select 1 from account a where a.person_id = r.person_id and a.created_at > h.committed_at)
    )`.execute(db)
  return rows[0]?.n ?? 0
}

/** Takes away what the batch made. Versions and events stay (they are append-only, and what they say is unreadable once the
 *  key is gone); a person known otherwise (an earlier season, an account, a printed slip) stays, without the registration. */
export async function takeBack(db: Db, batch: string): Promise<void> {
  const made = sql`(select registration_id from roster_row where batch_id = ${batch} and kind = 'new')`
  await sql`
    update activation_slip s set voided_at = now() from registration r
    where r.registration_id in ${made} and s.person_id = r.person_id and s.used_at is null and s.voided_at is null`.execute(
    db,
  )
  await sql`delete from active_registration where registration_id in ${made}`.execute(db)
  await sql`delete from roster_entry where registration_id in ${made}`.execute(db)
  await sql`
    with gone as (delete from registration where registration_id in ${made} returning person_id),
      left_over as (
        select g.person_id from gone g
        where not exists (select 1 from registration r where r.person_id = g.person_id and r.registration_id not in ${made})
          and not exists (select 1 from account a where a.person_id = g.person_id)
      ), aliases as (delete from person_alias a using left_over l where a.person_id = l.person_id),
      keys as (delete from person_key k using left_over l where k.person_id = l.person_id)
    delete from person p using left_over l where p.person_id = l.person_id
      and not exists (select 1 from activation_slip s where s.person_id = l.person_id)`.execute(db)
}

/** Registrations the batch made, for one event each. */
export async function madeBy(db: Db, batch: string): Promise<readonly string[]> {
  const { rows } = await sql<{ registration_id: string }>`
    select registration_id from roster_row where batch_id = ${batch} and kind = 'new' and registration_id is not null`.execute(
    db,
  )
  return rows.map((r) => r.registration_id)
}

/** One event for each registration, set-wise. */
export async function tellAll(
  db: Db,
  {
    registrations,
    events,
    kind,
    at,
    account,
    org,
    requestId,
    batch,
  }: {
    registrations: readonly string[]
    events: readonly string[]
    kind: string
    at: Date
    account: string | null
    org: string
    requestId: string
    batch: string
  },
): Promise<void> {
  await sql`
    insert into event (event_id, kind, at, account_id, org_path, request_id, registration_id, detail)
    select t.event, ${kind}, ${at}::timestamptz, ${account}::uuid, ${org}, ${requestId}, t.registration, ${JSON.stringify({ batch })}::jsonb
    from unnest(${[...events]}::uuid[], ${[...registrations]}::uuid[]) t(event, registration)`.execute(db)
}
