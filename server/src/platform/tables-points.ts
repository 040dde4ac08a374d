import type { Generated } from 'kysely'
import type { At, AtOrNull, Json } from './column-types.ts'

/** A stretch of time with places (G5); `booked` is kept by a trigger. */
export interface SlotTable {
  slot_id: string
  season: string
  org_code: string
  org_path: string
  kind: string
  starts_at: At
  ends_at: At
  capacity: number
  booked: Generated<number>
  state: string
  version: Generated<number>
  reason: Generated<string | null>
  made_by: string
}
export interface BookingTable {
  registration_id: string
  booking_id: string
  slot_id: string
  kind: string
  state: string
  version: Generated<number>
  at: At
  marked_at: AtOrNull
  marked_by: string | null
}
/** A record made at a point from papers (G3). */
export interface MadeAtPointTable {
  registration_id: string
  org_code: string
  category: string
  papers: Json<readonly string[]>
  typed: Buffer
  by_account: string
  at: At
}

/** The tables of migration 0020. */
export interface PointTables {
  slot: SlotTable
  booking: BookingTable
  made_at_point: MadeAtPointTable
}
