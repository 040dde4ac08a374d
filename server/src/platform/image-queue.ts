import { availableParallelism } from 'node:os'
import sharp from 'sharp'

// One thread a picture and no cache: pictures are small and all different, so more threads only wait for one another.
sharp.concurrency(1)
sharp.cache(false)

/** At most this many pictures are decoded or encoded at once; the rest wait their turn, so that a folder import cannot
 *  starve those who are signing in. */
export const picturesAtOnce = Math.max(2, availableParallelism())

let running = 0
const waiting: (() => void)[] = []

/** Does one piece of pixel work when its turn has come. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= picturesAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    // The place passes straight to the next in line; `running` counts places, not people.
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}
