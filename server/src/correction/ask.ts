import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/corrections'
import type { ChainLevel } from '@zhongzhao/domain/access/chain'
import type { AskedAs } from '@zhongzhao/domain/correction/correction'
import { decideAsking } from '@zhongzhao/domain/correction/decide'
import { schemeFor } from '@zhongzhao/domain/season/corrections'
import { sendMessage } from '../messages/store.ts'
import { chainAt } from '../orgs/store-above.ts'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { type Dossier, loadDossier } from '../registration/store.ts'
import { circumstances, packOf } from '../registration/view.ts'
import { attachPapers, waitingPapers } from './store-papers.ts'
import { insertCorrection } from './store.ts'

/** From which side the caller speaks. */
export const sideOf = (ctx: Ctx): AskedAs => (ctx.actor?.kind === 'candidate' ? 'candidate' : 'school')

/** Who approves these fields for this pupil, from the pack's chain and the organisations above (notice 三.(一)). */
async function levelsFor(
  ctx: Ctx,
  dossier: Dossier,
  fields: readonly string[],
): Promise<readonly ChainLevel[]> {
  const { registration: r } = dossier
  const scheme = schemeFor(packOf(ctx, r).corrections, fields)
  if (scheme === undefined) return []
  return chainAt(ctx, { chain: scheme.chain, path: r.org })
}

/** 申请信息更正 (notice 三.(三)): nothing changes until every level has agreed. Two who ask at once: one is told of the other's.
 *  Refuses NOT-FOUND, VERSION-STALE, CORRECTION-OPEN, and what is decided. */
export async function askCorrection(
  ctx: Ctx,
  { id, version, changes, reason, papers }: InputOf<typeof api.askCorrection>,
): Promise<OutputOf<typeof api.askCorrection>> {
  const dossier = await loadDossier(ctx, scopeOf(ctx, 'correction.ask'), { id, hold: 'change' })
  const { registration: r, key } = dossier
  if (r.version !== version) throw refused('VERSION-STALE', { version: r.version })
  const levels = await levelsFor(
    ctx,
    dossier,
    changes.map(({ field }) => field),
  )
  const waiting = await waitingPapers(ctx, { registration: id, account: byOf(ctx).account })
  const given = waiting.filter((one) => papers.includes(one.paper_id))
  const asked = {
    id: newId(),
    changes,
    reason,
    papers: given.map(({ code }) => code),
    as: sideOf(ctx),
    levels,
  }
  const decision = orRefuse(decideAsking(r, asked, circumstances(ctx, dossier)))
  await insertCorrection(ctx, decision, { key, base: r.version })
  const attached = { registration: id, correction: asked.id, papers: given.map((one) => one.paper_id) }
  await attachPapers(ctx, attached)
  const count = String(decision.next.changes.length)
  await sendMessage(ctx, { registration: r, draft: { template: 'correction-asked', params: { count } } })
  return { correction: asked.id }
}
