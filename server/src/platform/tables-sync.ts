import type { Generated } from 'kysely'
import type { At, AtOrNull, BytesOrNull, DefaultAt, Json } from './column-types.ts'

export interface SyncRunTable {
  run_id: string
  season: string
  org_path: string
  state: string
  mode: string
  by_account: string
  at: DefaultAt
  ended_at: AtOrNull
  cursor: string
  pages: Generated<number>
  lines: Generated<number>
  left_lines: Generated<number>
  titles: Generated<string[]>
  failures: Generated<number>
  wait_until: AtOrNull
  failure: string | null
  batch_id: string | null
  counts: Json<unknown>
  kept: Generated<number>
  lease_by: string | null
  lease_until: AtOrNull
}
export interface SyncLineTable {
  run_id: string
  pupil_key: Buffer
  seq: number
  kind: string
  school_code: string
  identity_index: BytesOrNull
  was_index: BytesOrNull
  sealed: Buffer
  row_number: number | null
  sealed_in: string | null
}
export interface SyncScopeTable {
  season: string
  org_path: string
  cursor: string
  at: At
  titles: Generated<string[]>
}
export interface SyncKeptTable {
  season: string
  org_path: string
  pupil_key: Buffer
  seq: number
  school_code: string
  identity_index: BytesOrNull
  was_index: BytesOrNull
  sealed_in: string
  sealed: Buffer
}
export interface SyncWorkTable {
  work_id: string
  season: string
  school_code: string
  org_path: string
  registration_id: string
  kind: string
  state: string
  version: Generated<number>
  run_id: string
  fields: string[]
  sealed: Buffer
  digest: Buffer
  at: At
  decided_by: string | null
  decided_at: AtOrNull
}

/** The tables of migrations 0018 and 0058. */
export interface SyncTables {
  sync_run: SyncRunTable
  sync_line: SyncLineTable
  sync_scope: SyncScopeTable
  sync_kept: SyncKeptTable
  sync_work: SyncWorkTable
}
