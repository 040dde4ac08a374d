import type { LoanState } from '@zhongzhao/domain/archive/loan'
import type { VolumeState } from '@zhongzhao/domain/archive/volume'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { atOrBelow } from '../platform/paths.ts'

export interface VolumeRow {
  readonly volume_id: string
  readonly version: number
  readonly serial: number
  readonly title: string
  readonly of_path: string
  readonly org_path: string
  readonly org_code: string
  readonly org_name: string
  readonly kept_path: string
  readonly kept_name: string
  readonly period: string
  readonly keep_until: Date | null
  readonly state: VolumeState
  readonly pending_in: string | null
  readonly made_at: Date
  readonly bound_at: Date | null
  readonly destroyed_at: Date | null
  readonly sheets: number
  readonly superseded: number
  readonly box_id: string | null
  readonly box_serial: number | null
  readonly place: string | null
  readonly custodian: string | null
  readonly loan_id: string | null
  readonly loan_version: number | null
  readonly loan_state: LoanState | null
  readonly borrower: string | null
  readonly unit: string | null
  readonly due_at: Date | null
}

const columns = sql`
  v.volume_id, v.version, v.serial, v.title, v.of_path, v.org_path, o.code as org_code, o.name as org_name, v.kept_path, k.name as kept_name,
  v.period, v.keep_until, v.state, v.pending_in, v.made_at, v.bound_at, v.destroyed_at, v.box_id, b.serial as box_serial, b.place, b.custodian,
  l.loan_id, l.version as loan_version, l.state as loan_state, l.borrower, l.unit, l.due_at,
  (select count(*)::int from archive_item i where i.volume_id = v.volume_id) as sheets,
  (select count(*)::int from archive_item i join signed_sheet s on s.registration_id = i.registration_id and s.sheet_id = i.sheet_id
    where i.volume_id = v.volume_id and s.superseded_at is not null) as superseded`
const joined = sql`
  archive_volume v join org o on o.path = v.org_path join org k on k.path = v.kept_path left join archive_box b on b.box_id = v.box_id
  left join archive_loan l on l.volume_id = v.volume_id and l.state in ('lent', 'lost')`

/** SQL: `v` is of the season that is worked on and in sight; an id alone never reaches another season's papers. */
export const inSight = (ctx: Ctx, scope: Scope) =>
  sql`v.season = ${ctx.pack.season} and ${orgInScope(scope, sql`v.org_path`)}`

/** Volumes of an organisation and below it, in the order of their numbers. */
export async function listVolumes(
  ctx: Ctx,
  scope: Scope,
  { org, atMost }: { org: string; atMost: number },
): Promise<readonly VolumeRow[]> {
  const { rows } = await sql<VolumeRow>`
    select ${columns} from ${joined}
    where ${inSight(ctx, scope)} and v.state <> 'dissolved' and ${atOrBelow('v.of_path', org)}
    order by v.org_path, v.serial limit ${atMost}`.execute(ctx.db)
  return rows
}

export async function findVolume(ctx: Ctx, scope: Scope, id: string): Promise<VolumeRow | undefined> {
  const { rows } = await sql<VolumeRow>`
    select ${columns} from ${joined} where v.volume_id = ${id} and ${inSight(ctx, scope)}`.execute(ctx.db)
  return rows[0]
}

/** Volumes in sight, held until the transaction ends, and read after they were: what is told of loans is true while they are held. */
export async function holdVolumes(
  ctx: Ctx,
  scope: Scope,
  ids: readonly string[],
): Promise<readonly VolumeRow[]> {
  const those = sql`v.volume_id = any(${[...ids]}::uuid[]) and ${inSight(ctx, scope)}`
  await sql`select v.volume_id from archive_volume v where ${those} order by v.volume_id for no key update`.execute(
    ctx.db,
  )
  return readVolumes(ctx, scope, ids)
}

/** Volumes in sight by their ids, in the order of their numbers. */
export async function readVolumes(
  ctx: Ctx,
  scope: Scope,
  ids: readonly string[],
): Promise<readonly VolumeRow[]> {
  const { rows } = await sql<VolumeRow>`
    select ${columns} from ${joined} where v.volume_id = any(${[...ids]}::uuid[]) and ${inSight(ctx, scope)}
    order by v.org_path, v.serial`.execute(ctx.db)
  return rows
}

/** The next number of a kind of record at an organisation; whoever else asks waits until the transaction ends. */
export async function nextSerial(
  ctx: Ctx,
  { of, org }: { of: 'volume' | 'box' | 'handover' | 'destruction'; org: string },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`archive:${of}:${ctx.pack.season}:${org}`}, 0))`.execute(
    ctx.db,
  )
  const tables = {
    volume: sql`archive_volume where org_path`,
    box: sql`archive_box where org_path`,
    handover: sql`archive_handover where from_path`,
    destruction: sql`archive_destruction where org_path`,
  }
  const { rows } = await sql<{ serial: number }>`
    select coalesce(max(serial), 0)::int + 1 as serial from ${tables[of]} = ${org} and season = ${ctx.pack.season}`.execute(
    ctx.db,
  )
  return rows[0]?.serial ?? 1
}

export async function insertVolume(
  ctx: Ctx,
  given: { of: string; org: string; serial: number; title: string; period: string; by: string },
): Promise<string> {
  const id = newId()
  await sql`
    insert into archive_volume (volume_id, season, of_path, org_path, kept_path, serial, title, period, state, made_by, made_at)
    values (${id}, ${ctx.pack.season}, ${given.of}, ${given.org}, ${given.org}, ${given.serial}, ${given.title}, ${given.period}, 'open',
      ${given.by}, ${new Date(ctx.now)})`.execute(ctx.db)
  return id
}

export async function bindVolume(
  ctx: Ctx,
  id: string,
  { to, keepUntil }: { to: VolumeState; keepUntil: number | undefined },
): Promise<void> {
  const until = keepUntil === undefined ? null : new Date(keepUntil)
  await sql`
    update archive_volume set state = ${to}, version = version + 1, bound_at = ${new Date(ctx.now)}, keep_until = ${until}
    where volume_id = ${id}`.execute(ctx.db)
}

export async function moveVolumeTo(ctx: Ctx, id: string, to: VolumeState): Promise<void> {
  await sql`update archive_volume set state = ${to}, version = version + 1 where volume_id = ${id}`.execute(
    ctx.db,
  )
}

export async function boxVolume(ctx: Ctx, id: string, box: string): Promise<void> {
  await sql`update archive_volume set box_id = ${box}, version = version + 1 where volume_id = ${id}`.execute(
    ctx.db,
  )
}

/** Held volumes begin to wait for a decision, or stop waiting. */
export async function setPending(ctx: Ctx, ids: readonly string[], pending: string | null): Promise<void> {
  await sql`
    update archive_volume set pending_in = ${pending}::uuid, version = version + 1 where volume_id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
}

/** Held volumes are kept by another organisation from now on; its own boxes await them. */
export async function handVolumes(ctx: Ctx, ids: readonly string[], to: string): Promise<void> {
  await sql`
    update archive_volume set kept_path = ${to}, box_id = null, pending_in = null, version = version + 1
    where volume_id = any(${[...ids]}::uuid[])`.execute(ctx.db)
}

/** After the destruction was decided: the database asks for it. */
export async function destroyVolumes(ctx: Ctx, ids: readonly string[], to: VolumeState): Promise<void> {
  await sql`
    update archive_volume set state = ${to}, destroyed_at = ${new Date(ctx.now)}, box_id = null, pending_in = null, version = version + 1
    where volume_id = any(${[...ids]}::uuid[])`.execute(ctx.db)
}
