import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { HASH_SIDE, likenessHash } from '@zhongzhao/imaging/likeness'
import sharp from 'sharp'
import type { Services } from '../platform/context.ts'
import { sealDescriptor } from './descriptor.ts'
import { putLikeness } from './store-likeness.ts'

/** Whose face is in a picture: 128 numbers; undefined where there is none, or nobody here can tell. */
export type Describe = (bytes: Uint8Array) => Promise<Float32Array | undefined>

/** The hash of a filed picture: turned upright, shrunk to grey. */
export async function hashOf(bytes: Uint8Array): Promise<Uint8Array> {
  const luma = await sharp(bytes)
    .autoOrient()
    .greyscale()
    .resize(HASH_SIDE, HASH_SIDE, { fit: 'fill' })
    .raw()
    .toBuffer()
  return likenessHash(luma)
}

/** Measures how a picture looks and keeps it sealed, for the comparison inside the school (E6). */
export async function keepLikeness(
  services: Services,
  picture: {
    readonly registration: string
    readonly image: string
    readonly kind: PictureKind
    readonly key: Buffer
    readonly bytes: Buffer
    readonly at: Date
  },
  describe: Describe,
): Promise<void> {
  const { registration, image, kind, key, bytes, at } = picture
  const hash = await hashOf(bytes)
  const face = await describe(bytes)
  const descriptor = face === undefined ? null : sealDescriptor(key, face, { registration, image })
  await putLikeness(services.db, { registration, kind, image, hash, descriptor, at })
}
