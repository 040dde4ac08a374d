import type { Generated } from 'kysely'
import type { At, AtOrNull, Json } from './column-types.ts'

/** A public list (公示) of an organisation. */
export interface PublicityListTable {
  list_id: string
  season: string
  org_code: string
  org_path: string
  kind: string
  title: string
  columns: Json<readonly string[]>
  remark: Generated<string>
  lines: number
  state: string
  version: Generated<number>
  prepared_by: string
  prepared_at: At
  opened_by: Generated<string | null>
  opens_at: Generated<AtOrNull>
  ends_at: Generated<AtOrNull>
  halted_for: Generated<string | null>
}
/** What is shown of one candidate; the name is covered. */
export interface PublicityLineTable {
  list_id: string
  position: number
  registration_id: string
  class_name: string
  name: string
  number_end: string
  result: string
  struck_at: Generated<AtOrNull>
  struck_for: Generated<'objection' | 'untrue' | null>
}
/** An objection to a list; words, contact and answer are sealed. */
export interface PublicityObjectionTable {
  objection_id: string
  list_id: string
  position: number | null
  ground: string
  words: Buffer
  contact: Buffer | null
  answer: Generated<Buffer | null>
  receipt: Buffer
  office_path: string
  state: string
  version: Generated<number>
  at: At
  due_at: At
  decided_by: Generated<string | null>
  decided_at: Generated<AtOrNull>
}

/** The tables of migration 0042. */
export interface PublicityTables {
  publicity_list: PublicityListTable
  publicity_line: PublicityLineTable
  publicity_objection: PublicityObjectionTable
}
