import type { Generated } from 'kysely'
import type { At, AtOrNull, BytesOrNull, DefaultAt, Json } from './column-types.ts'

/** 授权, and the grant it hangs from. */
export interface GrantTable {
  grant_id: string
  account_id: string
  role: string
  org_path: string
  given_by: string | null
  at: DefaultAt
  until: AtOrNull
  revoked_at: AtOrNull
  from_grant: Generated<string | null>
  took_over: Generated<string | null>
  state: Generated<string>
  apart: Generated<string | null>
  version: Generated<number>
  ended_by: Generated<string | null>
}
export interface StaffSlipTable {
  slip_id: string
  account_id: string
  code_hash: Buffer
  given_by: string
  at: DefaultAt
  expires_at: At
  used_at: AtOrNull
  voided_at: AtOrNull
}
/** More time for one organisation, asked for (A3). */
export interface ExtensionRequestTable {
  request_id: string
  season: string
  org_path: string
  activities: string[]
  tracks: Generated<string[]>
  until: At
  reason: string
  state: string
  version: Generated<number>
  asked_by: string
  asked_org: string
  asked_at: At
  decided_by: string | null
  decided_org: string | null
  decided_at: AtOrNull
  decided_note: string | null
}
/** 责任制登记 (A9). */
export interface ResponsibilityTable {
  org_path: string
  season: string
  version: number
  people: Json<unknown>
  by_account: string
  at: At
}
export interface FalsificationTable {
  case_id: string
  season: string
  org_path: string
  registration_id: string | null
  facts: Buffer
  state: string
  version: Generated<number>
  by_account: string
  by_org: string
  at: At
  decided_by: string | null
  decided_at: AtOrNull
  outcome: BytesOrNull
}
/** 指定报名点: what the public is told. */
export interface PointParticularsTable {
  org_code: string
  address: string
  phone: string
  hours: string
  open_from: string
  open_until: string | null
  suspended_at: AtOrNull
  note: Generated<string>
  version: Generated<number>
  named_by: string
  named_at: DefaultAt
}
/** View: the public directory of points. */
export interface PublicPointView {
  code: string
  name: string
  path: string
  address: string
  phone: string
  hours: string
  open_from: string
  open_until: string | null
  suspended_at: AtOrNull
  note: string
}

/** The tables of migration 0017, and the one it widens. */
export interface AccessTables {
  grant_given: GrantTable
  staff_slip: StaffSlipTable
  extension_request: ExtensionRequestTable
  responsibility: ResponsibilityTable
  falsification: FalsificationTable
  point_particulars: PointParticularsTable
  public_point: PublicPointView
}
