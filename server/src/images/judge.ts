import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/judging'
import { reasonTexts } from '@zhongzhao/domain/images/picture-reason'
import { decideJudgement, decideJudgementUndone } from '@zhongzhao/domain/registration/judge'
import type { Ctx } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import { type Decide, change, changeAndTakeBack, changeAndTell } from '../registration/change.ts'
import { type RegistrationView, viewOf } from '../registration/view.ts'
import { type DoubtfulLine, countDoubtful, listDoubtful } from './store-doubtful.ts'

const PAGE = 50
const TEMPLATE = 'portrait-refused'

const lineView = (line: DoubtfulLine) => ({
  id: line.registration_id,
  name: line.name,
  number: line.number,
  className: line.class_name ?? '',
  school: line.school_name ?? '',
  image: line.image_id,
  verdict: line.verdict,
  disputed: line.disputed,
  at: line.at.getTime(),
  findings: [...line.findings],
})

/** The queue of a judge, oldest first; what arrives later comes at the end. */
export async function doubtfulPictures(
  ctx: Ctx,
  input: InputOf<typeof api.doubtfulPictures>,
): Promise<OutputOf<typeof api.doubtfulPictures>> {
  const scope = scopeOf(ctx, 'image.judge')
  const { cursor, ...filter } = input
  const lines = await listDoubtful(ctx, scope, { ...filter, after: cursor, limit: PAGE + 1 })
  const page = lines.slice(0, PAGE)
  const last = page.at(-1)
  const more = lines.length > PAGE && last !== undefined
  return {
    lines: page.map(lineView),
    ...(await countDoubtful(ctx, scope, filter)),
    ...(more ? { next: `${last.at.getTime()}|${last.registration_id}` } : {}),
  }
}

/** A person looks at a doubtful picture and decides; whose portrait is refused is told why and to come again, when the judge can no
 *  longer take it back (notice 二.2(1)). Refuses IMAGE-NONE, IMAGE-JUDGED, IMAGE-REASON, IMAGE-DISPUTED, REG-CORRECTION-MISSING. */
export async function judgePicture(
  ctx: Ctx,
  { id, kind, image, was, verdict, reasons = [], identity }: InputOf<typeof api.judgePicture>,
): Promise<RegistrationView> {
  const asked = { id, action: 'image.judge' } as const
  const decide: Decide = (r, given) =>
    decideJudgement(r, { kind, image, was, verdict, reasons, identity: identity ?? 'notCompared' }, given)
  const { pictureReasons, undoSeconds } = ctx.pack
  if (kind !== 'portrait' || verdict !== 'refused') return viewOf(ctx, await change(ctx, asked, decide))
  const params = { reasons: reasonTexts(pictureReasons, reasons).join('') }
  const draft = { template: TEMPLATE, params }
  return viewOf(ctx, await changeAndTell(ctx, { ...asked, draft, afterSeconds: undoSeconds.value }, decide))
}

/** Within some seconds the judge takes it back, and the message does not leave. Refuses IMAGE-UNDO-LATE, REG-CORRECTION-MISSING. */
export async function undoJudgement(
  ctx: Ctx,
  { id, kind, image }: InputOf<typeof api.undoJudgement>,
): Promise<RegistrationView> {
  const asked = { id, action: 'image.judge', template: TEMPLATE } as const
  const decide: Decide = (r, given) => decideJudgementUndone(r, { kind, image }, given)
  return viewOf(ctx, await changeAndTakeBack(ctx, asked, decide))
}
