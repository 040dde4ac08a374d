import type { State } from '@zhongzhao/domain/registration/registration'
import type { WorkKind, WorkState, waysOf } from '@zhongzhao/domain/sync/work-life'
import { type Kysely, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import type { Database } from '../platform/tables.ts'
import { CHANGE } from '../roster/store-rows.ts'
import type { Run } from './store-run.ts'
import { below } from '../platform/paths.ts'

type Db = Kysely<Database>

/** What a run found of one registration; `line` or `row` leads to what upstream says. */
export interface Found {
  readonly registration: string
  readonly kind: WorkKind
  readonly line: Buffer | null
  readonly sealed: Buffer | null
  readonly sealed_in: string | null
  readonly columns: readonly string[]
}

/** From where to where an event of the table leads. */
export type Way = ReturnType<typeof waysOf>[number]
const asTable = (ways: readonly Way[]) =>
  sql`unnest(${ways.map((w) => w.from)}::text[], ${ways.map((w) => w.to)}::text[]) t(from_state, to_state)`

const CHUNK = 1000

/** Rows of the batch that conflict, with the line they came from; chunk by chunk. */
async function* conflicting(db: Db, run: Run): AsyncGenerator<readonly Found[]> {
  for (let after = -1; ;) {
    const { rows } = await sql<Found & { at: number }>`
      select c.row_number as at, c.registration_id as registration, case when c.problems @> '[{"code": "SYNC-ELSEWHERE"}]' then 'moved' else 'differs' end as kind,
        l.pupil_key as line, l.sealed, coalesce(l.sealed_in, l.run_id) as sealed_in, array(select p->>'column' from jsonb_array_elements(c.problems) p where p->>'code' like 'SYNC-%' and p->>'code' <> ${CHANGE}) as columns
      from roster_row c join sync_line l on l.run_id = ${run.id} and l.row_number = c.row_number
      where c.batch_id = ${run.batch}::uuid and c.kind = 'conflict' and c.registration_id is not null and c.row_number > ${after}
      order by c.row_number limit ${CHUNK}`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = last.at
  }
}

/** Whom the register no longer names, unless it names them under another number or at another school; chunk by chunk. */
async function* missing(db: Db, run: Run): AsyncGenerator<readonly Found[]> {
  for (let after = -1; ;) {
    const { rows } = await sql<Found & { at: number }>`
      with apart as materialized (select was_index, identity_index from sync_line where run_id = ${run.id} and kind in ('renumbered', 'elsewhere'))
      select m.row_number as at, m.registration_id as registration, 'missing' as kind, null as line, null as sealed, null as sealed_in, '{}'::text[] as columns
      from roster_row m join active_registration a on a.season = ${run.season} and a.registration_id = m.registration_id
      where m.batch_id = ${run.batch}::uuid and m.kind = 'missing' and m.row_number > ${after}
        and a.identity_index not in (select was_index from apart where was_index is not null)
        and a.identity_index not in (select identity_index from apart where identity_index is not null)
      order by m.row_number limit ${CHUNK}`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = last.at
  }
}

/** Lines that never became rows: gone, at a school outside the scope, under another number; chunk by chunk. */
async function* apart(db: Db, run: Run): AsyncGenerator<readonly Found[]> {
  for (let after: Buffer = Buffer.alloc(0); ;) {
    const { rows } = await sql<Found & { key: Buffer }>`
      with next as (
        select * from sync_line where run_id = ${run.id} and kind <> 'present' and pupil_key > ${after} order by pupil_key limit ${CHUNK})
      select l.pupil_key as key, a.registration_id as registration,
        case l.kind when 'gone' then 'missing' when 'elsewhere' then 'moved' else 'renumbered' end as kind, l.pupil_key as line, l.sealed, coalesce(l.sealed_in, l.run_id) as sealed_in, '{}'::text[] as columns
      from next l left join active_registration a on a.season = ${run.season}
        and a.identity_index = case when l.kind = 'renumbered' then l.was_index else l.identity_index end
      order by l.pupil_key`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return
    // Who is known to nobody here is nobody's work.
    yield rows.filter((row) => typeof row.registration === 'string')
    after = last.key
  }
}

/** Everything a run found that people have to decide, chunk by chunk: memory stays flat whatever the run brought. */
export async function* findWork(db: Db, run: Run): AsyncGenerator<readonly Found[]> {
  yield* conflicting(db, run)
  yield* missing(db, run)
  yield* apart(db, run)
}

export interface NewWork {
  readonly id: string
  readonly registration: string
  readonly kind: WorkKind
  readonly fields: readonly string[]
  readonly sealed: Buffer
  readonly digest: Buffer
}

/** One piece of work a pupil and kind: what is said again changes nothing, what is said anew opens it again. Only pupils inside the
 *  run's organisation who still take part. */
export async function writeWork(
  tx: Db,
  run: Run,
  {
    work,
    at,
    closed,
    settled,
  }: { work: readonly NewWork[]; at: Date; closed: readonly string[]; settled: readonly WorkState[] },
): Promise<number> {
  if (work.length === 0) return 0
  const { rows } = await sql`
    insert into sync_work as w (work_id, season, school_code, org_path, registration_id, kind, state, run_id, fields, sealed, digest, at)
    select x.id, ${run.season}, r.school_code, r.org_path, r.registration_id, x.kind, 'open', ${run.id}::uuid, string_to_array(x.fields, ','), x.sealed, x.digest, ${at}
    from unnest(${work.map((w) => w.id)}::uuid[], ${work.map((w) => w.registration)}::uuid[], ${work.map((w) => w.kind)}::text[],
      ${work.map((w) => w.fields.join(','))}::text[], ${work.map((w) => w.sealed)}::bytea[], ${work.map((w) => w.digest)}::bytea[]) x(id, registration, kind, fields, sealed, digest)
    join registration r on r.registration_id = x.registration
    where not (r.state = any(${[...closed]}::text[])) and ${below('r.org_path', run.org)}
    on conflict (registration_id, kind) do update set work_id = excluded.work_id, state = excluded.state, version = w.version + 1, run_id = excluded.run_id,
      school_code = excluded.school_code, org_path = excluded.org_path, fields = excluded.fields, sealed = excluded.sealed, digest = excluded.digest, at = excluded.at,
      decided_by = null, decided_at = null
    where w.digest <> excluded.digest or w.state = any(${[...settled]}::text[])
    returning work_id`.execute(tx)
  return rows.length
}

/** Work about pupils of whom this run says the same as we do, or who have left us since. */
export async function agreeByRows(
  tx: Db,
  run: Run,
  { ways, closed, at }: { ways: readonly Way[]; closed: readonly string[]; at: Date },
): Promise<number> {
  const { rows } = await sql`
    update sync_work w set state = t.to_state, version = w.version + 1, decided_by = null, decided_at = ${at}
    from ${asTable(ways)} where w.state = t.from_state and w.run_id <> ${run.id}::uuid and ${below('w.org_path', run.org)} and (
      exists (select from roster_row b where b.batch_id = ${run.batch}::uuid and b.registration_id = w.registration_id and b.kind in ('same', 'changed'))
      or exists (select from registration r where r.registration_id = w.registration_id and r.state = any(${[...closed]}::text[])))
    returning work_id`.execute(tx)
  return rows.length
}

export interface HeldWork {
  readonly id: string
  readonly registration: string
  readonly kind: WorkKind
  readonly state: WorkState
  readonly version: number
  readonly fields: readonly string[]
  readonly sealed: Buffer
}

const columns = sql`w.work_id as id, w.registration_id as registration, w.kind, w.state, w.version, w.fields, w.sealed`

/** Disagreements about values that are not settled, chunk by chunk. */
export async function* unsettled(
  db: Db,
  org: string,
  ways: readonly Way[],
): AsyncGenerator<readonly HeldWork[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await sql<HeldWork>`
      select ${columns} from sync_work w where w.kind = 'differs' and w.state = any(${ways.map((way) => way.from)}::text[]) and ${below('w.org_path', org)}
        and w.work_id > ${after}::uuid order by w.work_id limit 500`.execute(db)
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)?.id ?? after
  }
}

