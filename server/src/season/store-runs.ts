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
}

const columns = sql`season, kind, state, after_id, done, total, by_account, at, ended_at`

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
      by_account = excluded.by_account, at = excluded.at, ended_at = null where r.state = 'done'`.execute(db)
}

export async function runsOf(db: Db, season: string): Promise<readonly RunRow[]> {
  const { rows } = await sql<RunRow>`select ${columns} from season_run where season = ${season}`.execute(db)
  return rows
}

/** A run that is under way and that no other process has in hand, held until the transaction ends. */
export async function takeRun(db: Db): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select ${columns} from season_run where state = 'running' order by at limit 1 for update skip locked`.execute(
    db,
  )
  return rows[0]
}

export async function advanceRun(
  db: Db,
  { season, kind }: RunRow,
  { n, last }: { n: number; last: string | null },
): Promise<void> {
  await sql`update season_run set done = done + ${n}, after_id = ${last}::uuid where season = ${season} and kind = ${kind}`.execute(
    db,
  )
}

export async function endRun(db: Db, { season, kind }: RunRow): Promise<void> {
  await sql`update season_run set state = 'done', ended_at = now() where season = ${season} and kind = ${kind}`.execute(
    db,
  )
}
