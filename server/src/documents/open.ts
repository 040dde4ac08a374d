import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/documents'
import { grantFor } from '@zhongzhao/domain/access/can'
import { chineseTime } from '@zhongzhao/domain/base/time'
import { type ViewingPurpose, checkViewing } from '@zhongzhao/domain/images/viewing'
import { pictureBytes } from '../images/commands.ts'
import { type ImageFile, findImage } from '../images/store.ts'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { sealWith } from '../platform/sealed-text.ts'
import { type FileAnswer, inTransaction } from '../platform/serve.ts'
import { watermarked } from '../platform/watermark.ts'
import { insertOpening, orgNameAt, placeOfNote } from './store-openings.ts'

type Asked = InputOf<typeof api.openDocument>

/** What is written down before anything is shown: who, when, whose, what for. */
export async function recordOpening(
  ctx: Ctx,
  { id, image, note = '' }: { id: string; image: string; note?: string | undefined },
  { found, purpose }: { found: ImageFile; purpose: ViewingPurpose },
): Promise<string> {
  const actor = ctx.actor
  const grant =
    actor === undefined
      ? undefined
      : grantFor(actor, 'document.open', { target: { org: found.org_path }, roles: ctx.pack.roles })
  if (actor === undefined || grant === undefined) throw refused('NOT-FOUND')
  const opening = newId()
  const key = ctx.services.keys.unwrap(found.person_id, found.wrapped)
  await insertOpening(ctx, {
    registration_id: id,
    opening_id: opening,
    image_id: image,
    account_id: actor.account,
    role: grant.role,
    org_path: grant.org,
    purpose: purpose.code,
    note: note.trim() === '' ? null : sealWith(key, note.trim(), placeOfNote(id, opening)),
    at: new Date(ctx.now),
  })
  await recordEvent(
    ctx,
    { kind: 'document.opened', at: ctx.now, by: byOf(ctx), detail: { purpose: purpose.text } },
    { registration: id, subject: image },
  )
  return orgNameAt(ctx, grant.org)
}

/** A document picture, opened for a purpose and marked with the viewer's name, organisation and time (F4; 个人信息保护法 art. 6, 28).
 *  More may stand in the record than was shown, never less. Refuses NOT-FOUND, IMAGE-NONE, IMAGE-PURPOSE, IMAGE-PURPOSE-NOTE, BUSY. */
export async function openDocument(ctx: Ctx, asked: Asked): Promise<FileAnswer> {
  const found = await findImage(ctx, scopeOf(ctx, 'document.open'), asked)
  if (found === undefined) throw refused('NOT-FOUND')
  if (found.kind !== 'document') throw refused('IMAGE-NONE')
  const purpose = orRefuse(checkViewing(ctx.pack.viewingPurposes, asked))
  const org = await inTransaction(ctx, (inside) => recordOpening(inside, asked, { found, purpose }))
  const bytes = await pictureBytes(ctx, found, { image: asked.image, variant: 'derived' })
  const marked = await watermarked(bytes, [`${ctx.actor?.name ?? ''} ${org}`, chineseTime(ctx.now)])
  return { kind: 'file', bytes: marked, type: 'image/jpeg', fileName: 'document.jpg', cache: 'never' }
}
