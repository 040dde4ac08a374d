import type { Generated } from 'kysely'
import type { At, AtOrNull } from './column-types.ts'

/** One edition of a plan that a place filed (G6). */
export interface FiledPlanTable {
  plan_id: string
  season: string
  org_code: string
  org_path: string
  kind: string
  edition: number
  title: string
  responsible: string
  file: string
  bytes: number
  state: string
  version: Generated<number>
  reason: string | null
  filed_at: At
  filed_by: string
  decided_at: AtOrNull
  decided_by: string | null
}

/** The tables of migration 0031. */
export interface PlanTables {
  filed_plan: FiledPlanTable
}
