import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/giving-up'
import { decideComingBack, decideWithdrawal } from '@zhongzhao/domain/registration/track'
import { cancelAllMessages } from '../messages/store.ts'
import type { Ctx } from '../platform/context.ts'
import { change } from './change.ts'
import { type RegistrationView, viewOf } from './view.ts'

/** 登记放弃报考 (B7): a booked time is free again, and what waits to be told is not told. Refuses STATE-NO-WAY, REG-REASON-MISSING,
 *  VERSION-STALE. */
export async function withdraw(
  ctx: Ctx,
  { id, version, reason }: InputOf<typeof api.withdraw>,
): Promise<RegistrationView> {
  const changed = await change(ctx, { id, action: 'registration.withdraw', version }, (r, given) =>
    decideWithdrawal(r, reason, given),
  )
  await cancelAllMessages(ctx, id)
  return viewOf(ctx, changed)
}

/** 恢复报考 (B7): the number was kept for it. Refuses STATE-NO-WAY, TIME-CLOSED, REG-REASON-MISSING, VERSION-STALE, REG-TWICE. */
export async function comeBack(
  ctx: Ctx,
  { id, version, reason }: InputOf<typeof api.comeBack>,
): Promise<RegistrationView> {
  const changed = await change(ctx, { id, action: 'registration.withdraw', version }, (r, given) =>
    decideComingBack(r, reason, given),
  )
  return viewOf(ctx, changed)
}
