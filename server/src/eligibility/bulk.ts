import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/claim-review'
import { sampleOf } from '@zhongzhao/domain/base/sample'
import type { Claim } from '@zhongzhao/domain/claims/claim'
import { type Said, decideVerdict } from '@zhongzhao/domain/claims/decide'
import { claimLifecycle } from '@zhongzhao/domain/claims/lifecycle'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { type ClaimDossier, claimDossiers } from './around.ts'
import { ownOffices } from './office.ts'
import { lineView } from './queue.ts'
import { keepActs } from './review.ts'
import { findClaims, toClaim } from './store-claims.ts'
import { listWaiting } from './store-queue.ts'

/** Nothing doubtful: every clause met, every file looked at by this office, never returned, no appeal. */
function isClean(c: Claim, { proposed, unread, steps }: ClaimDossier): boolean {
  const returned = steps.some(({ event, undone }) => !undone && ['return', 'refuse'].includes(event))
  return c.state === 'waiting' && proposed.proposal === 'meets' && unread === 0 && !returned
}

/** 批量通过 may take these; the sample has to be opened first. */
export async function cleanClaims(
  ctx: Ctx,
  { kind }: InputOf<typeof api.cleanClaims>,
): Promise<OutputOf<typeof api.cleanClaims>> {
  const scope = scopeOf(ctx, 'claim.review')
  const { sample, most } = ctx.pack.eligibility.bulk
  const rows = await listWaiting(ctx, scope, { offices: ownOffices(ctx), kind, limit: most })
  const around = await claimDossiers(ctx, scope, rows.map(toClaim))
  const clean = rows.filter((row) => {
    const of = around.get(row.claim_id)
    return of !== undefined && isClean(toClaim(row), of)
  })
  return {
    lines: clean.map((row) => lineView(ctx, row)),
    sample: sampleOf(clean, sample).map((row) => row.claim_id),
    doubtful: rows.length - clean.length,
  }
}

type Asked = InputOf<typeof api.passClaims>

/** The sample of what was asked, in the order of the list, so that both sides choose alike. Refuses CLAIM-SAMPLE. */
function checkLooked(ctx: Ctx, { claims, looked }: Asked): void {
  const wanted = sampleOf(claims, ctx.pack.eligibility.bulk.sample)
  const missing = wanted.filter(({ id }) => !looked.includes(id))
  if (missing.length > 0) throw refused('CLAIM-SAMPLE', { count: missing.length })
}

/** Held at the versions that were before the eyes. Refuses CLAIM-NONE, CLAIM-STALE. */
async function heldAll(ctx: Ctx, { claims }: Asked): Promise<readonly Claim[]> {
  const ids = [...new Set(claims.map(({ id }) => id))]
  const rows = await findClaims(ctx, scopeOf(ctx, 'claim.review'), { ids, hold: 'change' })
  if (rows.length < ids.length) throw refused('CLAIM-NONE')
  const stale = rows.find((row) =>
    claims.some(({ id, version }) => id === row.claim_id && version !== row.version),
  )
  if (stale !== undefined) throw refused('CLAIM-STALE', { state: claimLifecycle.states[stale.state] })
  return rows.map(toClaim)
}

const plain = { verdict: 'pass', reasons: [], note: '' } as const

/** 批量通过: all or none, and only where nothing is doubtful now. Refuses CLAIM-SAMPLE, CLAIM-NONE, CLAIM-STALE, CLAIM-DOUBTFUL, and what is
 *  decided (four eyes). */
export async function passClaims(ctx: Ctx, asked: Asked): Promise<{ passed: number }> {
  checkLooked(ctx, asked)
  const claims = await heldAll(ctx, asked)
  const around = await claimDossiers(ctx, scopeOf(ctx, 'claim.review'), claims)
  const own = ownOffices(ctx)
  const clean = claims.flatMap((c) => {
    const of = around.get(c.id)
    return of !== undefined && isClean(c, of) ? [{ c, around: of }] : []
  })
  if (clean.length < claims.length) throw refused('CLAIM-DOUBTFUL', { count: claims.length - clean.length })
  const decisions = clean.map(({ c, around: of }) => {
    // Only at the caller's own level: in bulk nobody stands in.
    const said: Said = { ...plain, office: own.includes(c.seat.office) ? c.seat.office : (own[0] ?? '') }
    return { decision: orRefuse(decideVerdict(c, said, of)), around: of }
  })
  await keepActs(ctx, decisions, { note: '', afterSeconds: ctx.pack.undoSeconds.value })
  return { passed: decisions.length }
}
