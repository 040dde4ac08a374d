import { type Kysely, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import type { Database } from '../platform/tables.ts'
import { stillStands } from '../registration/store-standing.ts'
import { atOrBelow } from '../platform/paths.ts'

export interface Lapsed {
  readonly id: string
  readonly person: string
  readonly season: string
  readonly stands: boolean
}

/** The registration that a person has now in this season. */
export async function activeOf(ctx: Ctx, person: string): Promise<string | undefined> {
  const { rows } = await sql<{ registration_id: string }>`
    select r.registration_id from registration r where r.person_id = ${person} and r.season = ${ctx.pack.season} and ${stillStands('r')}
    order by r.created_at desc limit 1`.execute(ctx.db)
  return rows[0]?.registration_id
}

/** Applications whose time is over, and that no extension keeps open, so many: the state and the event of each, in one statement. Who
 *  decides at that moment comes first or finds it lapsed; what somebody holds is for the next round. Answers whose they were, and of which season; `stands`: there is a registration to write
 *  about. */
export async function lapse(
  db: Kysely<Database>,
  { at, to, atMost }: { at: Date; to: string; atMost: number },
): Promise<readonly Lapsed[]> {
  const { rows } = await sql<Lapsed>`
    with due as (
      select t.transfer_id from transfer t
      where t.state = 'applied' and t.until <= ${at}::timestamptz and not exists (
        select 1 from window_extension e join registration r on r.registration_id = t.from_registration
        where e.activity = 'fill' and (e.tracks = '{}' or 'returnHome' = any(e.tracks)) and e.valid_from <= ${at}::timestamptz and ${at}::timestamptz < e.valid_until
          and not exists (select 1 from extension_request q where q.request_id = e.request_id and q.season <> t.season)
          and (e.registration_id = r.registration_id or ${atOrBelow('r.org_path', sql`e.org_path`)}))
      order by t.transfer_id limit ${atMost} for update skip locked
    ), over as (
      update transfer t set state = ${to}, version = t.version + 1, decided_at = ${at}::timestamptz from due
      where t.transfer_id = due.transfer_id and t.state = 'applied'
      returning t.transfer_id, t.person_id, t.from_registration
    ), told as (
      insert into event (event_id, kind, at, request_id, registration_id, subject)
      select gen_random_uuid(), 'transfer.lapsed', ${at}::timestamptz, 'transfer-lapse', from_registration, transfer_id::text from over
    )
    select o.from_registration as id, o.person_id as person, r.season, ${stillStands('r')} as stands
    from over o join registration r on r.registration_id = o.from_registration`.execute(db)
  return rows
}
