import { grantFor } from '@zhongzhao/domain/access/can'
import type { ActionName } from '@zhongzhao/domain/access/actions'
import type { Ctx } from './context.ts'
import { refused } from './errors.ts'

/** In whose name somebody acts over an organisation: the account, and the organisation of the grant that allows it.
 *  Refuses SIGNED-OUT, NOT-FOUND. */
export function actorOver(
  ctx: Ctx,
  action: ActionName,
  org: string,
): { readonly account: string; readonly org: string } {
  if (ctx.actor === undefined) throw refused('SIGNED-OUT')
  const grant = grantFor(ctx.actor, action, { target: { org }, roles: ctx.pack.roles })
  if (grant === undefined) throw refused('NOT-FOUND')
  return { account: ctx.actor.account, org: grant.org }
}
