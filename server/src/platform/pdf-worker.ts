import { parentPort } from 'node:worker_threads'
import type { PrintDocument } from '@zhongzhao/domain/printing/document'
import { createTypesetter } from './pdf-typesetter.ts'

/** A document to typeset. */
export interface PdfOrder {
  readonly document: PrintDocument
}

export type PdfAnswer = { readonly pdf: Uint8Array } | { readonly failure: string }

const typeset = createTypesetter()

parentPort?.on('message', ({ document }: PdfOrder) => {
  const answer = answerTo(document)
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : [])
})

function answerTo(document: PrintDocument): PdfAnswer {
  try {
    return { pdf: typeset(document) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}
