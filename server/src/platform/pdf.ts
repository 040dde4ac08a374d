import { availableParallelism } from 'node:os'
import { type Result, ok } from '@zhongzhao/domain/base/result'
import { type PrintDocument, textsOf } from '@zhongzhao/domain/printing/document'
import { checkGlyphs } from './glyphs.ts'
import type { PdfOrder } from './pdf-worker.ts'
import { ThreadPool } from './threads.ts'

/** A document whose every character some font can draw. Only `printable` makes one. */
export class Printable {
  readonly document: PrintDocument
  private constructor(document: PrintDocument) {
    this.document = document
  }
  /** GLYPH-MISSING names the characters nobody can draw (D6); the caller keeps a work item. */
  static check(document: PrintDocument): Result<Printable> {
    const checked = checkGlyphs(textsOf(document))
    return checked.ok ? ok(new Printable(document)) : checked
  }
}

/** See `Printable.check`. */
export const printable = (document: PrintDocument): Result<Printable> => Printable.check(document)

/** Fonts take 60 MB in each thread; the event loop keeps a core. */
const presses = new ThreadPool<PdfOrder, Uint8Array>(new URL('./pdf-worker.ts', import.meta.url), {
  most: Math.min(Math.max(availableParallelism() - 1, 1), 4),
  longestQueue: 500,
})

/** Typesets a document as PDF in a thread of its own, in the order asked. Refuses BUSY. */
export function renderPdf({ document }: Printable): Promise<Uint8Array> {
  return presses.run({ document })
}

/** Ends the threads (graceful stop). */
export const stopPdf = (): Promise<void> => presses.stop()
