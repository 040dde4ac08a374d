import type { FileFormat, TrailingKind } from '@zhongzhao/domain/images/facts'

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

const heifBrands: Readonly<Record<string, FileFormat>> = {
  heic: 'heic',
  heix: 'heic',
  hevc: 'heic',
  mif1: 'heic',
  msf1: 'heic',
  avif: 'avif',
  avis: 'avif',
}

const signatures: readonly (readonly [string, FileFormat])[] = [
  ['\xff\xd8\xff', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['GIF8', 'gif'],
  ['%PDF-', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['BM', 'bmp'],
]

function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 512)
  return head.every((b) => b >= 0x20 || b === 9 || b === 10 || b === 13) && head.some((b) => b < 0x80)
}

/** What a file is by its first bytes; looks at no more than 512. */
export function sniffFormat(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) return 'empty'
  const head = ascii(bytes, 0, 16)
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  if (head.slice(4, 8) === 'ftyp') return heifBrands[head.slice(8, 12)] ?? 'unknown'
  const known = signatures.find(([start]) => head.startsWith(start))
  if (known !== undefined) return known[1]
  return looksLikeText(bytes) ? 'text' : 'unknown'
}

/** Markup or script that a careless viewer would run; looks at no more than 4,096 bytes. */
export function holdsScript(bytes: Uint8Array): boolean {
  return /<(\?php|\?=|%|script|html|body|iframe|svg|!doctype)/i.test(ascii(bytes, 0, 4096))
}

/** What stands behind the end-of-image marker. A file padded with zeros is only longer; anything else may be a second
 *  file in the same bytes (a polyglot), which decodes perfectly as a picture. */
export function sniffTrailing(tail: Uint8Array): TrailingKind {
  if (tail.every((b) => b === 0 || b === 0xff)) return 'padding'
  if (holdsScript(tail)) return 'html'
  const format = sniffFormat(tail)
  return format === 'zip' || format === 'jpeg' ? format : 'other'
}
