import { type Kysely, sql } from 'kysely'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import type { Ctx } from '../../platform/context.ts'
import { type Scope, orgInScope } from '../../platform/scope.ts'
import type { Database } from '../../platform/tables.ts'
import type { ArchiveState, ArchiveTold, Counts, Run } from './run.ts'
import { fileTables, outcome } from './store-stands.ts'

type Db = Kysely<Database>

/** Seconds after which a run whose worker says nothing any more is taken up by another. */
const LEASE = sql`interval '60 seconds'`
/** A third death is a failure. */
const MOST_DEATHS = 3

interface RunRow {
  readonly run_id: string
  readonly org_path: string
  readonly org_name: string | null
  readonly season: string
  readonly door: PictureKind
  readonly way: Run['way']
  readonly pace: Run['pace']
  readonly by_account: string
  readonly by_name: string | null
  readonly at: Date
  readonly archive_state: ArchiveState | null
  readonly archive_file: string | null
  readonly archive_bytes: number | null
  readonly archive_fault: ArchiveTold | null
  readonly counts: Partial<Counts> | null
}

/** Files by how they stand now. */
const counts = sql`(
  select jsonb_object_agg(c.outcome, c.files) from (
    select ${outcome} as outcome, count(*) as files from ${fileTables} where f.run_id = o.run_id group by 1) c)`

const runColumns = sql`o.run_id, o.org_path, (select g.name from org g where g.path = o.org_path) as org_name, o.season, o.door, o.way,
  o.pace, o.by_account, (select a.name from account a where a.account_id = o.by_account) as by_name, o.at,
  o.archive_state, o.archive_file, o.archive_bytes, o.archive_fault, ${counts} as counts`

const noCounts: Counts = {
  unpaired: 0,
  paired: 0,
  waiting: 0,
  accepted: 0,
  doubtful: 0,
  looking: 0,
  refused: 0,
  twice: 0,
  passedOver: 0,
  skipped: 0,
}

function toRun(row: RunRow): Run {
  return {
    id: row.run_id,
    org: row.org_path,
    orgName: row.org_name ?? '',
    season: row.season,
    door: row.door,
    way: row.way,
    pace: row.pace,
    account: row.by_account,
    byName: row.by_name ?? '系统',
    at: row.at,
    archive:
      row.archive_state === null
        ? null
        : {
            state: row.archive_state,
            file: row.archive_file,
            bytes: row.archive_bytes ?? 0,
            fault: row.archive_fault,
          },
    counts: { ...noCounts, ...row.counts },
  }
}

/** The organisation a run is for, inside the scope. */
export async function findOrg(
  ctx: Ctx,
  scope: Scope,
  code: string,
): Promise<{ readonly path: string; readonly name: string } | undefined> {
  const { rows } = await sql<{ path: string; name: string }>`
    select o.path, o.name from org o where o.code = ${code} and ${orgInScope(scope, sql`o.path`)}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Added once, however often it is asked for. */
export async function addRun(
  ctx: Ctx,
  run: Pick<Run, 'id' | 'org' | 'door' | 'way' | 'account'>,
): Promise<void> {
  await ctx.db
    .insertInto('picture_run')
    .values({
      run_id: run.id,
      season: ctx.pack.season,
      org_path: run.org,
      door: run.door,
      way: run.way,
      by_account: run.account,
      at: new Date(ctx.now),
      archive_state: null,
      archive_file: null,
      archive_bytes: null,
      archive_fault: null,
      pairing: null,
    })
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function findRun(ctx: Ctx, scope: Scope, id: string): Promise<Run | undefined> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from picture_run o where o.run_id = ${id} and ${orgInScope(scope, sql`o.org_path`)}`.execute(
    ctx.db,
  )
  return rows[0] === undefined ? undefined : toRun(rows[0])
}

