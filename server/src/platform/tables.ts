import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>
type At = ColumnType<Date, Date, Date>
type AtOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
type ReadOnlyDate = ColumnType<Date, never, never>
type BytesOrNull = ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
type DefaultAt = ColumnType<Date, Date | undefined, Date>

/** Which migration files have run, and what they said. */
export interface SchemaMigrationTable {
  name: string
  sha256: string
  applied_at: ReadOnlyDate
}
/** One row, written at the first start and never changed: a sandbox never becomes a real installation, nor the reverse. */
export interface InstallationTable {
  only: Generated<true>
  kind: 'sandbox' | 'real'
  created_at: ReadOnlyDate
}
/** Fingerprints of the master keys this database has been used with; a process with another key is refused. */
export interface MasterKeyTable {
  fingerprint: string
  first_used_at: ReadOnlyDate
}
export interface OrgTable {
  code: string
  kind: string
  name: string
  path: string
  school_code: string | null
}
export interface PackVersionTable {
  season: string
  version: number
  sha256: string
  body: Json<unknown>
  at: DefaultAt
}
export interface SeasonClockTable {
  only_one: Generated<boolean>
  offset_ms: number
}
export interface WindowExtensionTable {
  extension_id: string
  org_path: string | null
  registration_id: string | null
  activity: string
  valid_from: At
  valid_until: At
  reason: string
  by_account: string
  at: DefaultAt
}
export interface PersonTable {
  person_id: string
  created_at: DefaultAt
}
export interface PersonKeyTable {
  person_id: string
  generation: number
  wrapped: Buffer
}
export interface PersonAliasTable {
  kind: string
  index: Buffer
  generation: Generated<number>
  person_id: string
  valid: Generated<boolean>
  at: DefaultAt
}
export interface AccountTable {
  account_id: string
  kind: string
  person_id: string | null
  login: string | null
  name: string
  password_hash: string | null
  failed: Generated<number>
  locked_until: AtOrNull
  frozen_at: AtOrNull
  created_at: DefaultAt
}
export interface GrantTable {
  grant_id: string
  account_id: string
  role: string
  org_path: string
  given_by: string | null
  at: DefaultAt
  until: AtOrNull
  revoked_at: AtOrNull
}
export interface SessionTable {
  token_hash: Buffer
  account_id: string
  device_id: string | null
  created_at: DefaultAt
  seen_at: DefaultAt
  expires_at: At
  uncovered_until: AtOrNull
}
export interface SignInFailureTable {
  device_id: string
  account_id: string
  failed: number
  locked_until: AtOrNull
  at: DefaultAt
}
export interface ActivationSlipTable {
  slip_id: string
  person_id: string
  code_hash: Buffer
  printed_at: DefaultAt
  printed_by: string
  expires_at: At
  used_at: AtOrNull
  voided_at: AtOrNull
}
export interface IdempotencyTable {
  account_id: string
  key: string
  request_hash: Buffer
  status: number
  body: Buffer
  at: DefaultAt
}
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
  created_at: DefaultAt
}
export interface RosterEntryTable {
  registration_id: string
  batch_id: string
  content: Json<unknown>
  sealed: Buffer
  digest: BytesOrNull
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
  reasons: Json<unknown>
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
export interface RegistrationSerialTable {
  season: string
  dealt: Generated<number>
}
export interface JobTable {
  job_id: string
  kind: string
  org_path: string
  by_account: string
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

/** The tables of the migrations, as Kysely sees them. */
export interface Database {
  schema_migration: SchemaMigrationTable
  installation: InstallationTable
  master_key: MasterKeyTable
  org: OrgTable
  pack_version: PackVersionTable
  season_clock: SeasonClockTable
  window_extension: WindowExtensionTable
  person: PersonTable
  person_key: PersonKeyTable
  person_alias: PersonAliasTable
  account: AccountTable
  grant_given: GrantTable
  session: SessionTable
  sign_in_failure: SignInFailureTable
  activation_slip: ActivationSlipTable
  idempotency: IdempotencyTable
  registration: RegistrationTable
  roster_entry: RosterEntryTable
  active_registration: ActiveRegistrationTable
  registration_version: RegistrationVersionTable
  registration_draft: RegistrationDraftTable
  image: ImageTable
  sheet: SheetTable
  sheet_receipt: SheetReceiptTable
  message: MessageTable
  event: EventTable
  roster_batch: RosterBatchTable
  roster_row: RosterRowTable
  registration_serial: RegistrationSerialTable
  job: JobTable
}