export async function agreeOnes(
  tx: Db,
  works: readonly HeldWork[],
  { ways, at }: { ways: readonly Way[]; at: Date },
): Promise<number> {
  if (works.length === 0) return 0
  const { rows } = await sql`
    update sync_work w set state = t.to_state, version = w.version + 1, decided_by = null, decided_at = ${at}
    from ${asTable(ways)}, unnest(${works.map((w) => w.id)}::uuid[], ${works.map((w) => w.version)}::int[]) x(id, version)
    where w.work_id = x.id and w.version = x.version and w.state = t.from_state returning w.work_id`.execute(
    tx,
  )
  return rows.length
}

export interface WorkLine extends HeldWork {
  readonly name: string
  readonly number: string
  readonly class_name: string | null
  readonly school_name: string | null
  readonly registration_state: State
  readonly at: Date
  readonly decided_by: string | null
  readonly decided_at: Date | null
}

/** One page of the work inside the scope. */
export async function listWork(
  ctx: Ctx,
  scope: Scope,
  {
    states,
    kind,
    after,
    limit,
  }: { states: readonly WorkState[]; kind: string; after: string; limit: number },
): Promise<readonly WorkLine[]> {
  const { rows } = await sql<WorkLine>`
    select ${columns}, r.name, r.number, r.state as registration_state, c.name as class_name, s.name as school_name, w.at,
      (select a.name from account a where a.account_id = w.decided_by) as decided_by, w.decided_at
    from sync_work w join registration r on r.registration_id = w.registration_id
    left join org c on c.path = r.org_path left join org s on s.code = r.school_code
    where w.season = ${ctx.pack.season} and w.state = any(${[...states]}::text[]) and (${kind} = '' or w.kind = ${kind}) and w.work_id > ${after}::uuid
      and ${orgInScope(scope, sql`w.org_path`)}
    order by w.work_id limit ${limit}`.execute(ctx.db)
  return rows
}

