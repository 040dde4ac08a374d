import { type RawBuilder, sql } from 'kysely'
import type { SheetCode, SheetState } from '@zhongzhao/domain/registration/sheet'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'

export interface SheetRow {
  readonly registration_id: string
  readonly sheet_id: string
  readonly number: string
  readonly digits: string
  readonly seal_code: string
  readonly version: number
  readonly printed_at: Date
  /** Outcome of the last receipt, if any. */
  readonly outcome: 'signed' | 'returned' | 'superseded' | null
  readonly reasons: readonly string[] | null
  /** Ground on which somebody signed for the guardian, of the last receipt. */
  readonly ground: string | null
  readonly recorded_at: Date | null
  /** The newest scanned page of it. */
  readonly scan_id: string | null
}

/** Without a receipt it is on its way. */
export const stateOf = ({ outcome }: Pick<SheetRow, 'outcome'>): SheetState => outcome ?? 'issued'

const columns = sql`s.registration_id, s.sheet_id, s.number, s.digits, s.seal_code, s.version, s.printed_at, t.outcome, t.reasons, t.guardian_ground as ground, t.at as recorded_at,
  (select c.scan_id from sheet_scan c where c.registration_id = s.registration_id and c.sheet_id = s.sheet_id order by c.at desc, c.scan_id desc limit 1) as scan_id`
const lastReceipt = sql`left join lateral (select outcome, reasons, guardian_ground, at from sheet_receipt x where x.registration_id = s.registration_id and x.sheet_id = s.sheet_id order by x.at desc, x.receipt_id desc limit 1) t on true`

function matching(code: SheetCode): RawBuilder<boolean> {
  if (code.kind === 'qr') return sql<boolean>`s.sheet_id = ${code.sheet} and s.seal_code = ${code.seal}`
  return code.kind === 'digits'
    ? sql<boolean>`s.digits = ${code.digits}`
    : sql<boolean>`s.number = ${code.number}`
}

/** The sheet a code names, inside the scope; the newest when 16 digits fit two. */
export async function findSheet(ctx: Ctx, scope: Scope, code: SheetCode): Promise<SheetRow | undefined> {
  const { rows } = await sql<SheetRow>`
    select ${columns} from sheet s join registration r on r.registration_id = s.registration_id ${lastReceipt}
    where ${matching(code)} and ${recordInScope(scope)} order by s.printed_at desc limit 1`.execute(ctx.db)
  return rows[0]
}

export async function sheetById(ctx: Ctx, scope: Scope, id: string): Promise<SheetRow | undefined> {
  const { rows } = await sql<SheetRow>`
    select ${columns} from sheet s join registration r on r.registration_id = s.registration_id ${lastReceipt}
    where s.sheet_id = ${id} and ${recordInScope(scope)}`.execute(ctx.db)
  return rows[0]
}

/** Sheets of these registrations, newest first. */
export async function sheetsOf(
  ctx: Ctx,
  scope: Scope,
  registrations: readonly string[],
): Promise<readonly SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    select ${columns} from sheet s join registration r on r.registration_id = s.registration_id ${lastReceipt}
    where s.registration_id = any(${[...registrations]}::uuid[]) and ${recordInScope(scope)} order by s.printed_at desc, s.number desc`.execute(
    ctx.db,
  )
  return rows
}

export interface NewSheet {
  readonly registration: string
  readonly sheet: string
  readonly number: string
  readonly digits: string
  readonly seal: string
  readonly version: number
}

/** Insert-only. Two printing the same form at once: the number is taken once, the second gets a conflict and prints again. */
export async function insertSheet(ctx: Ctx, s: NewSheet, by: string): Promise<void> {
  await ctx.db
    .insertInto('sheet')
    .values({
      registration_id: s.registration,
      sheet_id: s.sheet,
      number: s.number,
      digits: s.digits,
      seal_code: s.seal,
      version: s.version,
      printed_at: new Date(ctx.now),
      printed_by: by,
    })
    .execute()
}

export interface Receipt {
  readonly registration: string
  readonly receipt: string
  readonly sheet: string
  readonly outcome: 'signed' | 'returned'
  readonly candidate: 'signed' | 'missing'
  readonly guardian: 'signed' | 'proxy' | 'missing'
  readonly ground: string | undefined
  readonly reasons: readonly string[]
}

export async function insertReceipt(ctx: Ctx, r: Receipt, by: string): Promise<void> {
  await ctx.db
    .insertInto('sheet_receipt')
    .values({
      registration_id: r.registration,
      receipt_id: r.receipt,
      sheet_id: r.sheet,
      outcome: r.outcome,
      candidate: r.candidate,
      guardian: r.guardian,
      guardian_ground: r.ground ?? null,
      reasons: JSON.stringify(r.reasons),
      by_account: by,
      at: new Date(ctx.now),
    })
    .execute()
}

/** The sheets that were signed before this one are replaced by it: they stay, marked so. */
export async function supersedeOthers(
  ctx: Ctx,
  { registration, sheet, by }: { registration: string; sheet: string; by: string },
): Promise<void> {
  await sql`
    insert into sheet_receipt (registration_id, receipt_id, sheet_id, outcome, candidate, guardian, guardian_ground, by_account, at)
    select s.registration_id, gen_random_uuid(), s.sheet_id, 'superseded', t.candidate, t.guardian, t.guardian_ground, ${by}::uuid, ${new Date(ctx.now)}
    from sheet s join sheet_receipt t on t.registration_id = s.registration_id and t.sheet_id = s.sheet_id and t.outcome = 'signed'
    where s.registration_id = ${registration} and s.sheet_id <> ${sheet} and not exists (
      select 1 from sheet_receipt x where x.registration_id = s.registration_id and x.sheet_id = s.sheet_id and x.outcome = 'superseded')`.execute(
    ctx.db,
  )
}
