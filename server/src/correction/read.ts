import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/corrections'
import { can } from '@zhongzhao/domain/access/can'
import { type CorrectionState, openCorrections } from '@zhongzhao/domain/correction/correction'
import { rowOf } from '@zhongzhao/domain/lifecycle/table'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { loadDossier } from '../registration/store.ts'
import { countRows, findRow, listRows, rowsOf } from './store-list.ts'
import { type CorrectionView, fullView, lineView } from './view.ts'

const PAGE = 50
const listed: readonly CorrectionState[] = ['asked', 'approved', 'done', 'rejected', 'withdrawn', 'revoked']

/** Requests of one registration. Refuses NOT-FOUND. */
export async function correctionsOf(
  ctx: Ctx,
  { id }: InputOf<typeof api.correctionsOf>,
): Promise<OutputOf<typeof api.correctionsOf>> {
  const scope = scopeOf(ctx, 'correction.read')
  const { registration: r } = await loadDossier(ctx, scope, { id, hold: 'read' })
  const rows = await rowsOf(ctx, scope, id)
  const corrections: CorrectionView[] = []
  // A handful a pupil.
  for (const row of rows) corrections.push(await fullView(ctx, row))
  const target = { target: { org: r.org, registration: r.id }, roles: ctx.pack.roles }
  const asks = ctx.actor !== undefined && can(ctx.actor, 'correction.ask', target)
  const opens = rowOf(registrationLifecycle, r.state, 'openCorrection') !== undefined
  const busy = rows.some((row) => openCorrections.includes(row.state))
  return { corrections, mayAsk: asks && opens && !busy }
}

export async function listCorrections(
  ctx: Ctx,
  { state = 'asked', cursor }: InputOf<typeof api.listCorrections>,
): Promise<OutputOf<typeof api.listCorrections>> {
  const scope = scopeOf(ctx, 'correction.read')
  const rows = await listRows(ctx, scope, { state, cursor, limit: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const next =
    rows.length > PAGE && last !== undefined
      ? { next: `${last.reached_at.getTime()}|${last.correction_id}` }
      : {}
  return {
    lines: page.map((row) => lineView(ctx, row)),
    counts: await countRows(ctx, scope, listed),
    ...next,
  }
}

/** Refuses CORRECTION-GONE. */
export async function readCorrection(
  ctx: Ctx,
  { correction }: InputOf<typeof api.readCorrection>,
): Promise<CorrectionView> {
  const row = await findRow(ctx, scopeOf(ctx, 'correction.read'), correction)
  if (row === undefined) throw refused('CORRECTION-GONE')
  return fullView(ctx, row)
}

/** Full values for a stated purpose; recorded with the candidate (个人信息保护法). Refuses CORRECTION-GONE. */
export async function uncoverCorrection(
  ctx: Ctx,
  { correction, purpose }: InputOf<typeof api.uncoverCorrection>,
): Promise<CorrectionView> {
  const row = await findRow(ctx, scopeOf(ctx, 'correction.approve'), correction)
  if (row === undefined) throw refused('CORRECTION-GONE')
  await recordEvent(
    ctx,
    { kind: 'registration.uncovered', at: ctx.now, by: byOf(ctx), detail: { purpose } },
    { registration: row.registration_id, subject: correction },
  )
  return fullView(ctx, row, 'clear')
}
