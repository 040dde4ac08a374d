import type { Generated } from 'kysely'
import type { At, AtOrNull, BytesOrNull, Json } from './column-types.ts'

/** 班级综合素质评价. */
export interface EvaluationClassTable {
  season: string
  class_code: string
  org_path: string
  state: Generated<string>
  version: Generated<number>
  pupils: Generated<number>
  complete: Generated<number>
  reason: string | null
  signed_at: AtOrNull
  signed_by: string | null
}
/** Working and signed marks of one registration. */
export interface EvaluationTable {
  registration_id: string
  marks: Json<Readonly<Record<string, string>>>
  version: Generated<number>
  entered_by: readonly string[]
  entered_at: AtOrNull
  signed: Json<Readonly<Record<string, string>> | null>
  signed_at: AtOrNull
  upheld: Generated<boolean>
  complete: Generated<boolean>
}
export interface EvaluationObjectionTable {
  registration_id: string
  objection_id: string
  season: string
  class_code: string
  org_path: string
  answering_path: string
  state: string
  version: Generated<number>
  columns: readonly string[]
  words: Buffer
  reply: BytesOrNull
  note: BytesOrNull
  proposed: Json<Readonly<Record<string, string>> | null>
  asked_at: At
  answered_at: AtOrNull
  answered_by: string | null
}

export interface EvaluationTables {
  evaluation_class: EvaluationClassTable
  evaluation: EvaluationTable
  evaluation_objection: EvaluationObjectionTable
}
