import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'

type Db = Kysely<Database>

export type RunKind = 'end' | 'carry'

export interface RunRow {
  readonly season: string
  readonly kind: RunKind
  readonly state: 'running' | 'done'
  readonly after_id: string | null
  readonly done: number
  readonly total: number
  readonly by_account: string
  readonly at: Date
  readonly ended_at: Date | null
  /** Times in a row that the next part failed. */
  readonly failures: number
}

const columns = sql`season, kind, state, after_id, done, total, by_account, at, ended_at, failures`

/** Begins a run over all registrations of the season, or one that is done anew; one that is under way goes on. */
export async function startRun(
  db: Db,
  { season, kind, by, at }: { season: string; kind: RunKind; by: string; at: Date },
): Promise<void> {
  await sql`
    insert into season_run as r (season, kind, state, total, by_account, at)
    select ${season}, ${kind}, 'running', count(*)::int, ${by}::uuid, ${at}::timestamptz from registration
    where season = ${season} and (${kind} = 'end' or grade = 9)
    on conflict (season, kind) do update set state = 'running', after_id = null, done = 0, total = excluded.total,
      by_account = excluded.by_account, at = excluded.at, ended_at = null, failures = 0, wait_until = null where r.state = 'done'`.execute(
    db,
  )
}

export async function runsOf(db: Db, season: string): Promise<readonly RunRow[]> {
  const { rows } = await sql<RunRow>`select ${columns} from season_run where season = ${season}`.execute(db)
  return rows
}

/** A run that is under way, waits for nothing and that no other process has in hand, held until the transaction ends. */
export async function takeRun(db: Db): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select ${columns} from season_run where state = 'running' and (wait_until is null or wait_until <= now()) order by at limit 1 for update skip locked`.execute(
    db,
  )
  return rows[0]
}

export async function advanceRun(
  db: Db,
  { season, kind }: RunRow,
  { n, last }: { n: number; last: string | null },
): Promise<void> {
  await sql`update season_run set done = done + ${n}, after_id = ${last}::uuid, failures = 0, wait_until = null where season = ${season} and kind = ${kind}`.execute(
    db,
  )
}

/** The next part failed: tried again later, twice as late each time, an hour at the most; meanwhile other seasons go on. */
export async function noteRunFailure(db: Db, { season, kind }: RunRow): Promise<void> {
  await sql`update season_run set failures = failures + 1, wait_until = now() + least(interval '1 hour', interval '10 seconds' * power(2, least(failures, 10)))
    where season = ${season} and kind = ${kind} and state = 'running'`.execute(db)
}

const ended: Readonly<Record<RunKind, string>> = { end: 'season.finish', carry: 'season.carriedAll' }

/** Over all of them, and the event that says so. */
export async function endRun(db: Db, { season, kind, by_account }: RunRow): Promise<void> {
  await sql`
    with over as (
      update season_run set state = 'done', ended_at = now() + (select offset_ms from season_clock) * interval '1 millisecond' where season = ${season} and kind = ${kind} returning done
    )
    insert into event (event_id, kind, at, account_id, request_id, subject, detail)
    select gen_random_uuid(), ${ended[kind]}, now() + c.offset_ms * interval '1 millisecond', ${by_account}::uuid, 'season', ${season},
      jsonb_build_object('season', ${season}::text, 'pupils', done) from over cross join season_clock c`.execute(
    db,
  )
}

export interface ActRow {
  readonly kind: string
  readonly name: string | null
  readonly at: Date
}

/** What was done about the season itself, newest first. */
export async function actsOf(db: Db, season: string): Promise<readonly ActRow[]> {
  const { rows } = await sql<ActRow>`
    select e.kind, a.name, e.at from event e left join account a on a.account_id = e.account_id
    where e.subject = ${season} and e.registration_id is null and e.kind >= 'season.' and e.kind < 'season/'
    order by e.at desc, e.wall desc limit 50`.execute(db)
  return rows
}
