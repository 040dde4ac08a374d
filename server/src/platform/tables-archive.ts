import type { Generated } from 'kysely'
import type { At, AtOrNull } from './column-types.ts'

/** A box on a shelf. */
export interface ArchiveBoxTable {
  box_id: string
  season: string
  org_path: string
  serial: number
  place: string
  custodian: string
  version: Generated<number>
}
/** A volume of signed sheets. */
export interface ArchiveVolumeTable {
  volume_id: string
  season: string
  of_path: string
  org_path: string
  serial: number
  title: string
  kept_path: string
  period: string
  keep_until: Generated<AtOrNull>
  box_id: string | null
  pending_in: string | null
  state: string
  version: Generated<number>
  made_by: string
  made_at: At
  bound_at: Generated<AtOrNull>
  destroyed_at: Generated<AtOrNull>
}
export interface ArchiveItemTable {
  sheet_id: string
  registration_id: string
  volume_id: string
  position: number
}
export interface ArchiveLoanTable {
  loan_id: string
  volume_id: string
  state: string
  version: Generated<number>
  borrower: string
  unit: string
  purpose: string
  due_at: At
  lent_by: string
  lent_at: At
  note: string | null
  settled_by: string | null
  settled_at: AtOrNull
}
export interface ArchiveHandoverTable {
  handover_id: string
  season: string
  from_path: string
  to_path: string
  serial: number
  remark: string
  state: string
  version: Generated<number>
  sent_by: string
  sent_at: At
  reason: string | null
  decided_by: string | null
  decided_at: AtOrNull
}
export interface ArchiveHandoverVolumeTable {
  handover_id: string
  volume_id: string
  sheets: number
}
export interface ArchiveDestructionTable {
  destruction_id: string
  season: string
  org_path: string
  serial: number
  ground: string
  state: string
  version: Generated<number>
  proposed_by: string
  proposed_at: At
  words: string | null
  decided_by: string | null
  decided_at: AtOrNull
}
export interface ArchiveDestructionVolumeTable {
  destruction_id: string
  volume_id: string
  sheets: number
}

/** The tables of migration 0041. */
export interface ArchiveTables {
  archive_box: ArchiveBoxTable
  archive_volume: ArchiveVolumeTable
  archive_item: ArchiveItemTable
  archive_loan: ArchiveLoanTable
  archive_handover: ArchiveHandoverTable
  archive_handover_volume: ArchiveHandoverVolumeTable
  archive_destruction: ArchiveDestructionTable
  archive_destruction_volume: ArchiveDestructionVolumeTable
}
