import type { World } from '../../server/test/province-on.ts'

/** What one of those who race is told. */
export interface Told {
  readonly status: number
  /** Of the refusal; undefined when it was done. */
  readonly code: string | undefined
}

/** One round, laid out: those who race, each ready to send. */
export interface Round {
  /** The registrations that they race about. */
  readonly about: readonly string[]
  readonly send: Readonly<Record<string, () => Promise<Told>>>
  /** Whether these may have won together; left out: exactly one wins. Answers what is wrong, or nothing. */
  readonly after?: (winners: readonly string[]) => Promise<readonly string[]>
}

/** What is to be ended when all rounds are over. */
export type AtEnd = (end: () => Promise<void>) => void

export interface Race {
  /** Codes that tell the loser what happened. */
  readonly allowed: readonly string[]
  /** Prepares whoever takes part in all rounds; the answer lays out one round. */
  readonly prepare: (world: World, atEnd: AtEnd) => Promise<() => Promise<Round>>
  /** Schools and points whose head count closes at the end. */
  readonly schools: readonly string[]
}
