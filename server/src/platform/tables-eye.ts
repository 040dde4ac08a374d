import type { Generated } from 'kysely'
import type { At, AtOrNull, Json } from './column-types.ts'

/** A picture that waits for the eye (E2). */
export interface EyeJobTable {
  job_id: string
  registration_id: string
  image_id: string
  kind: string
  original_hash: string
  derived_hash: string
  original_file: string
  derived_file: string
  facts: Json<unknown>
  findings: Json<unknown>
  steps: Json<unknown>
  account_id: string
  at: At
  state: Generated<string>
  deaths: Generated<number>
  lease_until: AtOrNull
  verdict: Generated<string | null>
  kept: Generated<string | null>
  reason: Generated<string | null>
  finished_at: AtOrNull
}
/** An exemption from rules of the portrait (E8). */
export interface ExemptionTable {
  registration_id: string
  exemption_id: string
  ground: string
  rules: string[]
  note: Buffer
  state: string
  version: Generated<number>
  asked_by: string
  asked_at: At
  decided_by: Generated<string | null>
  decided_at: AtOrNull
}

/** The tables of migration 0015. */
export interface EyeTables {
  eye_job: EyeJobTable
  exemption: ExemptionTable
}