/** The newest fifty of a door inside the scope; those in which nothing ever came are left out. */
export async function listRunsInScope(ctx: Ctx, scope: Scope, door: PictureKind): Promise<readonly Run[]> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from picture_run o
    where o.season = ${ctx.pack.season} and o.door = ${door} and ${orgInScope(scope, sql`o.org_path`)}
      and (o.archive_state is not null or exists (select from picture_run_file f where f.run_id = o.run_id))
    order by o.at desc, o.run_id desc limit 50`.execute(ctx.db)
  return rows.map(toRun)
}

export async function setPace(ctx: Ctx, id: string, pace: Run['pace']): Promise<void> {
  await sql`update picture_run set pace = ${pace} where run_id = ${id}`.execute(ctx.db)
}

export async function keepPairing(ctx: Ctx, id: string, pairing: unknown): Promise<void> {
  await sql`update picture_run set pairing = ${JSON.stringify(pairing)}::jsonb where run_id = ${id}`.execute(
    ctx.db,
  )
}

export async function readPairingOf(ctx: Ctx, scope: Scope, id: string): Promise<unknown> {
  const { rows } = await sql<{ pairing: unknown }>`
    select u.pairing from picture_run u where u.run_id = ${id} and ${orgInScope(scope, sql`u.org_path`)}`.execute(
    ctx.db,
  )
  return rows[0]?.pairing ?? undefined
}

/** Hands the run an archive, unless one is still being unpacked. `dropped`: the sealed file of the archive before it. */
export async function addArchive(
  ctx: Ctx,
  id: string,
  { file, bytes }: { file: string; bytes: number },
): Promise<{ readonly dropped: string | null } | 'pending'> {
  const { rows } = await sql<{ dropped: string | null }>`
    with before as (select run_id, archive_file from picture_run where run_id = ${id} for update)
    update picture_run u set archive_state = 'listing', archive_file = ${file}, archive_bytes = ${bytes}, archive_fault = null,
      attempts = 0, lease_until = null, pace = 'running'
    from before b where u.run_id = b.run_id and coalesce(u.archive_state, 'done') in ('done', 'failed')
    returning b.archive_file as dropped`.execute(ctx.db)
  if (rows[0] === undefined) return 'pending'
  // Places in the old archive mean nothing in the new one.
  await sql`update picture_run_file set entry = null where run_id = ${id} and entry is not null`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Something of a kept archive is wanted after all: a chosen file, a confirmed pairing. */
export async function reopenArchive(ctx: Ctx, id: string): Promise<void> {
  await sql`
    update picture_run set archive_state = 'unpacking', attempts = 0, lease_until = null
    where run_id = ${id} and archive_state = 'done' and archive_file is not null`.execute(ctx.db)
}

export interface ArchiveJob {
  readonly run_id: string
  readonly season: string
  readonly by_account: string
  readonly archive_state: 'listing' | 'unpacking'
  readonly archive_file: string
  readonly archive_bytes: number
  readonly attempts: number
}

/** Takes the oldest archive that waits, or one whose worker died (its lease ran out). */
export async function takeArchive(db: Db): Promise<ArchiveJob | undefined> {
  const { rows } = await sql<ArchiveJob>`
    update picture_run set lease_until = now() + ${LEASE}, attempts = attempts + 1
    where run_id = (select run_id from picture_run
      where archive_state in ('listing', 'unpacking') and pace = 'running' and (lease_until is null or lease_until < now())
      order by at for update skip locked limit 1)
    returning run_id, season, by_account, archive_state, archive_file, archive_bytes, attempts`.execute(db)
  return rows[0]
}

export const diedTooOften = ({ attempts }: ArchiveJob): 'yes' | 'no' =>
  attempts > MOST_DEATHS ? 'yes' : 'no'

/** Says that somebody is at work; answers whether it is to go on. What has come further starts counting deaths anew. */
export async function renewLease(
  db: Db,
  { run_id, attempts }: ArchiveJob,
): Promise<'running' | 'paused' | 'gone'> {
  const { rows } = await sql<{ pace: 'running' | 'paused' }>`
    update picture_run set lease_until = now() + ${LEASE}
    where run_id = ${run_id} and attempts = ${attempts} and archive_state in ('listing', 'unpacking') returning pace`.execute(
    db,
  )
  return rows[0]?.pace ?? 'gone'
}

/** Gives the archive back: paused, or this server is being stopped. It has cost no life. */
export async function giveBackArchive(db: Db, { run_id, attempts }: ArchiveJob): Promise<void> {
  await sql`
    update picture_run set lease_until = null, attempts = 0
    where run_id = ${run_id} and attempts = ${attempts} and archive_state in ('listing', 'unpacking')`.execute(
    db,
  )
}

/** Moves it on. A finished archive is kept as long as a person may still want something of it; `dropped`: not any more. */
export async function moveArchive(
  db: Db,
  job: ArchiveJob,
  { to, told }: { to: ArchiveState; told?: ArchiveTold },
): Promise<{ readonly dropped: string | null }> {
  const { rows } = await sql<{ archive_file: string | null }>`
    update picture_run u set archive_state = ${to}, archive_fault = ${told === undefined ? null : JSON.stringify(told)}::jsonb,
      archive_file = case when ${to} = 'failed' or (${to} = 'done' and not exists (
        select from picture_run_file f where f.run_id = u.run_id and f.entry is not null and f.state in ('twice', 'unpaired', 'paired', 'passedOver')))
        then null else archive_file end,
      lease_until = case when ${to} in ('done', 'failed') then null else lease_until end
    where u.run_id = ${job.run_id} and u.attempts = ${job.attempts} returning archive_file`.execute(db)
  const [row] = rows
  return { dropped: row !== undefined && row.archive_file === null ? job.archive_file : null }
}

/** Names of the sealed archives that some run still needs. */
export async function neededArchives(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ archive_file: string }>`
    select archive_file from picture_run where archive_file is not null`.execute(db)
  return new Set(rows.map((row) => row.archive_file))
}
