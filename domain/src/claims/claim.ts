import type { Instant } from '../base/time.ts'
import type { OrgPath } from '../orgs/org.ts'
import type { ClaimEvent, ClaimState } from './lifecycle.ts'

/** A reason of the pack, and what it is about: the id of a clause, the code of a paper, or nothing in particular. */
export interface GivenReason {
  readonly about: string
  readonly code: string
}

/** Where a claim stands: the office it waits at, or that decided last. */
export interface Seat {
  readonly step: string
  readonly office: OrgPath
  /** Since when, and by when the office shall have decided. */
  readonly since: Instant
  readonly due: Instant
}

/** Somebody who has decided about a claim, and for which office; what was undone does not count. */
export interface Hearing {
  readonly account: string
  readonly office: OrgPath
}

/** The last act of an office, so that it can be taken back for some seconds. */
export interface LastAct {
  readonly event: ClaimEvent
  readonly by: string
  readonly at: Instant
  /** Version of the claim after the act. */
  readonly version: number
  readonly was: Seat
  /** How the appeal stood before. */
  readonly from: 'waiting' | 'appealed' | 'passed'
}

/** One claim of one registration: 资格申报. */
export interface Claim {
  readonly id: string
  readonly season: string
  readonly person: string
  readonly registration: string
  /** Codes of the pack; `item` is empty unless the kind has items. */
  readonly kind: string
  readonly item: string
  readonly state: ClaimState
  readonly version: number
  readonly seat: Seat
  readonly claimedAt: Instant
  /** Of the pack's co-signing text; absent on what came by a list. */
  readonly cosigned?: string
  /** Staff who entered it from a list; they never review it. */
  readonly enteredBy?: string
  /** Staff who brought the list it came by, whoever matched it; they never review it either. */
  readonly broughtBy?: string
  readonly decidedAt?: Instant
  readonly appealedAt?: Instant
  readonly reasons: readonly GivenReason[]
  readonly lastAct?: LastAct
}
