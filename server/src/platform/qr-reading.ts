import { ThreadPool } from './threads.ts'

/** What a page says by its QR; `null`: none was found. */
export type QrAnswer = string | null

const threads = new ThreadPool<Uint8Array, QrAnswer>(new URL('./qr-worker.ts', import.meta.url), {
  // A page of 300 dpi is 35 MB of pixels: few at once.
  most: 2,
  longestQueue: 400,
})

/** Reads the QR of a scanned page beside the event loop. Refuses BUSY. */
export const readQr = (page: Uint8Array): Promise<QrAnswer> => threads.run(page)

/** Ends the threads (graceful stop). */
export const stopReadingQr = (): Promise<void> => threads.stop()
