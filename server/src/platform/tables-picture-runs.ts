import type { Generated, GeneratedAlways } from 'kysely'
import type { AtOrNull, DefaultAt, Json } from './column-types.ts'

/** An import of pictures (E5). */
export interface PictureRunTable {
  run_id: string
  season: string
  org_path: string
  door: string
  way: string
  pace: Generated<string>
  by_account: string
  at: DefaultAt
  archive_state: string | null
  archive_file: string | null
  archive_bytes: number | null
  archive_fault: Json<unknown> | null
  lease_until: AtOrNull
  attempts: Generated<number>
  pairing: Json<unknown> | null
}
export interface PictureRunFileTable {
  run_id: string
  file_id: string
  position: GeneratedAlways<number>
  path_index: Buffer
  path_sealed: Buffer
  bytes: number
  mark: number
  entry: number | null
  state: string
  registration_id: string | null
  image_id: string | null
  content_hash: string | null
  verdict: string | null
  findings: Json<readonly unknown[]>
  steps: Json<readonly string[]>
  fault: Json<unknown> | null
}

/** The tables of migration 0014. */
export interface PictureRunTables {
  picture_run: PictureRunTable
  picture_run_file: PictureRunFileTable
}
