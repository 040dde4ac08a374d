import type { OrgKind } from '@zhongzhao/domain/orgs/org'
import type { LaidSlot } from '@zhongzhao/domain/points/lay-out'
import type { SlotState } from '@zhongzhao/domain/points/slot'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

export interface SlotRow {
  readonly slot_id: string
  readonly season: string
  readonly org_code: string
  readonly org_path: string
  readonly org_name: string
  readonly kind: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly capacity: number
  readonly booked: number
  readonly state: SlotState
  readonly version: number
  readonly reason: string | null
  readonly suspended: boolean
}

const columns = sql`
  s.slot_id, s.season, s.org_code, s.org_path, o.name as org_name, s.kind, s.starts_at, s.ends_at, s.capacity, s.booked, s.state, s.version, s.reason,
  exists (select 1 from public_point p where p.code = s.org_code and p.suspended_at is not null) as suspended`

/** Lays slots out; one that is there already stays as it is. Answers how many are new. */
export async function addSlots(
  ctx: Ctx,
  {
    org,
    kind,
    capacity,
    by,
  }: { org: { code: string; path: string }; kind: string; capacity: number; by: string },
  slots: readonly LaidSlot[],
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with made as (
      insert into slot (slot_id, season, org_code, org_path, kind, starts_at, ends_at, capacity, state, made_by)
      select l.id, ${ctx.pack.season}, ${org.code}, ${org.path}, ${kind}, l.starts, l.ends, ${capacity}, 'open', ${by}::uuid
      from unnest(${slots.map(() => newId())}::uuid[], ${slots.map((s) => new Date(s.from))}::timestamptz[], ${slots.map((s) => new Date(s.until))}::timestamptz[])
        as l (id, starts, ends)
      on conflict (org_code, kind, starts_at) where state <> 'cancelled' do nothing returning 1
    ) select count(*)::int as n from made`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Slots of one organisation in `[from, until)`, inside the scope; at most 2,000. */
export async function slotsOf(
  ctx: Ctx,
  scope: Scope,
  { org, from, until }: { org: string; from: number; until: number },
): Promise<readonly SlotRow[]> {
  const { rows } = await sql<SlotRow>`
    select ${columns} from slot s join org o on o.code = s.org_code
    where s.org_path = ${org} and s.season = ${ctx.pack.season} and s.starts_at >= ${new Date(from)} and s.starts_at < ${new Date(until)}
      and ${orgInScope(scope, sql`s.org_path`)}
    order by s.starts_at, s.kind, s.slot_id limit 2000`.execute(ctx.db)
  return rows
}

/** One slot inside the scope, held until the transaction ends. Refuses SEASON-OTHER. */
export async function holdSlot(ctx: Ctx, scope: Scope, id: string): Promise<SlotRow | undefined> {
  const { rows } = await sql<SlotRow>`
    select ${columns} from slot s join org o on o.code = s.org_code
    where s.slot_id = ${id} and ${orgInScope(scope, sql`s.org_path`)} for update of s`.execute(ctx.db)
  const [row] = rows
  if (row !== undefined) checkOwnSeason(ctx, row.season)
  return row
}

export async function changeSlotRow(
  ctx: Ctx,
  id: string,
  { state, capacity, reason = null }: { state: SlotState; capacity: number; reason?: string | null },
): Promise<void> {
  await sql`update slot set state = ${state}, capacity = ${capacity}, reason = ${reason}, version = version + 1 where slot_id = ${id}`.execute(
    ctx.db,
  )
}

/** Slots that are still ahead at one organisation, full ones too, in order of time. */
export async function slotsAhead(
  ctx: Ctx,
  { org, kind, most }: { org: string; kind: string; most: number },
): Promise<readonly SlotRow[]> {
  const { rows } = await sql<SlotRow>`
    select ${columns} from slot s join org o on o.code = s.org_code
    where s.org_path = ${org} and s.season = ${ctx.pack.season} and s.kind = ${kind} and s.state = 'open' and s.starts_at > ${new Date(ctx.now)}
    order by s.starts_at limit ${most}`.execute(ctx.db)
  return rows
}

export interface RoomRow {
  readonly kind: string
  readonly org_code: string
  readonly org_name: string
  readonly org_kind: OrgKind
  readonly free: number
}

/** What is left ahead at these organisations, by kind of slot; nothing of a suspended point. */
export async function roomAhead(ctx: Ctx, paths: readonly string[]): Promise<readonly RoomRow[]> {
  const { rows } = await sql<RoomRow>`
    select s.kind, s.org_code, o.name as org_name, o.kind as org_kind, sum(s.capacity - s.booked)::int as free
    from slot s join org o on o.code = s.org_code
    where s.org_path = any(${[...paths]}::text[]) and s.season = ${ctx.pack.season} and s.state = 'open' and s.starts_at > ${new Date(ctx.now)}
      and not exists (select 1 from public_point p where p.code = s.org_code and p.suspended_at is not null)
    group by s.kind, s.org_code, o.name, o.kind, s.org_path order by s.org_path, s.kind`.execute(ctx.db)
  return rows
}

/** Slots by id, unheld: a look before the queue at the lock. */
export async function lookAtSlot(ctx: Ctx, id: string): Promise<SlotRow | undefined> {
  const { rows } = await sql<SlotRow>`
    select ${columns} from slot s join org o on o.code = s.org_code where s.slot_id = ${id} and s.season = ${ctx.pack.season}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** These slots as they are now, held until the transaction ends, always in the same order: who swap places do not wait in a circle. */
export async function holdSlots(ctx: Ctx, ids: readonly string[]): Promise<readonly SlotRow[]> {
  const { rows } = await sql<SlotRow>`
    select ${columns} from slot s join org o on o.code = s.org_code
    where s.slot_id = any(${[...ids]}::uuid[]) order by s.slot_id for update of s`.execute(ctx.db)
  return rows
}
