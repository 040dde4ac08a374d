import { availableParallelism } from 'node:os'
import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import { ThreadPool } from './threads.ts'

const threads = new ThreadPool<Uint8Array, PictureFacts>(new URL('./picture-worker.ts', import.meta.url), {
  most: Math.min(availableParallelism(), 8),
  longestQueue: 2_000,
})

/** Measures a picture file beside the event loop, which goes on answering. See `measurePicture`. Refuses BUSY. */
export function readPicture(bytes: Uint8Array): Promise<PictureFacts> {
  return threads.run(bytes)
}

/** Ends the threads (graceful stop). */
export const stopReading = (): Promise<void> => threads.stop()
