import { unsignedAnswers } from '@zhongzhao/domain/evaluation/objection'
import { columnsOf } from '@zhongzhao/domain/evaluation/scheme'
import type { Ctx } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import { titleOf } from './history-titles.ts'
import { listEvents } from './store-list.ts'
import { loadDossier } from './store.ts'
import { labelOf } from './view.ts'

/** Every act leads to a named person (A9) for those who answer for it; the candidate is told that staff did it. */
function whoDid(ctx: Ctx, { by_kind, by_name }: { by_kind: string | null; by_name: string | null }): string {
  if (by_kind === 'candidate') return '考生本人'
  if (by_kind !== 'staff') return '系统'
  return ctx.actor?.registration === undefined ? (by_name ?? '工作人员') : '工作人员'
}

/** What a field is called: of the form, or a dimension of the evaluation. */
const labelIn = ({ pack }: Ctx, kind: string, path: string): string =>
  kind.startsWith('evaluation.')
    ? (columnsOf(pack.evaluation.scheme).find(({ code }) => code === path)?.title ?? '')
    : labelOf(pack, path)

/** The record's own log for whoever may read it; the candidate sees every act on the own registration (C8) but
 *  answers that the head has not signed. */
export async function readHistory(ctx: Ctx, { id }: { id: string }) {
  const scope = scopeOf(ctx, 'registration.read')
  await loadDossier(ctx, scope, { id, hold: 'read' })
  const unseen = ctx.actor?.registration === undefined ? [] : unsignedAnswers
  const events = await listEvents(ctx, scope, { id, unseen })
  return {
    events: events.map((e) => ({
      kind: e.kind,
      title: titleOf(e.kind) + (e.purpose === null ? '' : `（用途：${e.purpose}）`),
      at: e.at.getTime(),
      by: whoDid(ctx, e),
      // The act itself names the picture.
      fields: e.kind.startsWith('image.') ? [] : e.fields.map((path) => labelIn(ctx, e.kind, path)),
    })),
  }
}
