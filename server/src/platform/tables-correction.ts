import type { Generated } from 'kysely'
import type { At, AtOrNull, Json } from './column-types.ts'

/** A request to correct what has been signed. */
export interface CorrectionRequestTable {
  registration_id: string
  correction_id: string
  season: string
  fields: readonly string[]
  scheme: string
  levels: Json<unknown>
  level_count: number
  level: Generated<number>
  waits_at: string
  asked_as: string
  asked_by: string
  asked_at: At
  reached_at: At
  decided_at: AtOrNull
  state: string
  version: Generated<number>
  base_version: number
  sealed: Buffer
}
export interface CorrectionStepTable {
  correction_id: string
  step: number
  event: string
  level: number
  by_account: string
  org_path: string | null
  reason: Buffer
  at: At
}
/** A paper that was handed in; its request, once there is one. */
export interface CorrectionPaperTable {
  registration_id: string
  paper_id: string
  code: string
  type: string
  file: string
  bytes: number
  by_account: string
  at: At
  correction_id: string | null
}
/** What opens sealed content; the database alone writes it. */
export interface CorrectionOpenTable {
  registration_id: string
  correction_id: string
  fields: readonly string[]
  approved_by: string
  approved_at: At
  closed_at: AtOrNull
}

/** The tables of migration 0039, and the key of 0003 that they turn. */
export interface CorrectionTables {
  correction_request: CorrectionRequestTable
  correction_step: CorrectionStepTable
  correction_paper: CorrectionPaperTable
  correction: CorrectionOpenTable
}
