import type { State } from '@zhongzhao/domain/registration/registration'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { stillStands } from '../registration/store-standing.ts'
import { type Scope, orgInScope, recordInScope } from '../platform/scope.ts'
import { atOrBelow } from '../platform/paths.ts'

export interface ItemRow {
  readonly sheet_id: string
  readonly registration_id: string
  readonly number: string
  readonly name: string
  readonly class_name: string
  readonly signed_at: Date
  readonly superseded_at: Date | null
  readonly scan_id: string | null
}

/** What lies in a volume, in its order, from one place on. The volume was found inside the scope before. */
export async function itemsOf(
  ctx: Ctx,
  volume: string,
  { after, atMost }: { after: number; atMost: number },
): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select i.sheet_id, i.registration_id, s.number, r.name, c.name as class_name, s.signed_at, s.superseded_at, f.scan_id
    from (select sheet_id, registration_id, position from archive_item where volume_id = ${volume} order by position offset ${after} limit ${atMost}) i
      join signed_sheet s on s.registration_id = i.registration_id and s.sheet_id = i.sheet_id
      join registration r on r.registration_id = i.registration_id join org c on c.path = r.org_path
      left join filed_scan f on f.registration_id = i.registration_id and f.sheet_id = i.sheet_id and f.newest
    order by i.position`.execute(ctx.db)
  return rows
}

/** Whether a scanned page is one of a sheet in this volume; whose. The volume was found inside the scope before. */
export async function filedScan(
  ctx: Ctx,
  { volume, scan }: { volume: string; scan: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ registration_id: string }>`
    select i.registration_id from filed_scan f
      join archive_item i on i.registration_id = f.registration_id and i.sheet_id = f.sheet_id
    where f.scan_id = ${scan} and i.volume_id = ${volume}`.execute(ctx.db)
  return rows[0]?.registration_id
}

/** Signed sheets of an organisation that lie in no volume, superseded ones too. */
const unfiled = (ctx: Ctx, scope: Scope, of: string) => sql`
  select r.registration_id, s.sheet_id, r.org_path, r.class_position, s.signed_at
  from registration r join signed_sheet s on s.registration_id = r.registration_id
  where r.season = ${ctx.pack.season} and ${atOrBelow('r.org_path', of)} and ${recordInScope(scope)}
    and not exists (select 1 from archive_item i where i.sheet_id = s.sheet_id)`

export async function countUnfiled(ctx: Ctx, scope: Scope, of: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (${unfiled(ctx, scope, of)}) u`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Puts them at the end of an open volume, in class order; answers whose they are. Whoever is slower takes nothing twice. */
export async function fillVolume(
  ctx: Ctx,
  scope: Scope,
  { volume, of }: { volume: string; of: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ registration_id: string }>`
    insert into archive_item (sheet_id, registration_id, volume_id, position)
    select u.sheet_id, u.registration_id, ${volume}::uuid,
      (select coalesce(max(i.position), 0) from archive_item i where i.volume_id = ${volume})
        + row_number() over (order by u.org_path, u.class_position, u.registration_id, u.signed_at)
    from (${unfiled(ctx, scope, of)}) u
    on conflict (sheet_id) do nothing returning registration_id`.execute(ctx.db)
  return rows.map((row) => row.registration_id)
}

/** Takes one sheet, or all, out of an open volume; answers whose they were. */
export async function emptyVolume(
  ctx: Ctx,
  volume: string,
  sheet: string | 'all',
): Promise<readonly string[]> {
  const which = sheet === 'all' ? sql`true` : sql`sheet_id = ${sheet}`
  const { rows } = await sql<{ registration_id: string }>`
    delete from archive_item where volume_id = ${volume} and ${which} returning registration_id`.execute(
    ctx.db,
  )
  return rows.map((row) => row.registration_id)
}

/** SQL: where the valid signed sheet of `r` is: one that was signed and not superseded; while a correction waits for its signatures the old
 *  one is. */
const valid = sql`case when t.sheet_id is null then 'none' when i.sheet_id is null then 'signed' else 'filed' end`
const places = sql`
  registration r join org c on c.path = r.org_path join org s on s.code = r.school_code
    left join signed_sheet t on t.registration_id = r.registration_id and t.superseded_at is null
    left join archive_item i on i.sheet_id = t.sheet_id`

export interface GroupRow {
  readonly class_code: string
  readonly class_name: string
  readonly school_name: string
  readonly state: State
  readonly valid: 'none' | 'signed' | 'filed'
  readonly n: number
}

/** How many registrations of each class are in which state with their sheet where, in class order. */
export async function groupsOf(ctx: Ctx, scope: Scope, org: string): Promise<readonly GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select c.code as class_code, c.name as class_name, s.name as school_name, r.state, ${valid} as valid, count(*)::int as n from ${places}
    where r.season = ${ctx.pack.season} and ${atOrBelow('r.org_path', org)} and ${recordInScope(scope)}
    group by c.path, c.code, c.name, s.name, r.state, ${valid} order by c.path`.execute(ctx.db)
  return rows
}

export interface PlaceRow {
  readonly registration: string
  readonly class_name: string
  readonly number: string
  readonly name: string
  readonly state: State
  readonly valid: 'none' | 'signed'
}

/** Registrations that still take part and whose valid signed sheet lies in no volume, in class order. */
export async function missingOf(
  ctx: Ctx,
  scope: Scope,
  { org, atMost }: { org: string; atMost: number },
): Promise<readonly PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select r.registration_id as registration, c.name as class_name, r.number, r.name, r.state, ${valid} as valid from ${places}
    where r.season = ${ctx.pack.season} and ${atOrBelow('r.org_path', org)} and ${recordInScope(scope)} and ${stillStands('r')} and i.sheet_id is null
    order by r.org_path, r.class_position, r.registration_id limit ${atMost}`.execute(ctx.db)
  return rows
}

/** The school or point that an organisation is, or stands in. */
export async function keeperOf(
  ctx: Ctx,
  scope: Scope,
  path: string,
): Promise<{ readonly path: string; readonly name: string } | undefined> {
  const { rows } = await sql<{ path: string; name: string }>`
    select o.path, o.name from org o
    where o.kind in ('school', 'point') and (o.path = ${path} or o.path = regexp_replace(${path}, '/[^/]+$', '')) and ${orgInScope(scope, sql`o.path`)}
    order by length(o.path) desc limit 1`.execute(ctx.db)
  return rows[0]
}
