import { extractText, getDocumentProxy } from 'unpdf'

/** The text layer of a PDF, page by page: what a search or a copy finds. */
export async function textOf(pdf: Buffer): Promise<readonly string[]> {
  const opened = await getDocumentProxy(new Uint8Array(pdf))
  return (await extractText(opened, { mergePages: false })).text
}
