import { readCard } from '../platform/card-reading.ts'
import type { Services } from '../platform/context.ts'
import { lookAtPortrait } from '../platform/eye.ts'
import { noteBug } from '../platform/note-bug.ts'
import { type Readers, studyWaiting } from './study.ts'

/** The eye and the reader of this installation; where the models are not installed nothing is described and nothing read. */
export const ownReaders: Readers = {
  describe: async (bytes) => {
    const answer = await lookAtPortrait(bytes, { describe: 'face' })
    return answer === 'absent' || answer === 'unreadable' ? undefined : answer.descriptor
  },
  read: readCard,
}

export interface StudyWorker {
  readonly wake: () => void
  readonly stop: () => Promise<void>
}

/** Studies pictures behind everything else, one at a time; several processes share the queue in PostgreSQL, and a killed one's
 *  picture is taken up when its lease runs out. */
export function startStudies(
  services: Services,
  { pollMs = 10_000, readers = ownReaders }: { pollMs?: number; readers?: Readers } = {},
): StudyWorker {
  let stopped: 'no' | 'yes' = 'no'
  let running: Promise<void> | undefined
  const round = () => studyWaiting(services, readers, () => (stopped === 'yes' ? 'stop' : 'on'))
  const wake = () => {
    if (stopped === 'yes' || running !== undefined) return
    running = round()
      .catch((error: unknown) => noteBug('studies', error))
      .finally(() => (running = undefined))
  }
  const timer = setInterval(wake, pollMs)
  wake()
  return {
    wake,
    stop: async () => {
      stopped = 'yes'
      clearInterval(timer)
      await running
    },
  }
}
