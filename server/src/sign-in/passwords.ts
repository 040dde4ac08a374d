import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes, one lane (OWASP's floor): about 23 ms of one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** At most as many hashes at once as there are cores: a sign-in peak must not starve everything else. */
function bounded(limit: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= limit) await new Promise<void>((go) => waiting.push(go))
    running++
    try {
      return await work()
    } finally {
      running--
      waiting.shift()?.()
    }
  }
}

const inTurn = bounded(availableParallelism())

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost))

/** A missing account costs the same time as a wrong password, so that nobody learns which numbers exist. */
const nobody = hash('nobody has this password', cost)
export async function passwordFits(stored: string | null | undefined, given: string): Promise<boolean> {
  const against = stored ?? (await nobody)
  const fits = await inTurn(() => verify(against, given))
  return fits && stored !== null && stored !== undefined
}
