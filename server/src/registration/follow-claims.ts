import { decideGoingAlong } from '@zhongzhao/domain/claims/follow'
import { claimLevels } from '@zhongzhao/domain/claims/levels'
import { claimKind } from '@zhongzhao/domain/season/eligibility'
import { orgsAlong } from '../orgs/store-above.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { holdGoingAlong, saveGoneAlong } from './store-follow-claims.ts'
import type { Dossier } from './store.ts'
import { circumstances } from './view.ts'

/** Claims of a candidate who is at another school now go to the offices of that school, by their step (三.(一)1–3). */
export async function followClaims(ctx: Ctx, dossier: Dossier): Promise<void> {
  const { registration } = dossier
  const held = await holdGoingAlong(ctx, registration.id)
  if (held.length === 0) return
  const path = registration.org
  const orgs = await orgsAlong(ctx, [path])
  const given = circumstances(ctx, dossier)
  const moves = held.flatMap((c) => {
    const kind = claimKind(given.pack.eligibility, c.kind)
    if (kind === undefined) return []
    const levels = claimLevels(kind, { path, orgs })
    return orRefuse(decideGoingAlong(c, { registration, kind, levels, given })) ?? []
  })
  await saveGoneAlong(ctx, registration.id, moves)
}
