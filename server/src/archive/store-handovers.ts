import type { HandoverState } from '@zhongzhao/domain/archive/handover'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { atOrBelow } from '../platform/paths.ts'

/** A volume as it stands on a list: what was counted when the list was made. */
export interface ListedVolume {
  readonly id: string
  readonly serial: number
  readonly title: string
  readonly sheets: number
}

export interface HandoverRow {
  readonly handover_id: string
  readonly version: number
  readonly serial: number
  readonly from_path: string
  readonly from_name: string
  readonly to_path: string
  readonly to_name: string
  readonly remark: string
  readonly state: HandoverState
  readonly sent_by: string
  readonly sent_by_account: string
  readonly sent_at: Date
  readonly reason: string | null
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly volumes: readonly ListedVolume[]
}

const columns = sql`
  h.handover_id, h.version, h.serial, h.from_path, f.name as from_name, h.to_path, t.name as to_name, h.remark, h.state, s.name as sent_by, h.sent_by as sent_by_account,
  h.sent_at, h.reason, d.name as decided_by, h.decided_at,
  (select json_agg(json_build_object('id', v.volume_id, 'serial', v.serial, 'title', v.title, 'sheets', hv.sheets) order by v.serial)
    from archive_handover_volume hv join archive_volume v using (volume_id) where hv.handover_id = h.handover_id) as volumes`
const joined = sql`
  archive_handover h join org f on f.path = h.from_path join org t on t.path = h.to_path left join account s on s.account_id = h.sent_by
  left join account d on d.account_id = h.decided_by`

/** Hand-overs from an organisation or below it; those that wait first, at most 200. */
export async function listHandovers(ctx: Ctx, scope: Scope, org: string): Promise<readonly HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    select ${columns} from ${joined}
    where h.season = ${ctx.pack.season} and ${atOrBelow('h.from_path', org)} and ${orgInScope(scope, sql`h.from_path`)}
    order by h.state <> 'sent', h.sent_at desc limit 200`.execute(ctx.db)
  return rows
}

/** One hand-over in sight; held to be changed, or read. */
export async function findHandover(
  ctx: Ctx,
  scope: Scope,
  { handover, hold }: { handover: string; hold: 'change' | 'read' },
): Promise<HandoverRow | undefined> {
  const held = hold === 'change' ? sql`for no key update of h` : sql``
  const { rows } = await sql<HandoverRow>`
    select ${columns} from ${joined}
    where h.handover_id = ${handover} and h.season = ${ctx.pack.season} and ${orgInScope(scope, sql`h.from_path`)} ${held}`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function insertHandover(
  ctx: Ctx,
  given: {
    from: string
    to: string
    serial: number
    remark: string
    state: HandoverState
    by: string
    volumes: readonly { readonly id: string; readonly sheets: number }[]
  },
): Promise<string> {
  const id = newId()
  await sql`
    insert into archive_handover (handover_id, season, from_path, to_path, serial, remark, state, sent_by, sent_at)
    values (${id}, ${ctx.pack.season}, ${given.from}, ${given.to}, ${given.serial}, ${given.remark}, ${given.state}, ${given.by},
      ${new Date(ctx.now)})`.execute(ctx.db)
  await sql`
    insert into archive_handover_volume (handover_id, volume_id, sheets)
    select ${id}::uuid, v, n from unnest(${given.volumes.map((v) => v.id)}::uuid[], ${given.volumes.map((v) => v.sheets)}::int[]) as t (v, n)`.execute(
    ctx.db,
  )
  return id
}

export async function moveHandoverTo(
  ctx: Ctx,
  id: string,
  { to, reason, by }: { to: HandoverState; reason: string | undefined; by: string },
): Promise<void> {
  await sql`
    update archive_handover set state = ${to}, version = version + 1, reason = ${reason ?? null}, decided_by = ${by}::uuid,
      decided_at = ${new Date(ctx.now)} where handover_id = ${id}`.execute(ctx.db)
}
