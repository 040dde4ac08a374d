import type { CorrectionState } from '@zhongzhao/domain/correction/correction'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import { type CorrectionRow, columns } from './store.ts'

export interface ListedRow extends CorrectionRow {
  readonly person_id: string
  readonly wrapped: Buffer
  readonly name: string
  readonly pack_version: number
  readonly org_path: string
  readonly school_name: string | null
  readonly class_name: string | null
  readonly office_name: string | null
}

const listed = sql`${columns}, r.person_id, k.wrapped, r.name, r.pack_version, r.org_path,
  (select o.name from org o where o.code = r.school_code) as school_name, (select o.name from org o where o.path = r.org_path) as class_name,
  (select o.name from org o where o.path = c.waits_at) as office_name`
const from = sql`correction_request c join registration r on r.registration_id = c.registration_id join person_key k on k.person_id = r.person_id`

/** Pages by the moment of the last step, then the id. */
function after(cursor: string | undefined): RawBuilder<boolean> {
  const [at = '', id = ''] = cursor?.split('|') ?? []
  if (!/^\d{1,15}$/.test(at) || !/^[0-9a-f-]{36}$/.test(id)) return sql<boolean>`true`
  return sql<boolean>`(c.reached_at, c.correction_id) > (to_timestamp(${Number(at)}::float8 / 1000), ${id}::uuid)`
}

/** Inside the scope; what has waited longest first. */
export async function listRows(
  ctx: Ctx,
  scope: Scope,
  { state, cursor, limit }: { state: CorrectionState; cursor: string | undefined; limit: number },
): Promise<readonly ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select ${listed} from ${from}
    where c.season = ${ctx.pack.season} and c.state = ${state} and ${recordInScope(scope)} and ${after(cursor)}
    order by c.reached_at, c.correction_id limit ${limit}`.execute(ctx.db)
  return rows
}

/** By state, each up to 1,000. */
export async function countRows(ctx: Ctx, scope: Scope, states: readonly CorrectionState[]) {
  const counted = states.map(
    (state) => sql`select ${state} as state, count(*)::int as n from (
      select 1 from correction_request c join registration r on r.registration_id = c.registration_id
      where c.season = ${ctx.pack.season} and c.state = ${state} and ${recordInScope(scope)} limit 1000) t`,
  )
  const { rows } = await sql<{ state: string; n: number }>`${sql.join(counted, sql` union all `)}`.execute(
    ctx.db,
  )
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

/** Requests of one registration inside the scope, newest first; at most 50. */
export async function rowsOf(ctx: Ctx, scope: Scope, registration: string): Promise<readonly ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select ${listed} from ${from} where c.registration_id = ${registration} and ${recordInScope(scope)}
    order by c.asked_at desc, c.correction_id desc limit 50`.execute(ctx.db)
  return rows
}

export async function findRow(ctx: Ctx, scope: Scope, id: string): Promise<ListedRow | undefined> {
  const { rows } = await sql<ListedRow>`
    select ${listed} from ${from} where c.correction_id = ${id} and ${recordInScope(scope)}`.execute(ctx.db)
  return rows[0]
}

/** Fields that were corrected, of registrations of a class or school: what the keeper of the student register has to change too. */
export async function correctedFields(
  ctx: Ctx,
  scope: Scope,
  registrations: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (registrations.length === 0) return new Map()
  const { rows } = await sql<{ registration_id: string; fields: readonly string[] }>`
    select c.registration_id, array_agg(distinct f.field) as fields from correction_request c
    join registration r on r.registration_id = c.registration_id cross join lateral unnest(c.fields) f (field)
    where c.registration_id = any(${[...registrations]}::uuid[]) and c.state in ('approved', 'done') and ${recordInScope(scope)}
    group by c.registration_id`.execute(ctx.db)
  return new Map(rows.map((row) => [row.registration_id, row.fields]))
}
