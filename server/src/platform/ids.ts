import { freshBytes } from './fresh-bytes.ts'

/** UUIDv7 (RFC 9562): 48 bits of milliseconds, then random; made here because PostgreSQL 15 has no uuidv7(). */
export function uuidv7(ms: number): string {
  const bytes = freshBytes(16)
  bytes.writeUIntBE(ms, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
