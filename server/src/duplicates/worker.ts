import type { Services } from '../platform/context.ts'
import { noteBug } from '../platform/note-bug.ts'
import { compareWaiting } from './compare.ts'

export interface DuplicateWorker {
  readonly wake: () => void
  readonly stop: () => Promise<void>
}

/** Compares changed registrations behind everything else; several processes share the queue in PostgreSQL, and a killed one's set is
 *  taken up when its lease runs out. */
export function startDuplicates(
  services: Services,
  { pollMs = 10_000 }: { pollMs?: number } = {},
): DuplicateWorker {
  let stopped: 'no' | 'yes' = 'no'
  let running: Promise<void> | undefined
  const round = async () => void (await compareWaiting(services, () => (stopped === 'yes' ? 'stop' : 'on')))
  const wake = () => {
    if (stopped === 'yes' || running !== undefined) return
    running = round()
      .catch((error: unknown) => noteBug('duplicates', error))
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
