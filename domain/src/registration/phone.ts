import { type Decided, decided } from '../lifecycle/decided.ts'
import { rowOf } from '../lifecycle/table.ts'
import type { Circumstances } from './circumstances.ts'
import { registrationLifecycle } from './lifecycle.ts'
import type { Registration } from './registration.ts'

/** The phone entered at activation (C6, notice 三.(二): 保证畅通的手机号码) goes into the form where none stands yet and the
 *  candidate may still save; `undefined` where there is nothing to do. It may come before the filling window, since the
 *  account does. */
export function decidePhone(
  r: Registration,
  phone: string,
  { now, by }: Circumstances,
): Decided<Registration> | undefined {
  const [basic = {}] = r.sections['basic'] ?? []
  const fillable = rowOf(registrationLifecycle, r.state, 'save') !== undefined
  if ((basic['phone'] ?? '') !== '' || !fillable) return undefined
  const next = { ...r, version: r.version + 1, sections: { ...r.sections, basic: [{ ...basic, phone }] } }
  return decided(next, { kind: 'registration.saved', at: now, by, fields: ['basic.phone'] })
}
