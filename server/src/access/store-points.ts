import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { below, oneBelow } from '../platform/paths.ts'

export interface PointRow {
  readonly code: string
  readonly name: string
  readonly path: string
  readonly version: number | null
  readonly address: string | null
  readonly phone: string | null
  readonly hours: string | null
  readonly open_from: string | null
  readonly open_until: string | null
  readonly suspended_at: Date | null
  readonly note: string | null
}

const columns = sql`o.code, o.name, o.path, p.version, p.address, p.phone, p.hours, p.open_from, p.open_until, p.suspended_at, p.note`

/** Points directly below an organisation, inside the scope. */
export async function listPoints(ctx: Ctx, scope: Scope, path: string): Promise<readonly PointRow[]> {
  const { rows } = await sql<PointRow>`
    select ${columns} from org o left join point_particulars p on p.org_code = o.code
    where o.kind = 'point' and ${oneBelow('o', path)}
      and ${orgInScope(scope, sql`o.path`)} order by o.path limit 500`.execute(ctx.db)
  return rows
}

/** One point inside the scope, held until the transaction ends. */
export async function holdPoint(ctx: Ctx, scope: Scope, code: string): Promise<PointRow | undefined> {
  await sql`select 1 from org where code = ${code} and kind = 'point' for no key update`.execute(ctx.db)
  const { rows } = await sql<PointRow>`
    select ${columns} from org o left join point_particulars p on p.org_code = o.code
    where o.kind = 'point' and o.code = ${code} and ${orgInScope(scope, sql`o.path`)}`.execute(ctx.db)
  return rows[0]
}

/** A new point below an organisation; its code is the next of that organisation's points (`…9001`, `…9002`). Two who name at once wait
 *  for each other. */
export async function addPoint(
  ctx: Ctx,
  { parent, name }: { parent: string; name: string },
): Promise<string> {
  await sql`select 1 from org where path = ${parent} for no key update`.execute(ctx.db)
  const { rows } = await sql<{ code: string }>`
    with above as (select code, path from org where path = ${parent}),
      next as (select a.path, a.code || (9001 + coalesce((select max(right(o.code, 4)::int) - 9000 from org o
        where o.kind = 'point' and ${below('o.path', sql`a.path`)} and o.code ~ ('^' || a.code || '9[0-9]{3}$')), 0))::text as code from above a)
    insert into org (code, kind, name, path, school_code) select code, 'point', ${name}, path || '/' || code, code from next
    returning code`.execute(ctx.db)
  const [row] = rows
  if (row === undefined) throw new Error('no such organisation')
  return row.code
}

export interface Particulars {
  readonly address: string
  readonly phone: string
  readonly hours: string
  readonly openFrom: string
  readonly openUntil?: string
  readonly note: string
}

export async function putParticulars(
  ctx: Ctx,
  code: string,
  { given, by }: { given: Particulars; by: string },
): Promise<void> {
  await sql`
    insert into point_particulars (org_code, address, phone, hours, open_from, open_until, note, named_by)
    values (${code}, ${given.address}, ${given.phone}, ${given.hours}, ${given.openFrom}::date, ${given.openUntil ?? null}::date, ${given.note}, ${by})
    on conflict (org_code) do update set address = excluded.address, phone = excluded.phone, hours = excluded.hours,
      open_from = excluded.open_from, open_until = excluded.open_until, note = excluded.note, version = point_particulars.version + 1`.execute(
    ctx.db,
  )
}

export async function suspend(ctx: Ctx, code: string, at: Date | null): Promise<void> {
  await sql`update point_particulars set suspended_at = ${at}::timestamptz, version = version + 1 where org_code = ${code}`.execute(
    ctx.db,
  )
}
