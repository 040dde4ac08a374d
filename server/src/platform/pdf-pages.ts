import { inflateSync } from 'node:zlib'

const END = Buffer.from('endstream')
const START = [0xff, 0xd8, 0xff]

/** The JPEG pictures in a PDF as a scanner writes it, in order; at most `most`. What is no JPEG is not found here: compare `pageCount`. */
export function scannedPages(pdf: Buffer, most: number): readonly Buffer[] {
  const pages: Buffer[] = []
  let at = pdf.indexOf('/DCTDecode')
  while (at >= 0 && pages.length < most) {
    const from = pdf.indexOf(Buffer.from(START), at)
    const to = from < 0 ? -1 : pdf.indexOf(END, from)
    if (from < 0 || to < 0) break
    pages.push(pdf.subarray(from, to))
    at = pdf.indexOf('/DCTDecode', to)
  }
  return pages
}

const STREAM = /stream\r?\n[\s\S]*?endstream/g
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g
const PACKED = /\/ObjStm\b/
/** Objects of a file of some hundred pages; a stream that unpacks to more is no scanner's. */
const MOST_UNPACKED = 8_000_000

function unpacked(stream: string): string {
  const body = Buffer.from(stream.replace(/^stream\r?\n/, ''), 'latin1')
  try {
    return inflateSync(body, { maxOutputLength: MOST_UNPACKED }).toString('latin1')
  } catch {
    return ''
  }
}

/** How many pages a PDF says it has (ISO 32000-1, 7.7.3.3), also those in packed object streams (7.5.7); 0 when it cannot be told. */
export function pageCount(pdf: Buffer): number {
  const text = pdf.toString('latin1')
  const count = (part: string) => part.match(PAGE)?.length ?? 0
  let pages = 0
  let from = 0
  for (const { 0: stream, index } of text.matchAll(STREAM)) {
    const before = text.slice(from, index)
    const own = before.slice(Math.max(0, before.lastIndexOf(' obj')))
    pages += count(before) + (PACKED.test(own) ? count(unpacked(stream)) : 0)
    from = index + stream.length
  }
  return pages + count(text.slice(from))
}
