import { ok } from '@zhongzhao/domain/base/result'
import { decided } from '@zhongzhao/domain/lifecycle/decided'
import { loadDossier, save } from './store.ts'
import { scopeOf } from '../platform/scope.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'

/** The phone entered at activation (C6): goes into the form where none stands yet; asked for again there otherwise. It may come
 *  before the filling window, since the account does. */
export async function enterPhone(ctx: Ctx, registration: string, phone: string): Promise<void> {
  const dossier = await loadDossier(ctx, scopeOf(ctx, 'registration.fill'), {
    id: registration,
    hold: 'change',
  })
  const r = dossier.registration
  const [basic = {}] = r.sections['basic'] ?? []
  if ((basic['phone'] ?? '') !== '' || r.sealedAt !== undefined || r.confirmedAt !== undefined) return
  const next = { ...r, version: r.version + 1, sections: { ...r.sections, basic: [{ ...basic, phone }] } }
  const decision = orRefuse(
    ok(decided(next, { kind: 'registration.saved', at: ctx.now, by: byOf(ctx), fields: ['basic.phone'] })),
  )
  await save(ctx, decision, { key: dossier.key, was: r.version })
}
