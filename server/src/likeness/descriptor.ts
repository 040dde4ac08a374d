import { type SealingKey, openWith, sealWith } from '../platform/sealed-text.ts'

/** Numbers that say whose face it is; biometric (PIPL art. 28): sealed with the person's key and bound to its picture. */
const LENGTH = 128

const placeOf = (registration: string, image: string) => `likeness:${registration}:${image}`

export function sealDescriptor(
  key: SealingKey,
  descriptor: Float32Array,
  { registration, image }: { registration: string; image: string },
): Buffer {
  if (descriptor.length !== LENGTH) throw new Error(`likeness: a descriptor of ${descriptor.length}`)
  const bytes = Buffer.from(descriptor.buffer, descriptor.byteOffset, descriptor.byteLength)
  return sealWith(key, bytes, placeOf(registration, image))
}

export function openDescriptor(
  key: SealingKey,
  sealed: Buffer,
  { registration, image }: { registration: string; image: string },
): Float32Array {
  const bytes = openWith(key, sealed, placeOf(registration, image))
  // A copy of its own, so that four-byte numbers begin at a whole place.
  return new Float32Array(Uint8Array.from(bytes).buffer)
}
