import { beijingDay } from '@zhongzhao/domain/base/time'
import type { Ctx } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import { type FileAnswer, inTransaction } from '../platform/serve.ts'
import { loadDossier } from '../registration/store.ts'
import { issueForm } from './issue.ts'
import { checkGlyphs, pdfAnswer } from './render.ts'

/** 打印考生报名登记表 (notice 三.(三)). The sheet is on record before the paper exists; a lost reply prints the same sheet again.
 *  Refuses NOT-FOUND, GLYPH-MISSING. */
export async function printForm(ctx: Ctx, { id }: { id: string }): Promise<FileAnswer> {
  const scope = scopeOf(ctx, 'registration.print')
  await checkGlyphs(ctx, [await loadDossier(ctx, scope, { id, hold: 'read' })])
  const { part, pictures } = await inTransaction(ctx, async (inside) =>
    issueForm(inside, scope, await loadDossier(inside, scope, { id, hold: 'change' })),
  )
  return pdfAnswer({ title: '考生报名登记表', parts: [part], pictures }, `form-${beijingDay(ctx.now)}.pdf`)
}
