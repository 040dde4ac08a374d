import { parentPort } from 'node:worker_threads'
import type { PrintDocument } from '@zhongzhao/domain/printing/document'
import { createTypesetter } from './pdf-typesetter.ts'
import type { ThreadAnswer } from './threads.ts'

/** A document to typeset. */
export interface PdfOrder {
  readonly document: PrintDocument
}

const typeset = createTypesetter()

parentPort?.on('message', ({ document }: PdfOrder) => {
  const answer = answerTo(document)
  parentPort?.postMessage(answer, 'value' in answer ? [answer.value.buffer as ArrayBuffer] : [])
})

function answerTo(document: PrintDocument): ThreadAnswer<Uint8Array> {
  try {
    return { value: typeset(document) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}
