import type { Generated } from 'kysely'
import type { At, AtOrNull, Json } from './column-types.ts'

/** Keyed hashes by which neighbours are found (G4). */
export interface DuplicateKeyTable {
  key: Buffer
  registration_id: string
  kind: string
}
export interface DuplicateWaitingTable {
  registration_id: string
  asked_at: At
  attempts: Generated<number>
  lease_until: AtOrNull
}
export interface DuplicateCaseTable {
  case_id: string
  season: string
  registration_id: string
  other_id: string
  org_path: string
  kind: string
  signals: Json<unknown>
  weight: number
  twins: string
  state: string
  version: Generated<number>
  stays: string | null
  proposed_by: string | null
  approved_by: string | null
  undo_asked_by: string | null
  undone_by: string | null
  found_at: At
  decided_at: AtOrNull
}
export interface DuplicateStepTable {
  case_id: string
  step: number
  event: string
  by_account: string | null
  org_path: string | null
  reason: Buffer
  at: At
}
export interface DuplicateMergeTable {
  case_id: string
  version: number
  record: Buffer
  at: At
}

/** The tables of migration 0021. */
export interface DuplicateTables {
  duplicate_key: DuplicateKeyTable
  duplicate_waiting: DuplicateWaitingTable
  duplicate_case: DuplicateCaseTable
  duplicate_step: DuplicateStepTable
  duplicate_merge: DuplicateMergeTable
}
