/** What lies in the browser's database: AES-256-GCM under the key of the shift. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

/** A key that no program can read out; it lives in the browser's database and is gone with the shift. */
export function newShiftKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

const coded = (text: string) => new TextEncoder().encode(text)

/** `place` says whose and which it is (account, shift, capture): bytes moved elsewhere cannot be opened there. */
export async function sealed(key: CryptoKey, place: string, plain: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const asked = { name: 'AES-GCM', iv, additionalData: coded(place) }
  return { iv, bytes: await crypto.subtle.encrypt(asked, key, plain) }
}

/** Throws when the key, the place or the bytes are not those of `sealed`. */
export async function opened(
  key: CryptoKey,
  place: string,
  { iv, bytes }: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
  const asked = { name: 'AES-GCM', iv, additionalData: coded(place) }
  return new Uint8Array(await crypto.subtle.decrypt(asked, key, bytes))
}

export const sealedText = (key: CryptoKey, place: string, value: unknown): Promise<Sealed> =>
  sealed(key, place, coded(JSON.stringify(value)))

/** The value that `sealedText` was given. */
export async function openedText(key: CryptoKey, place: string, given: Sealed): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await opened(key, place, given)))
}
