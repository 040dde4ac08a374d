import type { Generated } from 'kysely'
import type { At, AtOrNull, DefaultAt, Json, ReadOnlyDate } from './column-types.ts'
import type { AccessTables } from './tables-access.ts'
import type { ArchiveTables } from './tables-archive.ts'
import type { CorrectionTables } from './tables-correction.ts'
import type { SeasonTables } from './tables-seasons.ts'
import type { SyncTables } from './tables-sync.ts'
import type { TransferTables } from './tables-transfer.ts'
import type { ClaimTables } from './tables-claims.ts'
import type { DocumentTables } from './tables-documents.ts'
import type { DuplicateTables } from './tables-duplicates.ts'
import type { EvaluationTables } from './tables-evaluation.ts'
import type { EyeTables } from './tables-eye.ts'
import type { PictureRunTables } from './tables-picture-runs.ts'
import type { PlanTables } from './tables-plans.ts'
import type { PointTables } from './tables-points.ts'
import type { PublicityTables } from './tables-publicity.ts'
import type { QuotaTables } from './tables-quota.ts'
import type {
  RegistrationTable,
  RosterEntryTable,
  ActiveRegistrationTable,
  RegistrationVersionTable,
  RegistrationDraftTable,
  ImageTable,
  CaptureDeliveryTable,
  SheetTable,
  SheetReceiptTable,
  SheetScanTable,
  MessageTable,
  EventTable,
  RosterBatchTable,
  RosterRowTable,
  JobTable,
} from './tables-registration.ts'

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
  tracks: Generated<string[]>
  request_id: Generated<string | null>
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
export interface RegistrationSerialTable {
  season: string
  dealt: Generated<number>
}

/** The tables of the migrations, as Kysely sees them. */
export interface Database
  extends
    AccessTables,
    ArchiveTables,
    CorrectionTables,
    ClaimTables,
    DocumentTables,
    DuplicateTables,
    EvaluationTables,
    EyeTables,
    PictureRunTables,
    SeasonTables,
    SyncTables,
    PlanTables,
    PointTables,
    PublicityTables,
    QuotaTables,
    TransferTables {
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
  capture_delivery: CaptureDeliveryTable
  sheet: SheetTable
  sheet_receipt: SheetReceiptTable
  sheet_scan: SheetScanTable
  message: MessageTable
  event: EventTable
  roster_batch: RosterBatchTable
  roster_row: RosterRowTable
  registration_serial: RegistrationSerialTable
  job: JobTable
}
