import { parentPort } from 'node:worker_threads'
import type { QrAnswer } from './qr-reading.ts'
import { qrOf } from './qr-of.ts'
import type { ThreadAnswer } from './threads.ts'

/** A page in, the text of its QR out; never throws. */
parentPort?.on('message', (page: Uint8Array) => {
  void qrOf(page).then((value) => {
    const answer: ThreadAnswer<QrAnswer> = { value }
    parentPort?.postMessage(answer)
  })
})
