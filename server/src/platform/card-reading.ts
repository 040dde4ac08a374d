import type { CardAsked, CardFacts } from '@zhongzhao/domain/images/card/facts'
import type { CardLayout } from '@zhongzhao/domain/images/card/layout'
import { modelsHere } from './card-models.ts'
import type { CardOrder } from './card-reader.ts'
import { ProcessPool } from './processes.ts'

const processes = new ProcessPool<CardOrder, CardFacts | 'absent'>(
  new URL('./card-process.ts', import.meta.url),
  // Two are as many as a registration office needs; each holds 250 MB while it works.
  { most: 2, longestQueue: 200, megabytes: 300, seconds: 30 },
)

/** Reads a resident identity card by asking whether it says what the registry says (F2), in a process of its own. `absent`
 *  when the models are not installed. Refuses BUSY; throws WorkerDied when the picture kills the reader, and for bytes
 *  that no decoder takes. What it finds is personal data: the caller keeps it sealed and out of every log. */
export async function readCard(
  bytes: Uint8Array,
  asked: CardAsked,
  layout: CardLayout,
): Promise<CardFacts | 'absent'> {
  return modelsHere() === 'absent' ? 'absent' : processes.run({ bytes, asked, layout })
}

/** Ends the readers (graceful stop). */
export const stopCardReading = (): Promise<void> => processes.stop()
