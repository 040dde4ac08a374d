import { type Correction, fieldsOf } from '@zhongzhao/domain/correction/correction'
import type { SignedPaper } from '@zhongzhao/domain/registration/seal'
import type { Ctx } from '../platform/context.ts'
import type { Dossier } from '../registration/store.ts'
import { sectionsAt } from './store-versions.ts'
import { holdApproved, toCorrection } from './store.ts'

/** The approved correction of a held registration, with what was sealed before it: what the new sheet may differ in. Undefined: none. */
export async function correctionSigned(
  ctx: Ctx,
  { registration: r, key }: Dossier,
): Promise<
  { readonly correction: Correction; readonly signed: NonNullable<SignedPaper['correction']> } | undefined
> {
  const row = await holdApproved(ctx, r.id)
  if (row === undefined) return undefined
  const correction = toCorrection(row, key)
  const before = await sectionsAt(ctx, { registration: r.id, key, version: row.base_version })
  return { correction, signed: { fields: fieldsOf(correction), before: before ?? {} } }
}
