import { type Kysely, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { newId } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import type { Database } from '../platform/tables.ts'

export interface JobRow {
  readonly job_id: string
  readonly kind: string
  readonly org_path: string
  readonly by_account: string
  readonly season: string
  readonly state: string
  readonly done: number
  readonly total: number
  readonly failures: readonly { name: string; reason: string }[]
  readonly file: string | null
  readonly file_name: string | null
  readonly at: Date
}

const columns = sql`job_id, kind, org_path, by_account, season, state, done, total, failures, file, file_name, at`

/** A job waiting or running for the same class, person and season is the job: a second click does not print twice. */
export async function addJob(
  ctx: Ctx,
  { kind, path, by }: { kind: string; path: string; by: string },
): Promise<JobRow> {
  const open = sql`kind = ${kind} and org_path = ${path} and by_account = ${by} and season = ${ctx.pack.season} and state in ('waiting', 'running')`
  // The other's job may end between the two halves: then the next round adds ours.
  for (;;) {
    const { rows } = await sql<JobRow>`
      with added as (
        insert into job (job_id, kind, org_path, by_account, season, state, input, failures)
        values (${newId()}, ${kind}, ${path}, ${by}, ${ctx.pack.season}, 'waiting', '{}', '[]')
        on conflict (kind, org_path, by_account, season) where state in ('waiting', 'running') do nothing
        returning ${columns})
      select * from added
      union all select ${columns} from job where ${open} and not exists (select from added)`.execute(ctx.db)
    if (rows[0] !== undefined) return rows[0]
  }
}

/** A job inside the scope. */
export async function findJob(ctx: Ctx, scope: Scope, id: string): Promise<JobRow | undefined> {
  const { rows } =
    await sql<JobRow>`select ${columns} from job where job_id = ${id} and ${orgInScope(scope, sql`org_path`)}`.execute(
      ctx.db,
    )
  return rows[0]
}

/** Takes the oldest job that waits, or one whose worker died (its lease ran out); a third death is a failure. */
export async function takeJob(db: Kysely<Database>): Promise<JobRow | undefined> {
  await sql`update job set state = 'failed', finished_at = now() where state = 'running' and lease_until < now() and attempts >= 3`.execute(
    db,
  )
  const { rows } = await sql<JobRow>`
    update job set state = 'running', lease_until = now() + interval '60 seconds', attempts = attempts + 1, done = 0
    where job_id = (select job_id from job where state = 'waiting' or (state = 'running' and lease_until < now()) order by at for update skip locked limit 1)
    returning ${columns}`.execute(db)
  return rows[0]
}

export async function reportJob(
  db: Kysely<Database>,
  id: string,
  { done, total }: { done: number; total: number },
): Promise<void> {
  await sql`update job set done = ${done}, total = ${total}, lease_until = now() + interval '60 seconds' where job_id = ${id}`.execute(
    db,
  )
}

export async function finishJob(
  db: Kysely<Database>,
  id: string,
  {
    state,
    failures,
    file,
    fileName,
  }: { state: 'done' | 'failed'; failures: readonly unknown[]; file: string | null; fileName: string | null },
): Promise<void> {
  await sql`update job set state = ${state}, failures = ${JSON.stringify(failures)}::jsonb, file = ${file}, file_name = ${fileName}, finished_at = now(), lease_until = null where job_id = ${id}`.execute(
    db,
  )
}
