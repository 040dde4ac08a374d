import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'
import type { Problem } from './batch.ts'

type Db = Kysely<Database>

export interface RowLine {
  readonly row_number: number
  readonly kind: string
  readonly name: string
  readonly school_code: string
  readonly school_name: string | null
  readonly class_no: string
  readonly problems: readonly Problem[]
}

/** Codes of problems that only say what a changed row changes; everything else is a doubt or an error. */
export const CHANGE = 'SYNC-CHANGED'
const DOUBTED = '$[*] ? (@.code != "SYNC-CHANGED")'

/** One page of rows of a kind, in file order; `suspect` = imported, but doubted. */
export async function listRows(
  db: Db,
  batch: string,
  { kind, after, limit }: { kind: string; after: number; limit: number },
): Promise<readonly RowLine[]> {
  const which =
    kind === 'suspect'
      ? sql`r.kind not in ('refused', 'conflict') and r.problems <> '[]' and r.problems @? ${DOUBTED}::jsonpath`
      : sql`r.kind = ${kind}`
  const { rows } = await sql<RowLine>`
    select r.row_number, r.kind, r.name, r.school_code, r.class_no, r.problems,
      (select o.name from org o where o.code = r.school_code) as school_name
    from roster_row r where r.batch_id = ${batch} and ${which} and r.row_number > ${after}
    order by r.row_number limit ${limit}`.execute(db)
  return rows
}

export interface SealedRow {
  readonly row_number: number
  readonly kind: string
  readonly problems: readonly Problem[]
  readonly registration_id: string | null
  readonly sealed: Buffer
  readonly before: Buffer | null
}

/** Rows of some kinds that hold anything sealed, chunk by chunk. */
export async function* sealedRows(
  db: Db,
  batch: string,
  { kinds, most }: { kinds: readonly string[]; most: number },
): AsyncGenerator<readonly SealedRow[]> {
  let after = -1
  for (;;) {
    const { rows } = await sql<SealedRow>`
      select row_number, kind, problems, registration_id, sealed, before from roster_row
      where batch_id = ${batch} and kind = any(${[...kinds]}::text[]) and length(sealed) > 0 and row_number > ${after} order by row_number limit ${most}`.execute(
      db,
    )
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)?.row_number ?? after
  }
}

/** The header of the file, sealed as row 0. */
export async function readHeaderRow(db: Db, batch: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from roster_row where batch_id = ${batch} and row_number = 0`.execute(db)
  return rows[0]?.sealed
}

/** Rows in conflict of which the rest is taken, counted beside their kind. */
export async function countPartly(db: Db, batch: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from roster_row where batch_id = ${batch} and kind = 'conflict' and problems @> ${JSON.stringify([{ code: CHANGE }])}::jsonb`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** Rows in which anything is doubted, counted beside their kind. */
export async function countSuspects(db: Db, batch: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from roster_row where batch_id = ${batch} and kind not in ('refused', 'conflict', 'header')
      and problems <> '[]' and problems @? ${DOUBTED}::jsonpath`.execute(db)
  return rows[0]?.n ?? 0
}
