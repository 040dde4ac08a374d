import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintDocument } from '@zhongzhao/domain/printing/document'
import { fontBytes, fontNames } from './fonts.ts'
import { markPictures } from './pdf-marks.ts'

const templates = fileURLToPath(new URL('./typst', import.meta.url))
const inTemplates = (path: string) => join(templates, path)
const mainFilePath = inTemplates('main.typ')

/** Forgetting costs a scan of the cache, so it is done once in so many parts. */
const PARTS_BETWEEN_EVICTIONS = 16
/** What two evictions in a row found unused is forgotten; fonts and templates stay, values of a pupil do not. */
const CACHE_AGE = 2

/** A compiler that sees our templates and fonts, and nothing else of the disk. */
export function openCompiler(): NodeCompiler {
  return NodeCompiler.create({
    workspace: templates,
    fontArgs: [{ fontBlobs: fontNames.map(fontBytes) }],
  })
}

/** Typesets documents one after another with one compiler: fonts and templates are read once. User text reaches Typst
 *  only inside /job.json, as strings: it is never markup. */
export function createTypesetter(): (document: PrintDocument) => Uint8Array {
  const compiler = openCompiler()
  let parts = 0
  return (document) => {
    const files = filesOf(document)
    for (const [path, bytes] of files) compiler.mapShadow(inTemplates(path), bytes)
    try {
      // No tag tree: these files are made for paper; on a screen the same content is a web page.
      return new Uint8Array(compiler.pdf({ mainFilePath }, { pdfTags: false }))
    } catch {
      throw new Error(`typst: ${diagnosis(compiler)}`)
    } finally {
      for (const [path] of files) compiler.unmapShadow(inTemplates(path))
      parts += document.parts.length
      if (parts >= PARTS_BETWEEN_EVICTIONS) {
        parts = 0
        compiler.evictCache(CACHE_AGE)
      }
    }
  }
}

/** Why a document cannot be typeset, in the template compiler's words: places of our templates, never values. */
function diagnosis(compiler: NodeCompiler): string {
  const found: readonly unknown[] =
    compiler.compile({ mainFilePath }).takeDiagnostics()?.shortDiagnostics ?? []
  return found.map((entry) => JSON.stringify(entry)).join('; ')
}

/** The virtual files of one document: the data, its pictures, its QR codes and barcodes. */
function filesOf(document: PrintDocument): readonly (readonly [path: string, bytes: Buffer])[] {
  const pictures = Object.entries(document.pictures).map(
    ([name, bytes], at) => [name, `/job/picture-${at}.jpg`, Buffer.from(bytes)] as const,
  )
  const marked = document.parts.flatMap((part, at) =>
    part.kind === 'form' && part.mark !== undefined ? [[String(at), markPictures(part.mark)] as const] : [],
  )
  const job = {
    title: document.title,
    parts: document.parts,
    pictures: Object.fromEntries(pictures.map(([name, path]) => [name, path])),
    marks: Object.fromEntries(
      marked.map(([at]) => [at, { qr: `/job/qr-${at}.svg`, barcode: `/job/barcode-${at}.svg` }]),
    ),
  }
  return [
    ['/job.json', Buffer.from(JSON.stringify(job))],
    ...pictures.map(([, path, bytes]) => [path, bytes] as const),
    ...marked.flatMap(([at, { qr, barcode }]) => [
      [`/job/qr-${at}.svg`, Buffer.from(qr)] as const,
      [`/job/barcode-${at}.svg`, Buffer.from(barcode)] as const,
    ]),
  ]
}
