/** What JSON can hold. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** Canonical JSON text (RFC 8785): keys by UTF-16 code units, no spaces; the thing that is hashed and signed. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const fields = value as { readonly [key: string]: Json | undefined }
  let text = ''
  // The plain sort is by UTF-16 code units.
  for (const key of Object.keys(fields).sort()) {
    const held = fields[key]
    if (held !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(held)}`
  }
  return `{${text}}`
}
