import { parentPort } from 'node:worker_threads'
import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import { measurePicture } from './image-measuring.ts'
import type { ThreadAnswer } from './threads.ts'

/** Bytes of a picture in, facts out; never throws. */
parentPort?.on('message', (bytes: Uint8Array) => {
  const answer: ThreadAnswer<PictureFacts> = { value: measurePicture(bytes) }
  parentPort?.postMessage(answer)
})
