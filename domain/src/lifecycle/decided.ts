import type { Instant } from '../base/time.ts'

/** Who did it: an account acting through one of its grants, or the system itself. */
export interface By {
  readonly account: string
  /** The organisation in whose name it was done; absent for candidates. */
  readonly org?: string
}

/** 留痕: who did what to which record, and which fields; never a value (ARCHITECTURE §9). */
export interface EventDraft {
  readonly kind: string
  readonly at: Instant
  readonly by: By
  readonly fields?: readonly string[]
  /** Codes and numbers that explain the act: reason codes, versions. Never personal data. */
  readonly detail?: Readonly<Record<string, string | number>>
}

/** The next record plus the event that explains it; the only thing a store saves. */
export interface Decided<T> {
  readonly next: T
  readonly event: EventDraft
}

export function decided<T>(next: T, event: EventDraft): Decided<T> {
  return { next, event }
}
