import type { Generated } from 'kysely'
import type { At, AtOrNull, Json } from './column-types.ts'

/** One edition of a quota plan (I6). */
export interface QuotaPlanTable {
  plan_id: string
  season: string
  org_code: string
  org_path: string
  edition: number
  basis: string
  percent: number
  areas: Json<readonly string[]>
  state: string
  version: Generated<number>
  reason: Generated<string | null>
  kept_by: string
  kept_at: At
  decided_by: Generated<string | null>
  decided_at: Generated<AtOrNull>
}
export interface QuotaSeniorTable {
  plan_id: string
  position: number
  name: string
  places: number
  quota: number
}
export interface QuotaSchoolTable {
  plan_id: string
  school_code: string
  school_path: string
  school_name: string
  graduates: number
}
export interface QuotaPartTable {
  plan_id: string
  school_code: string
  position: number
  places: number
  last_by: string
}

/** The tables of migration 0046. */
export interface QuotaTables {
  quota_plan: QuotaPlanTable
  quota_senior: QuotaSeniorTable
  quota_school: QuotaSchoolTable
  quota_part: QuotaPartTable
}
