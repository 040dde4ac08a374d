import { inflateSync } from 'node:zlib'

/** Looks into our own PDFs without any tool: enough to count pages and to know which characters were drawn. */
export interface PdfFacts {
  readonly pages: number
  /** Every character some font of the file maps back to (ToUnicode). */
  readonly characters: ReadonlySet<string>
}

/** Reads the object streams and ToUnicode maps of a PDF as Typst writes it. */
export function readPdf(pdf: Uint8Array): PdfFacts {
  const text = [Buffer.from(pdf).toString('latin1'), ...streamsOf(Buffer.from(pdf))].join('\n')
  const counts = [
    ...text.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g),
  ]
  const pages = Math.max(0, ...counts.map((m) => Number(m[1] ?? m[2])))
  const characters = new Set(
    [...text.matchAll(/^<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>$/gm)].flatMap((m) => [...utf16(m[1] ?? '')]),
  )
  return { pages, characters }
}

function streamsOf(pdf: Buffer): readonly string[] {
  const found: string[] = []
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    const start = pdf[at + 6] === 0x0d ? at + 8 : at + 7
    try {
      found.push(inflateSync(pdf.subarray(start)).toString('latin1'))
    } catch {
      // Not deflated (a JPEG), or the word inside other data.
    }
  }
  return found
}

function utf16(hex: string): string {
  const units = hex.match(/.{4}/g) ?? []
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)))
}
