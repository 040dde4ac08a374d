import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/grants'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { bareCode } from '../platform/one-time-code.ts'
import { inTransaction } from '../platform/serve.ts'
import { startSession } from './commands.ts'
import { checkPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import { closeOthers } from './store.ts'
import { activateStaffAccount, findStaffSlip } from './store-staff.ts'

/** The slip under its lock. Refuses STAFF-CODE-WRONG (never saying whether the login exists), STAFF-CODE-DEAD. */
async function liveSlip(ctx: Ctx, { login, code }: { login: string; code: string }) {
  const hash = ctx.services.keys.secretHash(bareCode(code))
  const slip = await findStaffSlip(ctx, { login: login.trim(), code: hash })
  if (slip === undefined) throw refused('STAFF-CODE-WRONG')
  if (slip.dead) throw refused('STAFF-CODE-DEAD')
  return slip
}

/** 工作人员凭激活码启用 (A5): an own password, never one that somebody else has chosen (notice 三.(二)). What the account was offered is
 *  in force from then on. Refuses STAFF-CODE-WRONG, STAFF-CODE-DEAD, PASSWORD-WEAK. */
export async function activateStaff(ctx: Ctx, input: InputOf<typeof api.activateStaff>) {
  const seen = await liveSlip(ctx, input)
  orRefuse(checkPassword(input.password, { numbers: [seen.login], birthDate: undefined, names: [seen.name] }))
  const password = await hashPassword(input.password)
  return inTransaction(ctx, async (inside) => {
    const slip = await liveSlip(inside, input)
    await activateStaffAccount(inside, { slip: slip.slip_id, account: slip.account_id, password })
    await closeOthers(inside, slip.account_id, undefined)
    const signed = await startSession(inside, slip.account_id)
    await recordEvent(signed, { kind: 'account.activated', at: ctx.now, by: byOf(signed) })
    return { done: true as const }
  })
}
