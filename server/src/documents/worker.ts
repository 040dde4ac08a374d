import { readCard } from '../platform/card-reading.ts'
import type { Services } from '../platform/context.ts'
import { lookAtPortrait } from '../platform/eye.ts'
import { type Rounds, startRounds } from '../platform/rounds.ts'
import { type Readers, studyWaiting } from './study.ts'

/** The eye and the reader of this installation; where the models are not installed nothing is described and nothing read. */
export const ownReaders: Readers = {
  describe: async (bytes) => {
    const answer = await lookAtPortrait(bytes, { describe: 'face' })
    return answer === 'absent' || answer === 'unreadable' ? undefined : answer.descriptor
  },
  read: readCard,
}

/** Studies pictures behind everything else, one at a time; several processes share the queue in PostgreSQL, and a killed one's
 *  picture is taken up when its lease runs out. */
export function startStudies(
  services: Services,
  { pollMs = 10_000, readers = ownReaders }: { pollMs?: number; readers?: Readers } = {},
): Rounds {
  const rounds = startRounds('studies', {
    pollMs,
    round: (stopped) => studyWaiting(services, readers, () => (stopped() ? 'stop' : 'on')),
  })
  rounds.wake()
  return rounds
}
