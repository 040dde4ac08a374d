import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/actual-class'
import { decideClass } from '@zhongzhao/domain/registration/actual-class'
import { classFor } from '../orgs/commands.ts'
import type { Ctx } from '../platform/context.ts'
import { change } from './change.ts'
import { readOne } from './commands.ts'
import type { RegistrationView } from './view.ts'

/** 实际班级 and 借读生 (B7). Read anew afterwards: the new class has a name and perhaps longer windows of its own. */
export async function changeClass(
  ctx: Ctx,
  { id, version, class: code, guest }: InputOf<typeof api.changeClass>,
): Promise<RegistrationView> {
  const { path } = await classFor(ctx, { code, action: 'roster.import' })
  await change(ctx, { id, action: 'roster.import', version }, (r, given) =>
    decideClass(r, { org: path, ...(guest ? { guest: 'elsewhere' } : {}) }, given),
  )
  return readOne(ctx, { id })
}
