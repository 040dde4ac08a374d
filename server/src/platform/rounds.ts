import { noteBug } from './note-bug.ts'

export interface Rounds {
  /** There is something to do; while a round is under way, another follows it. */
  readonly wake: () => void
  /** Settles when nothing that can be taken waits. */
  readonly settled: () => Promise<void>
  /** Settles when what is in hand is done or given back. */
  readonly stop: () => Promise<void>
}

/** Work behind everything else: a round when woken and every `pollMs`, never two at once in this process. `round` works until nothing
 *  waits or `stopped()`; what it throws is noted and ends that round only. */
export function startRounds(
  name: string,
  { round, pollMs }: { round: (stopped: () => boolean) => Promise<unknown>; pollMs: number },
): Rounds {
  let stopped = false
  let again = false
  let running: Promise<void> | undefined
  const isStopped = () => stopped
  const go = async () => {
    do {
      again = false
      await round(isStopped).catch((error: unknown) => noteBug(name, error))
    } while (again && !stopped)
    running = undefined
  }
  const wake = () => {
    again = true
    if (!stopped) running ??= go()
  }
  const timer = setInterval(wake, pollMs)
  return {
    wake,
    settled: async () => {
      wake()
      await running
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
