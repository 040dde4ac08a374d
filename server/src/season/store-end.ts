import type { Instant } from '@zhongzhao/domain/base/time'
import { instant } from '@zhongzhao/domain/base/time'
import { type Outcome, outcomeOf } from '@zhongzhao/domain/registration/outcome'
import type { SeasonState } from '@zhongzhao/domain/season/life'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'

type Db = Kysely<Database>

export interface LifeRow {
  readonly season: string
  readonly state: SeasonState
  readonly version: number
  readonly asked_by: string
  readonly asked_name: string
  readonly asked_at: Date
  readonly decided_name: string | null
  readonly closed_at: Date | null
}

const columns = sql`l.season, l.state, l.version, l.asked_by, a.name as asked_name, l.asked_at, d.name as decided_name, l.closed_at`
const joined = sql`season_life l join account a on a.account_id = l.asked_by left join account d on d.account_id = l.decided_by`

/** Of every season whose end somebody has asked for. */
export async function listLives(db: Db): Promise<readonly LifeRow[]> {
  const { rows } = await sql<LifeRow>`select ${columns} from ${joined} order by l.season`.execute(db)
  return rows
}

/** Waits until every change of the season that is under way is kept or undone, and lets no other begin before this transaction ends
 *  (migration 0054). */
export async function holdChanges(db: Db, season: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`season-life:${season}`}, 0))`.execute(db)
}

/** The season's row, held until the transaction ends. */
export async function holdLife(db: Db, season: string): Promise<LifeRow | undefined> {
  const { rows } = await sql<LifeRow>`
    select ${columns} from ${joined} where l.season = ${season} for no key update of l`.execute(db)
  return rows[0]
}

/** Asked for: the first row of the season, or the one whose asking was taken back. Answers whether nobody was quicker. */
export async function askEnd(
  db: Db,
  given: { season: string; version: number; by: string; at: Date; to: SeasonState },
): Promise<boolean> {
  const { rows } = await sql`
    insert into season_life as l (season, state, version, asked_by, asked_at)
    values (${given.season}, ${given.to}, ${given.version + 1}, ${given.by}::uuid, ${given.at})
    on conflict (season) do update set state = excluded.state, version = excluded.version, asked_by = excluded.asked_by,
      asked_at = excluded.asked_at, decided_by = null, decided_at = null
      where l.version = ${given.version}
    returning season`.execute(db)
  return rows.length === 1
}

export async function moveLife(
  db: Db,
  given: { season: string; version: number; to: SeasonState; by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update season_life set state = ${given.to}, version = version + 1, decided_by = ${given.by}::uuid, decided_at = ${given.at},
      closed_at = case when ${given.to} = 'closed' then ${given.at}::timestamptz end
    where season = ${given.season} and version = ${given.version} returning season`.execute(db)
  return rows.length === 1
}

/** When the last extension of the season ends; undefined without any. Extensions of organisations carry the season, those of one
 *  candidate that of the registration. */
export async function lastExtension(db: Db, season: string): Promise<Instant | undefined> {
  const { rows } = await sql<{ until: Date | null }>`
    select max(w.valid_until) as until from window_extension w
    left join registration r on r.registration_id = w.registration_id left join extension_request x on x.request_id = w.request_id
    where coalesce(r.season, x.season) = ${season}`.execute(db)
  const until = rows[0]?.until ?? undefined
  return until === undefined ? undefined : instant(until.getTime())
}

/** Heads of the season by state, from the counters. */
export async function countStates(
  db: Db,
  season: string,
): Promise<readonly { state: keyof typeof outcomeOf; pupils: number }[]> {
  const { rows } = await sql<{ state: keyof typeof outcomeOf; pupils: number }>`
    select state, sum(pupils)::int as pupils from class_tally where season = ${season} group by state having sum(pupils) > 0`.execute(
    db,
  )
  return rows
}

export async function countOutcomes(db: Db, season: string) {
  const { rows } = await sql<{ outcome: Outcome; pupils: number }>`
    select outcome, count(*)::int as pupils from season_outcome where season = ${season} group by outcome`.execute(
    db,
  )
  return rows
}

/** What may still wait for somebody when a season ends. */
export type Waits =
  | 'transfer'
  | 'extension'
  | 'sync'
  | 'duplicate'
  | 'claim'
  | 'correction'
  | 'evaluation'
  | 'publicity'
  | 'publicObjection'
  | 'falsification'

/** What still waits for somebody: nothing of it is decided by the end. */
export async function countWaiting(db: Db, season: string) {
  const { rows } = await sql<{ code: Waits; count: number }>`
    select 'transfer' as code, count(*)::int as count from transfer where season = ${season} and state = 'applied'
    union all select 'extension', count(*)::int from extension_request where season = ${season} and state = 'asked'
    union all select 'sync', count(*)::int from sync_work where season = ${season} and state = 'open'
    union all select 'duplicate', count(*)::int from duplicate_case where season = ${season} and state in ('found', 'proposed', 'undoing')
    union all select 'claim', count(*)::int from claim where season = ${season} and state in ('waiting', 'appealed')
    union all select 'correction', count(*)::int from correction_request where season = ${season} and state in ('asked', 'approved')
    union all select 'evaluation', count(*)::int from evaluation_objection where season = ${season} and state in ('asked', 'upheld')
    union all select 'publicity', count(*)::int from publicity_list where season = ${season} and state in ('prepared', 'open', 'ended')
    union all select 'publicObjection', count(*)::int from publicity_objection o join publicity_list l using (list_id)
      where l.season = ${season} and o.state in ('received', 'examining')
    union all select 'falsification', count(*)::int from falsification where season = ${season} and decided_at is null`.execute(
    db,
  )
  return rows
}

export interface Batch {
  readonly season: string
  readonly after: string | null
  readonly most: number
  readonly at: Date
  readonly by: string
}

/** Writes what became of the next registrations of the season, by the table of outcomes, and an event for each that was not done. Answers
 *  how many, and the last; none when all are told. */
export async function tellOutcomes(
  db: Db,
  { season, after, most, at, by }: Batch,
): Promise<{ readonly n: number; readonly last: string | null }> {
  const states = Object.keys(outcomeOf)
  const { rows } = await sql<{ n: number; last: string | null }>`
    with part as (
      select registration_id, state from registration
      where season = ${season} and (${after}::uuid is null or registration_id > ${after}::uuid) order by registration_id limit ${most}
    ), told as (
      insert into season_outcome (registration_id, season, outcome, at)
      select p.registration_id, ${season}, o.outcome, ${at}::timestamptz from part p
      join unnest(${states}::text[], ${Object.values(outcomeOf)}::text[]) as o (state, outcome) on o.state = p.state
      on conflict (registration_id) do nothing returning registration_id, outcome
    ), noted as (
      insert into event (event_id, kind, at, account_id, request_id, registration_id, detail)
      select gen_random_uuid(), 'season.ended', ${at}::timestamptz, ${by}::uuid, 'season', registration_id, jsonb_build_object('outcome', outcome)
      from told where outcome not in ('completed', 'left')
    )
    select count(*)::int as n, (array_agg(registration_id order by registration_id desc))[1] as last from part`.execute(
    db,
  )
  return rows[0] ?? { n: 0, last: null }
}
