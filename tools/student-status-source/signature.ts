import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What a request is signed over: method, path, sorted query, seconds since 1970, nonce, one a line (docs/student-status-source.md). */
export function signedText(
  url: URL,
  { method, timestamp, nonce }: { method: string; timestamp: string; nonce: string },
): string {
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join('&')
  return [method, url.pathname, query, timestamp, nonce].join('\n')
}

/** HMAC-SHA256, hex. */
export const macOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex')

export const digestOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex')

/** Seconds a request's time may be away from ours. */
export const CLOCK_WINDOW = 300

export type SignatureFault = 'unsigned' | 'wrongKey' | 'clock' | 'wrongSignature' | 'replayed'

export interface Signed {
  readonly method: string
  readonly url: URL
  readonly header: (name: string) => string
}

const equal = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Looks at signatures; remembers every nonce for twice the clock window, so that nothing is accepted twice. `now`: milliseconds. */
export function signatureWatch({ keyId, secret, now }: { keyId: string; secret: string; now: () => number }) {
  const seen = new Map<string, number>()
  return ({ method, url, header }: Signed): SignatureFault | undefined => {
    const [timestamp, nonce, given] = [header('x-timestamp'), header('x-nonce'), header('x-signature')]
    if (timestamp === '' || nonce === '' || given === '') return 'unsigned'
    if (header('x-key-id') !== keyId) return 'wrongKey'
    const seconds = Math.floor(now() / 1000)
    if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Number(timestamp) - seconds) > CLOCK_WINDOW) return 'clock'
    if (!equal(given, macOf(secret, signedText(url, { method, timestamp, nonce })))) return 'wrongSignature'
    for (const [old, at] of seen) if (at < seconds - 2 * CLOCK_WINDOW) seen.delete(old)
    if (seen.has(nonce)) return 'replayed'
    seen.set(nonce, seconds)
    return undefined
  }
}
