import type { ChainStep } from '../access/chain.ts'

/** How long a volume is kept (保管期限). */
export interface RetentionPeriod {
  readonly code: string
  readonly title: string
  /** Full calendar years after the year of the season; absent: for ever. */
  readonly years?: number
}

/** What a scanned page of a filed sheet may be opened for; a closed list, so that nobody's circumstances are written down. */
export interface ArchivePurpose {
  readonly code: string
  readonly title: string
}

/** 存档备查 (notice 三.(三)), as the season decides it. */
export interface ArchivePolicy {
  readonly periods: readonly RetentionPeriod[]
  /** Code of the period that is offered first. */
  readonly usual: string
  /** Days for which a volume is lent at most, renewed or not: from the day of lending or renewing. */
  readonly loanDays: number
  /** Who receives what a school hands over (材料移交): the first level that the organisation graph has. */
  readonly handedTo: ChainStep
  /** Who approves a destruction (批准销毁): the keeper; where nobody but the proposer may there, the nearest of these above that has somebody. */
  readonly destroyedBy: ChainStep
  readonly openedFor: readonly ArchivePurpose[]
  readonly basis: string
}
