import { reachOf } from '@zhongzhao/domain/access/can'
import type { Claim } from '@zhongzhao/domain/claims/claim'
import { type ClaimLevel, claimLevels, levelAbove, levelAt } from '@zhongzhao/domain/claims/levels'
import { claimKind } from '@zhongzhao/domain/season/eligibility'
import type { Ctx } from '../platform/context.ts'
import { orgsAlong } from '../orgs/store-above.ts'

/** Offices at which the caller itself reviews; what stands below is not its level (谁主管、谁审核, notice 三.(一)). */
export function ownOffices(ctx: Ctx): readonly string[] {
  return ctx.actor === undefined ? [] : reachOf(ctx.actor, 'claim.review', ctx.pack.roles).orgs
}

/** The office in whose name the caller acts on a claim: the one it waits at, when that is the caller's, or when the caller reviews at the next
 *  level and that level may stand in; otherwise the caller's own, which the decision refuses. */
export function actingOffice(ctx: Ctx, c: Claim, levels: readonly ClaimLevel[]): string {
  const own = ownOffices(ctx)
  const { office } = c.seat
  if (own.includes(office)) return office
  const above = levelAbove(levels, office)
  const standsIn =
    levelAt(levels, office)?.standIn === 'nextLevel' && above !== undefined && own.includes(above.org)
  return standsIn ? office : (own[0] ?? '')
}

/** The same, where only the claim is at hand. */
export async function officeFor(ctx: Ctx, c: Claim): Promise<{ office: string }> {
  const kind = claimKind(ctx.pack.eligibility, c.kind)
  if (kind === undefined) return { office: ownOffices(ctx)[0] ?? '' }
  // The class of the candidate is not needed: levels below the one it waits at do not stand in.
  const orgs = await orgsAlong(ctx, [c.seat.office])
  const levels = claimLevels(kind, { path: c.seat.office, orgs })
  return { office: actingOffice(ctx, c, levels) }
}
