import type { Generated } from 'kysely'
import type { At, AtOrNull, BytesOrNull } from './column-types.ts'

/** 报名要求通知 and its receipt. */
export interface ReturningNoticeTable {
  registration_id: string
  text_version: string
  informed_by: string
  informed_at: At
  receipt_at: AtOrNull
}
/** An application to return home. */
export interface TransferTable {
  transfer_id: string
  season: string
  person_id: string
  from_registration: string
  to_registration: string | null
  point_path: string
  household: string
  evidence: readonly string[]
  state: string
  version: Generated<number>
  applied_at: At
  until: At
  decided_at: AtOrNull
  decided_by: string | null
  reason: string | null
}
/** What the candidate says of being made to leave early; never the school's to see. */
export interface LeavingReportTable {
  report_id: string
  season: string
  person_id: string
  school_path: string
  superior_path: string
  state: string
  version: Generated<number>
  words: BytesOrNull
  reply: BytesOrNull
  said_at: At
  replied_at: AtOrNull
  replied_by: string | null
}

export interface TransferTables {
  returning_notice: ReturningNoticeTable
  transfer: TransferTable
  leaving_report: LeavingReportTable
}
