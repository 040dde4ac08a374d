import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/assisted'
import type { Values } from '@zhongzhao/domain/forms/form'
import { decideNumber } from '@zhongzhao/domain/registration/assisted-number'
import { identityOf } from '@zhongzhao/domain/registration/numbers'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { sealWith } from '../platform/sealed-text.ts'
import { changeNumbers, termsOf } from '../registration/change-numbers.ts'
import { change } from '../registration/change.ts'
import type { Dossier } from '../registration/store.ts'
import { standingOf, typedPlace } from './entries.ts'
import { isActivated, madeOf, putTyped } from './store-entries.ts'
import * as store from './store-number.ts'
import { typedOf } from './typing.ts'

/** The person stands under the new number and no longer under the old; of two who take it at once one wins. Whose key seals the record is
 *  not changed by a correction: who is known under either number keeps the own records. */
async function renumber(
  ctx: Ctx,
  { registration: r }: Dossier,
  { was, now }: { was: Values; now: Values },
): Promise<void> {
  if (identityOf(was) === identityOf(now)) return
  const numbers = { registration: r.id, person: r.person, was, now }
  const terms = { before: 'wrong', by: byOf(ctx), season: r.season } as const
  const refusedOnes = await changeNumbers(termsOf(ctx), [numbers], terms)
  if (refusedOnes.size > 0) throw (await standingOf(ctx, [identityOf(now)])) ?? refused('ENTRY-KNOWN')
  if (await store.hasOthers(ctx, { person: r.person, registration: r.id })) throw refused('ENTRY-KNOWN')
}

/** 更正证件号码 (notice 三.(五); G3), before the candidate has activated: the number is checked anew and moved, and every slip with the old one
 *  dies. Refuses NOT-FOUND, ENTRY-NOT-HERE, ENTRY-ACTIVATED, ENTRY-WRONG, ENTRY-ELSEWHERE, ENTRY-KNOWN, VERSION-STALE, STATE-NO-WAY,
 *  TIME-CLOSED. */
export async function correctNumber(
  ctx: Ctx,
  { id, version, identity }: InputOf<typeof api.correctNumber>,
): Promise<OutputOf<typeof api.correctNumber>> {
  const made = await madeOf(ctx, scopeOf(ctx, 'registration.enter'), id)
  const standing = made === undefined ? 'elsewhere' : 'atPoint'
  let was: Values = {}
  const saved = await change(ctx, { id, action: 'registration.enter' }, (r, given) => {
    was = r.sections['basic']?.[0] ?? {}
    return decideNumber(r, { version, identity, made: standing }, given)
  })
  if (made === undefined) throw refused('ENTRY-NOT-HERE')
  const { registration: r, key } = saved
  // The slip is held first: who activates with it at this moment comes before or finds it dead.
  await store.voidSlips(ctx, r.person)
  if (await isActivated(ctx, r.person)) throw refused('ENTRY-ACTIVATED')
  await renumber(ctx, saved, { was, now: r.sections['basic']?.[0] ?? {} })
  const typed = { ...typedOf(saved, made), basic: r.sections['basic'] ?? [] }
  await putTyped(ctx, id, sealWith(key, JSON.stringify(typed), typedPlace(id)))
  return { version: r.sectionVersions['basic'] ?? 0 }
}
