import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'

export interface NewScan {
  readonly registration: string
  readonly scan: string
  readonly sheet: string
  readonly type: string
  readonly file: string
  readonly mark: Buffer
  readonly bytes: number
  readonly by: string
}

/** The id under which this very page of a sheet is kept already. The sheet was found inside the scope before. */
export async function keptBefore(
  ctx: Ctx,
  { registration, sheet, mark }: Pick<NewScan, 'registration' | 'sheet' | 'mark'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ scan_id: string }>`
    select s.scan_id from sheet_scan s where s.registration_id = ${registration} and s.sheet_id = ${sheet} and s.mark = ${mark}`.execute(
    ctx.db,
  )
  return rows[0]?.scan_id
}

/** Keeps a scanned page once; answers the id under which this very page is kept, and whether it is new. */
export async function insertScan(
  ctx: Ctx,
  s: NewScan,
): Promise<{ readonly scan: string; readonly kept: 'now' | 'before' }> {
  const { rows } = await sql<{ scan_id: string }>`
    insert into sheet_scan (registration_id, scan_id, sheet_id, type, file, mark, bytes, by_account, at)
    values (${s.registration}, ${s.scan}, ${s.sheet}, ${s.type}, ${s.file}, ${s.mark}, ${s.bytes}, ${s.by}, ${new Date(ctx.now)})
    on conflict (registration_id, sheet_id, mark) do nothing returning scan_id`.execute(ctx.db)
  if (rows[0] !== undefined) return { scan: rows[0].scan_id, kept: 'now' }
  return { scan: (await keptBefore(ctx, s)) ?? s.scan, kept: 'before' }
}

export interface ScanRow {
  readonly registration_id: string
  readonly scan_id: string
  readonly type: string
  readonly file: string
  readonly person_id: string
  readonly wrapped: Buffer
}

/** One scanned page of a registration inside the scope. */
export async function findScan(ctx: Ctx, scope: Scope, scan: string): Promise<ScanRow | undefined> {
  const { rows } = await sql<ScanRow>`
    select s.registration_id, s.scan_id, s.type, s.file, r.person_id, k.wrapped
    from sheet_scan s join registration r on r.registration_id = s.registration_id join person_key k on k.person_id = r.person_id
    where s.scan_id = ${scan} and ${recordInScope(scope)}`.execute(ctx.db)
  return rows[0]
}
