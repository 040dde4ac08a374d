import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf'

/** The text layer of a PDF, page by page: what a search or a copy finds. */
export async function textOf(pdf: Buffer): Promise<readonly string[]> {
  const opened = await getDocumentProxy(new Uint8Array(pdf))
  return (await extractText(opened, { mergePages: false })).text
}

interface Drawn {
  readonly unicode: string
  readonly originalCharCode: number
}

/** The glyph each character is drawn with, as `font:glyph`; 0 is the box of a font that has none. */
export async function glyphsOf(pdf: Buffer): Promise<ReadonlyMap<string, string>> {
  const opened = await getDocumentProxy(new Uint8Array(pdf))
  const { OPS } = await getResolvedPDFJS()
  const found = new Map<string, string>()
  for (let number = 1; number <= opened.numPages; number++) {
    const { fnArray, argsArray } = await (await opened.getPage(number)).getOperatorList()
    let font = ''
    for (const [at, operator] of fnArray.entries()) {
      const [first] = (argsArray[at] ?? []) as readonly unknown[]
      if (operator === OPS.setFont) font = String(first)
      if (operator !== OPS.showText) continue
      for (const glyph of (first as readonly (Drawn | number)[]).filter((g) => typeof g === 'object'))
        found.set(glyph.unicode, `${font}:${glyph.originalCharCode}`)
    }
  }
  return found
}
