import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { freshBytes } from './fresh-bytes.ts'

/** AES-256-GCM; layout: version byte 1, 12-byte nonce, ciphertext, 16-byte tag. */
const VERSION = 1

/** A key as bytes, or made ready once by `createSecretKey`: then each use costs a third. */
export type SealingKey = Buffer | KeyObject

/** `aad` binds the text to its place (`registration:<id>`), so that a row cannot be moved to another record. */
export function sealWith(key: SealingKey, plain: Buffer | string, aad: string): Buffer {
  const nonce = freshBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(aad))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()])
}

/** Throws when the text was changed, moved or sealed with another key. */
export function openWith(key: SealingKey, sealed: Buffer, aad: string): Buffer {
  if (sealed[0] !== VERSION) throw new Error('sealed text of an unknown version')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(sealed.subarray(sealed.length - 16))
  return Buffer.concat([decipher.update(sealed.subarray(13, sealed.length - 16)), decipher.final()])
}

/** Everything that hangs on the master key (KEY_FILE): wrapping of data keys, blind index, seal code, short secrets. */
export interface Keys {
  /** A new data key of a person and its wrapped form. */
  readonly newDataKey: (person: string) => { readonly key: Buffer; readonly wrapped: Buffer }
  readonly unwrap: (person: string, wrapped: Buffer) => Buffer
  /** Keyed blind index of a number, for search and uniqueness. Letters count as upper case. */
  readonly index: (number: string) => Buffer
  /** Seal code of a printed sheet: HMAC-SHA256, hex. A plain hash of an ID number could be guessed offline. */
  readonly sealCode: (content: string) => string
  /** Hash of a high-entropy secret: session tokens, activation codes. */
  readonly secretHash: (secret: string) => Buffer
  readonly seal: (plain: Buffer | string, aad: string) => Buffer
  readonly open: (sealed: Buffer, aad: string) => Buffer
}

const CACHE = 20_000

function unwrapper(wrapping: SealingKey) {
  const known = new Map<string, Buffer>()
  return (person: string, wrapped: Buffer): Buffer => {
    const held = known.get(person)
    if (held !== undefined) return held
    // A small buffer is a slice of a slab of 8 to 64 KB, and held it holds the slab: what is kept gets memory of its own.
    const opened = openWith(wrapping, wrapped, `person:${person}`)
    const key = Buffer.alloc(opened.length)
    opened.copy(key)
    if (known.size >= CACHE) known.delete(known.keys().next().value ?? '')
    known.set(person, key)
    return key
  }
}

/** Keys derived (HKDF-SHA256) from 32 bytes of master key, one per purpose. */
export function keysFrom(master: Buffer): Keys {
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, 'zhongzhao', purpose, 32)))
  const [wrapping, indexing, sealing, hashing, text] = ['wrap', 'index', 'seal-code', 'secret', 'text'].map(
    derive,
  ) as [KeyObject, KeyObject, KeyObject, KeyObject, KeyObject]
  const hmac = (key: KeyObject, value: string) => createHmac('sha256', key).update(value)
  return {
    newDataKey: (person) => {
      const key = freshBytes(32)
      return { key, wrapped: sealWith(wrapping, key, `person:${person}`) }
    },
    unwrap: unwrapper(wrapping),
    index: (number) => hmac(indexing, number.toUpperCase()).digest(),
    sealCode: (content) => hmac(sealing, content).digest('hex'),
    secretHash: (secret) => hmac(hashing, secret).digest(),
    seal: (plain, aad) => sealWith(text, plain, aad),
    open: (sealed, aad) => openWith(text, sealed, aad),
  }
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
