import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/images'
import { decideDispute } from '@zhongzhao/domain/registration/picture'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { openWith } from '../platform/sealed-text.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { change } from '../registration/change.ts'
import { type RegistrationView, viewOf } from '../registration/view.ts'
import { type ImageFile, findImage } from './store.ts'

/** Bytes of a picture in the clear; the caller has shown its right by the scope that found it. */
export async function pictureBytes(
  ctx: Ctx,
  found: ImageFile,
  { image, variant }: { image: string; variant: 'derived' | 'original' },
): Promise<Buffer> {
  const key = ctx.services.keys.unwrap(found.person_id, found.wrapped)
  const sealed = await ctx.services.files.get(
    variant === 'derived' ? found.derived_file : found.original_file,
  )
  return openWith(key, sealed, `image:${found.registration_id}:${image}`)
}

/** A picture as it is: portraits, and the candidate's own document. Refuses NOT-FOUND, IMAGE-PURPOSE. */
export async function readPictureFile(
  ctx: Ctx,
  { id, image, variant }: InputOf<typeof api.readPicture>,
): Promise<FileAnswer> {
  const found = await findImage(ctx, scopeOf(ctx, 'image.read'), { id, image })
  if (found === undefined) throw refused('NOT-FOUND')
  // Staff see a document for a purpose only, marked and recorded: `openDocument` (F4).
  if (ctx.actor?.kind === 'staff' && found.kind === 'document') throw refused('IMAGE-PURPOSE')
  return {
    kind: 'file',
    bytes: await pictureBytes(ctx, found, { image, variant }),
    type: 'image/jpeg',
    fileName: `${found.kind}.jpg`,
    // A candidate's computer is shared (C10).
    cache: ctx.actor?.kind === 'staff' ? 'day' : 'never',
  }
}

/** 这不是我 (E0). */
export async function disputePicture(
  ctx: Ctx,
  { id, version }: InputOf<typeof api.disputePicture>,
): Promise<RegistrationView> {
  return viewOf(ctx, await change(ctx, { id, action: 'image.dispute', version }, decideDispute))
}
