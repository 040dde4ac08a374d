import type { ChainLevel } from '@zhongzhao/domain/access/chain'
import { instant } from '@zhongzhao/domain/base/time'
import {
  type AskedAs,
  type Correction,
  type CorrectionState,
  fieldsOf,
} from '@zhongzhao/domain/correction/correction'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import type { FieldChange } from '@zhongzhao/domain/registration/correct'
import { sql } from 'kysely'
import { type Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'

export interface CorrectionRow {
  readonly registration_id: string
  readonly correction_id: string
  readonly season: string
  readonly fields: readonly string[]
  readonly scheme: string
  readonly levels: readonly ChainLevel[]
  readonly level: number
  readonly waits_at: string
  readonly asked_as: AskedAs
  readonly asked_by: string
  readonly asked_at: Date
  readonly reached_at: Date
  readonly decided_at: Date | null
  readonly state: CorrectionState
  readonly version: number
  readonly base_version: number
  readonly sealed: Buffer
  readonly approved_by: readonly string[] | null
}

/** Accounts of the levels that have agreed, in their order. */
const approvers = sql`(select array_agg(s.by_account order by s.step) from correction_step s
  where s.correction_id = c.correction_id and s.event in ('pass', 'approve'))`

export const columns = sql`c.registration_id, c.correction_id, c.season, c.fields, c.scheme, c.levels, c.level, c.waits_at, c.asked_as, c.asked_by,
  c.asked_at, c.reached_at, c.decided_at, c.state, c.version, c.base_version, c.sealed, ${approvers} as approved_by`

const placeOf = (registration: string, id: string) => `correction:${registration}:${id}`

interface Told {
  readonly changes: readonly FieldChange[]
  readonly reason: string
}

export function toCorrection(row: CorrectionRow, key: Buffer): Correction {
  const plain = openWith(key, row.sealed, placeOf(row.registration_id, row.correction_id))
  const { changes, reason } = JSON.parse(plain.toString()) as Told
  return {
    id: row.correction_id,
    registration: row.registration_id,
    season: row.season,
    changes,
    reason,
    scheme: row.scheme,
    levels: row.levels,
    level: row.level,
    askedAs: row.asked_as,
    askedBy: row.asked_by,
    approvedBy: row.approved_by ?? [],
    state: row.state,
    version: row.version,
    askedAt: instant(row.asked_at.getTime()),
    reachedAt: instant(row.reached_at.getTime()),
  }
}

/** Of which registration a request is; the registration is held first, everywhere. */
export async function registrationOf(ctx: Ctx, id: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('correction_request')
    .select('registration_id')
    .where('correction_id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw refused('CORRECTION-GONE')
  return row.registration_id
}

/** Held until the transaction ends; its registration is held already. Refuses CORRECTION-GONE (decided meanwhile),
 *  SEASON-OTHER. */
export async function holdCorrection(
  ctx: Ctx,
  { id, version }: { id: string; version: number },
): Promise<CorrectionRow> {
  const { rows } = await sql<CorrectionRow>`
    select ${columns} from correction_request c where c.correction_id = ${id} for update of c`.execute(ctx.db)
  const [row] = rows
  if (row === undefined || row.version !== version) throw refused('CORRECTION-GONE')
  checkOwnSeason(ctx, row.season)
  return row
}

/** The approved request of a held registration, held. */
export async function holdApproved(ctx: Ctx, registration: string): Promise<CorrectionRow | undefined> {
  const { rows } = await sql<CorrectionRow>`
    select ${columns} from correction_request c where c.registration_id = ${registration} and c.state = 'approved' for update of c`.execute(
    ctx.db,
  )
  return rows[0]
}

const waitsAt = (c: Correction) => c.levels[c.level]?.org ?? ''

/** A new request with its event. Another open one of the registration: CORRECTION-OPEN. */
export async function insertCorrection(
  ctx: Ctx,
  { next: c, event }: Decided<Correction>,
  { key, base }: { key: Buffer; base: number },
): Promise<void> {
  const told: Told = { changes: c.changes, reason: c.reason }
  const sealed = sealWith(key, JSON.stringify(told), placeOf(c.registration, c.id))
  const { rows } = await sql`
    insert into correction_request (registration_id, correction_id, season, fields, scheme, levels, level_count, level, waits_at, asked_as, asked_by,
      asked_at, reached_at, state, version, base_version, sealed)
    values (${c.registration}, ${c.id}, ${c.season}, ${[...fieldsOf(c)]}::text[], ${c.scheme}, ${JSON.stringify(c.levels)}::jsonb, ${c.levels.length}, ${c.level},
      ${waitsAt(c)}, ${c.askedAs}, ${c.askedBy}, ${new Date(c.askedAt)}, ${new Date(c.reachedAt)}, ${c.state}, ${c.version}, ${base}, ${sealed})
    on conflict (registration_id) where state in ('asked', 'approved') do nothing returning 1`.execute(ctx.db)
  if (rows.length === 0) throw refused('CORRECTION-OPEN')
  await recordEvent(ctx, event, { registration: c.registration, subject: c.id })
}

const reasonPlace = (id: string, step: number) => `correction-step:${id}:${step}`

/** The next state with its step and its event: the step first, since the database counts who has agreed. Refuses CORRECTION-GONE. */
export async function saveCorrection(
  ctx: Ctx,
  { next: c, event }: Decided<Correction>,
  reason: string,
): Promise<void> {
  const { account, org = null } = event.by
  const at = new Date(event.at)
  await ctx.db
    .insertInto('correction_step')
    .values({
      correction_id: c.id,
      step: c.version,
      event: event.kind.slice('correction.'.length),
      level: Number(event.detail?.['level'] ?? c.level + 1) - 1,
      by_account: account,
      org_path: org,
      reason: ctx.services.keys.seal(reason.trim(), reasonPlace(c.id, c.version)),
      at,
    })
    .execute()
  const { rows } = await sql`
    update correction_request set state = ${c.state}, version = ${c.version}, level = ${c.level}, waits_at = ${waitsAt(c)},
      reached_at = ${new Date(c.reachedAt)}, decided_at = ${at}
    where correction_id = ${c.id} and version = ${c.version - 1} returning 1`.execute(ctx.db)
  if (rows.length === 0) throw refused('CORRECTION-GONE')
  await recordEvent(ctx, event, { registration: c.registration, subject: c.id })
}

export interface StepRow {
  readonly step: number
  readonly event: string
  readonly level: number
  readonly by_name: string | null
  readonly org_name: string | null
  readonly reason: Buffer
  readonly at: Date
}

/** What was done about a request, in order. */
export async function stepsOf(
  ctx: Ctx,
  id: string,
): Promise<readonly (StepRow & { readonly said: string })[]> {
  const { rows } = await sql<StepRow>`
    select s.step, s.event, s.level, a.name as by_name, o.name as org_name, s.reason, s.at from correction_step s
    left join account a on a.account_id = s.by_account left join org o on o.path = s.org_path
    where s.correction_id = ${id} order by s.step limit 100`.execute(ctx.db)
  return rows.map((row) => ({
    ...row,
    said: ctx.services.keys.open(row.reason, reasonPlace(id, row.step)).toString(),
  }))
}
