import type { ActionName } from '@zhongzhao/domain/access/actions'
import type { Result } from '@zhongzhao/domain/base/result'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import type { MessageDraft } from '@zhongzhao/domain/messages/template'
import type { Circumstances } from '@zhongzhao/domain/registration/circumstances'
import { keptElsewhere } from '@zhongzhao/domain/registration/lifecycle'
import type { Registration } from '@zhongzhao/domain/registration/registration'
import { cancelMessages, sendMessage } from '../messages/store.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { followClaims } from './follow-claims.ts'
import { type Dossier, loadDossier, save } from './store.ts'
import { circumstances } from './view.ts'

export type Decide = (
  r: Registration,
  given: Circumstances,
  dossier: Dossier,
) => Result<Decided<Registration>>

/** Load, decide, save: what every command about one registration is. `version` = the one the caller had before the eyes;
 *  left out where the decision itself looks at a finer version. Claims go along to another school. Refuses NOT-FOUND, REG-MOVED, VERSION-STALE, and what is decided. */
export async function change(
  ctx: Ctx,
  { id, action, version }: { id: string; action: ActionName; version?: number },
  decide: Decide,
): Promise<Dossier> {
  const dossier = await loadDossier(ctx, scopeOf(ctx, action), { id, hold: 'change' })
  const held = dossier.registration
  if (keptElsewhere(held.state)) throw refused('REG-MOVED')
  if (version !== undefined && version !== held.version)
    throw refused('VERSION-STALE', { version: held.version })
  const decision = orRefuse(decide(held, circumstances(ctx, dossier), dossier))
  await save(ctx, decision, { key: dossier.key, was: held.version })
  const changed = { ...dossier, registration: decision.next }
  if (decision.next.school !== held.school) await followClaims(ctx, changed)
  return changed
}

/** The same, and the candidate is told, at once unless said otherwise. */
export async function changeAndTell(
  ctx: Ctx,
  given: {
    id: string
    action: ActionName
    version?: number
    draft: MessageDraft
    /** The message leaves only then, so that it can be taken back. */
    afterSeconds?: number
  },
  decide: Decide,
): Promise<Dossier> {
  const { draft, afterSeconds = 0, ...asked } = given
  const changed = await change(ctx, asked, decide)
  await sendMessage(ctx, { registration: changed.registration, draft, afterSeconds })
  return changed
}

/** The same, and a message that has not left yet does not leave. */
export async function changeAndTakeBack(
  ctx: Ctx,
  given: { id: string; action: ActionName; template: string },
  decide: Decide,
): Promise<Dossier> {
  const changed = await change(ctx, given, decide)
  await cancelMessages(ctx, [given.id], [given.template])
  return changed
}
