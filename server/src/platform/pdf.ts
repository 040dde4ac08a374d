import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Result, ok } from '@zhongzhao/domain/base/result'
import { type PrintDocument, textsOf } from '@zhongzhao/domain/printing/document'
import { refused } from './errors.ts'
import { checkGlyphs } from './glyphs.ts'
import type { PdfAnswer, PdfOrder } from './pdf-worker.ts'

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

interface Waiting {
  readonly document: PrintDocument
  readonly done: (pdf: Uint8Array) => void
  readonly failed: (reason: Error) => void
}

interface Press {
  readonly worker: Worker
  current: Waiting | undefined
}

/** Fonts take 60 MB in each thread; the event loop keeps a core. */
const MOST_PRESSES = Math.min(Math.max(availableParallelism() - 1, 1), 4)
/** Beyond this the caller is told to come again (BUSY) instead of the process filling up. */
const LONGEST_QUEUE = 500

const presses: Press[] = []
const queue: Waiting[] = []

/** Typesets a document as PDF in a thread of its own, at most `MOST_PRESSES` at once, in the order asked. */
export function renderPdf({ document }: Printable): Promise<Uint8Array> {
  if (queue.length >= LONGEST_QUEUE) return Promise.reject(refused('BUSY'))
  return new Promise((done, failed) => {
    queue.push({ document, done, failed })
    feed()
  })
}

/** Stops the threads (graceful stop); what still waits is refused as BUSY. */
export async function stopPdf(): Promise<void> {
  for (const waiting of queue.splice(0)) waiting.failed(refused('BUSY'))
  await Promise.all(presses.splice(0).map((press) => press.worker.terminate()))
}

function feed(): void {
  while (queue.length > 0) {
    const press = presses.find((p) => p.current === undefined) ?? startPress()
    const next = press === undefined ? undefined : queue.shift()
    if (press === undefined || next === undefined) return
    press.current = next
    press.worker.ref()
    const order: PdfOrder = { document: next.document }
    press.worker.postMessage(order)
  }
}

function startPress(): Press | undefined {
  if (presses.length >= MOST_PRESSES) return undefined
  const press: Press = { worker: new Worker(new URL('./pdf-worker.ts', import.meta.url)), current: undefined }
  press.worker.on('message', (answer: PdfAnswer) => {
    const waiting = press.current
    press.current = undefined
    // An idle thread does not keep the process alive.
    press.worker.unref()
    if ('pdf' in answer) waiting?.done(answer.pdf)
    else waiting?.failed(new Error(answer.failure))
    feed()
  })
  press.worker.on('error', (reason) =>
    lose(press, reason instanceof Error ? reason : new Error(String(reason))),
  )
  press.worker.on('exit', () => lose(press, new Error('the PDF thread ended')))
  presses.push(press)
  return press
}

/** A thread that died takes only its own document with it; the next one gets a new thread. */
function lose(press: Press, reason: Error): void {
  const at = presses.indexOf(press)
  if (at >= 0) presses.splice(at, 1)
  press.current?.failed(reason)
  press.current = undefined
  feed()
}
