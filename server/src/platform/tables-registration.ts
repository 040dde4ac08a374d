import type { ColumnType, Generated } from 'kysely'
import type { At, AtOrNull, BytesOrNull, DefaultAt, Json } from './column-types.ts'

export interface RegistrationTable {
  registration_id: string
  person_id: string
  season: string
  pack_version: number
  number: string
  grade: number
  track: string
  school_code: string
  org_path: string
  class_position: Generated<number>
  state: string
  version: Generated<number>
  name: string
  pinyin: Generated<string>
  /** Of the database's own making: the office above the school, the initials of the pinyin. */
  office: ColumnType<string, never, never>
  initials: ColumnType<string, never, never>
  content: Json<unknown>
  sealed: Buffer
  section_versions: Json<unknown>
  portrait: Json<unknown> | null
  document: Json<unknown> | null
  returned: Json<unknown> | null
  last_review: Json<unknown> | null
  consent_at: AtOrNull
  confirmed_at: AtOrNull
  checked_at: AtOrNull
  sealed_at: AtOrNull
  guest: Generated<boolean>
  credentials: ColumnType<unknown, string | undefined, string>
  created_at: DefaultAt
}
export interface RosterEntryTable {
  registration_id: string
  batch_id: string
  content: Json<unknown>
  sealed: Buffer
  digest: BytesOrNull
  org_path: string
}
export interface ActiveRegistrationTable {
  season: string
  identity_index: Buffer
  registration_id: string
}
export interface RegistrationVersionTable {
  registration_id: string
  version: number
  at: At
  by_account: string | null
  state: string
  sealed: Buffer
}
export interface RegistrationDraftTable {
  registration_id: string
  form: string
  version: number
  based_on: number
  sealed: Buffer
  at: DefaultAt
}
export interface ImageTable {
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
  verdict: string
  supplied_by: string
  at: DefaultAt
}
/** What a capture station delivered, by the station's own id (E4). */
export interface CaptureDeliveryTable {
  registration_id: string
  capture_id: string
  kind: string
  account_id: string
  image_id: string | null
  answer: Json<unknown>
  at: DefaultAt
}
export interface SheetTable {
  registration_id: string
  sheet_id: string
  number: string
  digits: string
  seal_code: string
  version: number
  printed_at: At
  printed_by: string
}
export interface SheetReceiptTable {
  registration_id: string
  receipt_id: string
  sheet_id: string
  outcome: string
  candidate: string
  guardian: string
  guardian_ground: Generated<string | null>
  reasons: Json<unknown>
  by_account: string
  at: At
}
/** A scanned page of a sheet, matched by its QR. */
export interface SheetScanTable {
  registration_id: string
  scan_id: string
  sheet_id: string
  type: string
  file: string
  mark: Buffer
  bytes: number
  by_account: string
  at: At
}
export interface MessageTable {
  message_id: string
  person_id: string
  registration_id: string | null
  template: string
  params: Json<unknown>
  title: string
  body: string
  send_after: At
  cancelled_at: AtOrNull
  at: DefaultAt
}
export interface EventTable {
  event_id: string
  xid: Generated<string>
  kind: string
  at: At
  wall: DefaultAt
  account_id: string | null
  org_path: string | null
  request_id: string | null
  registration_id: string | null
  subject: string | null
  fields: string[]
  detail: Json<unknown>
  version: number | null
  salt: Buffer | null
  commitment: Buffer | null
}
export interface RosterBatchTable {
  batch_id: string
  season: string
  org_path: string
  file_name: string
  sha256: string
  state: string
  rows: Generated<number>
  done: Generated<number>
  counts: Json<unknown>
  schools: Json<unknown>
  failure: string | null
  by_account: string
  at: DefaultAt
  committed_at: AtOrNull
}
export interface RosterRowTable {
  batch_id: string
  row_number: number
  kind: string
  school_code: string
  class_no: string
  name: string
  identity_index: Buffer | null
  registration_id: string | null
  sealed: Buffer
  problems: Json<unknown>
  org_path: Generated<string>
  digest: BytesOrNull
  before: BytesOrNull
}
export interface JobTable {
  job_id: string
  kind: string
  org_path: string
  by_account: string
  season: Generated<string>
  state: string
  input: Json<unknown>
  done: Generated<number>
  total: Generated<number>
  failures: Json<unknown>
  file: string | null
  file_name: string | null
  lease_until: AtOrNull
  attempts: Generated<number>
  at: DefaultAt
  finished_at: AtOrNull
}
