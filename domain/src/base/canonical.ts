/** What JSON can hold. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** Canonical JSON text (RFC 8785): keys by UTF-16 code units, no spaces; the thing that is hashed and signed. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as { readonly [key: string]: Json | undefined })
    const kept = entries.filter((entry): entry is [string, Json] => entry[1] !== undefined)
    kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${kept.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
