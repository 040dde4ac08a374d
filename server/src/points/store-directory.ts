import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'

export interface PointRow {
  readonly code: string
  readonly name: string
  readonly places: readonly { readonly code: string; readonly name: string }[] | null
  readonly address: string
  readonly phone: string
  readonly hours: string
  readonly open_from: string
  readonly open_until: string | null
  readonly suspended: boolean
  readonly note: string
}

/** Every designated point that has been named, with what stands above it below the root; in order of the paths. */
export async function allPoints(db: Kysely<Database>): Promise<readonly PointRow[]> {
  const { rows } = await sql<PointRow>`
    select p.code, p.name, p.address, p.phone, p.hours, p.open_from::text, p.open_until::text, p.suspended_at is not null as suspended, p.note,
      (select json_agg(json_build_object('code', a.code, 'name', a.name) order by length(a.path)) from org a
        where a.code = any(string_to_array(p.path, '/')) and a.code <> p.code and a.path like '%/%') as places
    from public_point p order by p.path limit 3000`.execute(db)
  return rows
}