/** What stands on 学籍更正清单 and has not been corrected, of these registrations. */
export async function worksAsked(ctx: Ctx, registrations: readonly string[]): Promise<readonly HeldWork[]> {
  const { rows } = await sql<HeldWork>`
    select ${columns} from sync_work w where w.registration_id = any(${[...registrations]}::uuid[]) and w.state = 'atRegister'
    order by w.registration_id, w.kind`.execute(ctx.db)
  return rows
}

/** How much of each kind waits, up to a thousand. */
export async function countOpen(ctx: Ctx, scope: Scope): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*)::int as n from (
      select w.kind from sync_work w where w.season = ${ctx.pack.season} and w.state = 'open' and ${orgInScope(scope, sql`w.org_path`)} limit 1000) t
    group by kind`.execute(ctx.db)
  return Object.fromEntries(rows.map((r) => [r.kind, r.n]))
}

/** One piece of work of the season worked in, inside the scope, held until the transaction ends. */
export async function holdWork(ctx: Ctx, scope: Scope, id: string): Promise<HeldWork | undefined> {
  const { rows } = await sql<HeldWork>`
    select ${columns} from sync_work w where w.work_id = ${id} and w.season = ${ctx.pack.season} and ${orgInScope(scope, sql`w.org_path`)} for no key update`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function moveWork(
  ctx: Ctx,
  held: HeldWork,
  { to, by }: { to: WorkState; by: string },
): Promise<void> {
  await sql`
    update sync_work set state = ${to}, version = version + 1, decided_by = ${by}, decided_at = ${new Date(ctx.now)}
    where work_id = ${held.id} and version = ${held.version}`.execute(ctx.db)
}

export interface KnownSchool {
  readonly code: string
  readonly path: string
  readonly name: string
}

/** Schools of the province by the codes that the register names them with, and by our own. */
export async function schoolsNamed(
  ctx: Ctx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, KnownSchool>> {
  const { rows } = await sql<KnownSchool & { named: string }>`
    select school_code as named, code, path, name from org where kind = 'school' and (school_code = any(${[...codes]}::text[]) or code = any(${[...codes]}::text[]))`.execute(
    ctx.db,
  )
  return new Map(rows.flatMap((r) => [[r.code, r] as const, [r.named, r] as const]))
}
