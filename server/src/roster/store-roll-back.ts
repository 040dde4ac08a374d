import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'

type Db = Kysely<Database>

/** Registrations the batch made, locked until the transaction ends. */
export async function holdMade(db: Db, batch: string): Promise<void> {
  await sql`
    select r.registration_id from roster_row b join registration r on r.registration_id = b.registration_id
    where b.batch_id = ${batch} and b.kind = 'new' order by r.registration_id for update of r`.execute(db)
}

/** How many of them somebody has built on: a change, a draft, a picture, a used slip. */
export async function countBuiltOn(db: Db, batch: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n
    from roster_batch h
    join roster_row b on b.batch_id = h.batch_id and b.kind = 'new'
    join registration r on r.registration_id = b.registration_id
    where h.batch_id = ${batch} and (
      r.version > 1
      or exists (select 1 from registration_draft d where d.registration_id = r.registration_id)
      or exists (select 1 from image i where i.registration_id = r.registration_id)
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
