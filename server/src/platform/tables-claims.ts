import type { ColumnType, Generated } from 'kysely'
import type { At, AtOrNull, BytesOrNull, Json } from './column-types.ts'

export interface ClaimTable {
  claim_id: string
  season: string
  registration_id: string
  person_id: string
  kind: string
  item: Generated<string>
  state: string
  version: Generated<number>
  step: string
  office_path: string
  since: At
  due: At
  proposal: string
  cosigned: string | null
  entered_by: string | null
  claimed_at: At
  decided_at: AtOrNull
  appealed_at: AtOrNull
  reasons: Json<unknown>
  words: BytesOrNull
  last_act: Json<unknown> | null
}
export interface ClaimStepTable {
  claim_id: string
  step_no: number
  event: string
  step: string
  office_path: string | null
  account_id: string | null
  at: At
  reasons: Json<unknown>
  note: BytesOrNull
  message_id: string | null
  undone: Generated<boolean>
}
export interface ClaimFileTable {
  registration_id: string
  file_id: string
  kind: string
  item: string
  paper: string
  type: string
  bytes: number
  content_hash: string
  file: string
  at: At
  claim_id: ColumnType<string | null, string | null | undefined, string | null>
}
/** Who opened whose file. */
export interface ClaimFileOpeningTable {
  file_id: string
  opening_id: string
  registration_id: string
  account_id: string
  office_path: string
  at: At
}

/** A list from above (I3). */
export interface ClaimListTable {
  list_id: string
  season: string
  org_path: string
  item: string
  source: string
  content_hash: string
  imported_by: string
  imported_at: At
}
export interface ClaimListLineTable {
  list_id: string
  row_no: number
  name: string
  number: Buffer
  number_index: Buffer
  state: string
  why: Generated<string>
  version: Generated<number>
  registration_id: string | null
  claim_id: string | null
  reason: Generated<string | null>
  decided_by: Generated<string | null>
  decided_at: Generated<AtOrNull>
}

/** An office that was reminded of a day of deadlines. */
export interface ClaimReminderTable {
  season: string
  office_path: string
  due_day: string
  claims: number
  first_due: At
  at: At
}

export interface ClaimTables {
  claim_reminder: ClaimReminderTable
  claim_list: ClaimListTable
  claim_list_line: ClaimListLineTable
  claim: ClaimTable
  claim_step: ClaimStepTable
  claim_file: ClaimFileTable
  claim_file_opening: ClaimFileOpeningTable
}
