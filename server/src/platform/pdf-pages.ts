const END = Buffer.from('endstream')
const START = [0xff, 0xd8, 0xff]

/** The JPEG pictures in a PDF as a scanner writes it, one a page, in order; at most `most`. A page that is no JPEG is not found here. */
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
