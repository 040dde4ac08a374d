import { instant } from '@zhongzhao/domain/base/time'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import type { Transfer, TransferState } from '@zhongzhao/domain/transfer/transfer'
import { transferLifecycle } from '@zhongzhao/domain/transfer/transfer'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { eventRow } from '../platform/events.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

export interface TransferRow {
  readonly transfer_id: string
  readonly season: string
  readonly person_id: string
  readonly from_registration: string
  readonly to_registration: string | null
  readonly point_path: string
  readonly household: string
  readonly evidence: readonly string[]
  readonly state: TransferState
  readonly version: number
  readonly applied_at: Date
  readonly until: Date
  readonly decided_at: Date | null
  readonly reason: string | null
}

export const columns = sql`t.transfer_id, t.season, t.person_id, t.from_registration, t.to_registration, t.point_path, t.household, t.evidence, t.state,
  t.version, t.applied_at, t.until, t.decided_at, t.reason`

export function toTransfer(row: TransferRow): Transfer {
  return {
    id: row.transfer_id,
    season: row.season,
    person: row.person_id,
    from: row.from_registration,
    ...(row.to_registration === null ? {} : { to: row.to_registration }),
    point: row.point_path,
    household: row.household,
    evidence: row.evidence,
    state: row.state,
    version: row.version,
    appliedAt: instant(row.applied_at.getTime()),
    until: instant(row.until.getTime()),
    ...(row.decided_at === null ? {} : { decidedAt: instant(row.decided_at.getTime()) }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }
}

/** Inside the scope: at a point that the caller answers for, or the caller's own. */
function inside(scope: Scope, person: string | undefined): RawBuilder<boolean> {
  const own = scope.registrations.length > 0 && person !== undefined
  return own ? sql<boolean>`t.person_id = ${person}` : orgInScope(scope, sql`t.point_path`)
}

/** Locked until the transaction ends, so that of two who decide one comes second and is told. Refuses TRANSFER-NONE, TRANSFER-STALE,
 *  SEASON-OTHER. */
export async function holdTransfer(
  ctx: Ctx,
  scope: Scope,
  { id, version }: { id: string; version: number },
): Promise<Transfer> {
  const { rows } = await sql<TransferRow>`
    select ${columns} from transfer t where t.transfer_id = ${id} and ${inside(scope, ctx.actor?.person)} for update of t`.execute(
    ctx.db,
  )
  const [row] = rows
  if (row === undefined) throw refused('TRANSFER-NONE')
  checkOwnSeason(ctx, row.season)
  if (row.version !== version) throw refused('TRANSFER-STALE', { state: transferLifecycle.states[row.state] })
  return toTransfer(row)
}

/** A new application with its event, in one statement. Another living one of the person: TRANSFER-OPEN. */
export async function insertTransfer(ctx: Ctx, { next: t, event }: Decided<Transfer>): Promise<void> {
  const e = eventRow(ctx, event, { registration: t.from, subject: t.id })
  const { rows } = await sql<{ n: number }>`
    with begun as (
      insert into transfer (transfer_id, season, person_id, from_registration, point_path, household, evidence, state, version, applied_at, until)
      values (${t.id}, ${t.season}, ${t.person}, ${t.from}, ${t.point}, ${t.household}, ${[...t.evidence]}::text[], ${t.state}, ${t.version}, ${new Date(t.appliedAt)}, ${new Date(t.until)})
      on conflict (season, person_id) where state in ('applied', 'accepted') do nothing
      returning transfer_id
    ), told as (
      insert into event (event_id, kind, at, account_id, org_path, request_id, registration_id, subject, fields, detail)
      select ${e.event_id}::uuid, ${e.kind}, ${e.at}::timestamptz, ${e.account_id}::uuid, ${e.org_path}, ${e.request_id}, ${e.registration_id}::uuid, ${e.subject}, ${e.fields}::text[], ${e.detail}::jsonb from begun
    )
    select count(*)::int as n from begun`.execute(ctx.db)
  if (rows[0]?.n !== 1) throw refused('TRANSFER-OPEN')
}

/** The next state of an application with its event, in one statement. Refuses TRANSFER-STALE. */
export async function saveTransfer(ctx: Ctx, { next: t, event }: Decided<Transfer>): Promise<void> {
  const e = eventRow(ctx, event, { registration: t.from, subject: t.id })
  const { rows } = await sql<{ n: number }>`
    with moved as (
      update transfer set state = ${t.state}, version = ${t.version}, to_registration = ${t.to ?? null}, reason = ${t.reason ?? null}, decided_at = ${new Date(t.decidedAt ?? ctx.now)}, decided_by = ${e.account_id}
      where transfer_id = ${t.id} and version = ${t.version - 1}
      returning transfer_id
    ), told as (
      insert into event (event_id, kind, at, account_id, org_path, request_id, registration_id, subject, fields, detail)
      select ${e.event_id}::uuid, ${e.kind}, ${e.at}::timestamptz, ${e.account_id}::uuid, ${e.org_path}, ${e.request_id}, ${e.registration_id}::uuid, ${e.subject}, ${e.fields}::text[], ${e.detail}::jsonb from moved
    )
    select count(*)::int as n from moved`.execute(ctx.db)
  if (rows[0]?.n !== 1) throw refused('TRANSFER-STALE', { state: transferLifecycle.states[t.state] })
}
