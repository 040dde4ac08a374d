import { decidePhone } from '@zhongzhao/domain/registration/phone'
import type { Ctx } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import { loadDossier, save } from './store.ts'
import { circumstances } from './view.ts'

/** The phone entered at activation (C6). */
export async function enterPhone(ctx: Ctx, registration: string, phone: string): Promise<void> {
  const scope = scopeOf(ctx, 'registration.fill')
  const dossier = await loadDossier(ctx, scope, { id: registration, hold: 'change' })
  const decision = decidePhone(dossier.registration, phone, circumstances(ctx, dossier))
  if (decision !== undefined)
    await save(ctx, decision, { key: dossier.key, was: dossier.registration.version })
}
