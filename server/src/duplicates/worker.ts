import type { Services } from '../platform/context.ts'
import { type Rounds, startRounds } from '../platform/rounds.ts'
import { compareWaiting } from './compare.ts'

/** Compares changed registrations behind everything else; several processes share the queue in PostgreSQL, and a killed one's set is
 *  taken up when its lease runs out. */
export function startDuplicates(services: Services, { pollMs = 10_000 }: { pollMs?: number } = {}): Rounds {
  const rounds = startRounds('duplicates', {
    pollMs,
    round: (stopped) => compareWaiting(services, () => (stopped() ? 'stop' : 'on')),
  })
  rounds.wake()
  return rounds
}
