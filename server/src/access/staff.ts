import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/grants'
import { parseLogin } from '@zhongzhao/domain/access/login'
import { type Instant, beijing, beijingText, instant } from '@zhongzhao/domain/base/time'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { newCode } from '../platform/one-time-code.ts'
import { scopeOf } from '../platform/scope.ts'
import * as store from './store-staff.ts'

/** The moment a last day ends in Beijing. A day that does not exist is refused: INPUT-SHAPE. */
export function endOfDay(day: string): Instant {
  const start = beijing(`${day}T00:00`)
  if (!beijingText(start).startsWith(day)) throw refused('INPUT-SHAPE', { where: '截止日期' })
  return instant(start + 86_400_000)
}

/** Refuses STAFF-UNKNOWN. */
export async function findStaff(ctx: Ctx, { login }: InputOf<typeof api.findStaff>) {
  scopeOf(ctx, 'grant.give')
  const found = await store.findStaffByLogin(ctx, login.trim())
  if (found === undefined) throw refused('STAFF-UNKNOWN')
  return { name: found.name }
}

/** Who is meant: somebody who is there, or somebody new when a name is given. Refuses STAFF-UNKNOWN, STAFF-LOGIN-SHAPE,
 *  STAFF-LOGIN-TAKEN. */
export async function staffMeant(
  ctx: Ctx,
  { login, name }: { login: string; name?: string },
): Promise<store.StaffRow> {
  if (name === undefined) {
    const found = await store.findStaffByLogin(ctx, login.trim())
    if (found === undefined) throw refused('STAFF-UNKNOWN')
    return found
  }
  const added = { id: newId(), login: orRefuse(parseLogin(login)), name: name.trim() }
  if (added.name === '') throw refused('INPUT-SHAPE', { where: '姓名' })
  if ((await store.addStaff(ctx, added)) === 'taken') throw refused('STAFF-LOGIN-TAKEN')
  return { account_id: added.id, login: added.login, name: added.name, activated: false }
}

/** A one-time code for somebody without a password; in the clear only in this answer (notice 三.(二): no default passwords). */
export async function issueCode(ctx: Ctx, staff: store.StaffRow) {
  const code = newCode()
  const days = ctx.pack.staffCodeDays.value
  await store.replaceStaffSlip(ctx, {
    id: newId(),
    account: staff.account_id,
    code: ctx.services.keys.secretHash(code),
    by: byOf(ctx).account,
    days,
  })
  return {
    login: staff.login,
    name: staff.name,
    code: code.replace(/(.{4})(?=.)/g, '$1-'),
    until: ctx.now + days * 86_400_000,
  }
}
