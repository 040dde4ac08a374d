import type { Generated } from 'kysely'
import type { At, AtOrNull, BytesOrNull, DefaultAt, Json } from './column-types.ts'

/** Who opened whose document, when and what for (F4). */
export interface DocumentOpeningTable {
  registration_id: string
  opening_id: string
  image_id: string
  account_id: string
  role: string
  org_path: string
  purpose: string
  note: BytesOrNull
  at: At
}
/** What came of reading a card by machine (F2). */
export interface CardReadingTable {
  registration_id: string
  image_id: string
  outcome: string
  at: At
}
export interface CardDifferenceTable {
  registration_id: string
  difference_id: string
  image_id: string
  field: string
  told: Buffer
  line: BytesOrNull
  state: string
  version: Generated<number>
  decided_by: string | null
  decided_at: AtOrNull
}
/** How a picture looks in numbers (E6). */
export interface LikenessTable {
  registration_id: string
  kind: string
  image_id: string
  hash: Buffer
  descriptor: BytesOrNull
  at: At
}
export interface LikenessCaseTable {
  registration_id: string
  case_id: string
  other_id: string
  kind: string
  image_id: string
  other_image: string
  measured: Json<unknown>
  state: string
  version: Generated<number>
  decided_by: string | null
  decided_at: AtOrNull
  at: At
}
export interface LikenessRunTable {
  school_code: string
  asked_at: At
  lease_until: AtOrNull
  finished_at: AtOrNull
  pictures: Generated<number>
  described: Generated<number>
  found: Generated<number>
}
export interface PictureStudyTable {
  registration_id: string
  image_id: string
  kind: string
  attempts: Generated<number>
  lease_until: AtOrNull
  at: DefaultAt
}

/** The tables of migration 0016. */
export interface DocumentTables {
  document_opening: DocumentOpeningTable
  card_reading: CardReadingTable
  card_difference: CardDifferenceTable
  likeness: LikenessTable
  likeness_case: LikenessCaseTable
  likeness_run: LikenessRunTable
  picture_study: PictureStudyTable
}
