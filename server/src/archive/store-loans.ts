import type { LoanState } from '@zhongzhao/domain/archive/loan'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import type { Scope } from '../platform/scope.ts'
import { inSight } from './store-volumes.ts'
import { atOrBelow } from '../platform/paths.ts'

export interface LoanRow {
  readonly loan_id: string
  readonly version: number
  readonly volume_id: string
  readonly serial: number
  readonly title: string
  readonly org_name: string
  readonly kept_path: string
  readonly state: LoanState
  readonly borrower: string
  readonly unit: string
  readonly purpose: string
  readonly due_at: Date
  readonly lent_at: Date
  readonly note: string | null
  readonly settled_at: Date | null
}

const columns = sql`
  l.loan_id, l.version, l.volume_id, v.serial, v.title, o.name as org_name, v.kept_path, l.state, l.borrower, l.unit, l.purpose, l.due_at,
  l.lent_at, l.note, l.settled_at`
const joined = sql`archive_loan l join archive_volume v using (volume_id) join org o on o.path = v.org_path`

/** Loans of volumes of an organisation, the most pressing first; at most 300. */
export async function listLoans(
  ctx: Ctx,
  scope: Scope,
  { org, show }: { org: string; show: 'out' | 'all' },
): Promise<readonly LoanRow[]> {
  const which = show === 'out' ? sql`l.state in ('lent', 'lost')` : sql`true`
  const { rows } = await sql<LoanRow>`
    select ${columns} from ${joined}
    where ${inSight(ctx, scope)} and ${atOrBelow('v.of_path', org)} and ${which}
    order by l.state = 'returned', case when l.state = 'returned' then null else l.due_at end, l.lent_at desc limit 300`.execute(
    ctx.db,
  )
  return rows
}

/** Every loan of a volume, the newest first. The volume was found inside the scope before. */
export async function loansOf(ctx: Ctx, volume: string): Promise<readonly LoanRow[]> {
  const { rows } = await sql<LoanRow>`
    select ${columns} from ${joined} where l.volume_id = ${volume} order by l.lent_at desc limit 200`.execute(
    ctx.db,
  )
  return rows
}

export async function findLoan(ctx: Ctx, scope: Scope, id: string): Promise<LoanRow | undefined> {
  const { rows } = await sql<LoanRow>`
    select ${columns} from ${joined} where l.loan_id = ${id} and ${inSight(ctx, scope)}`.execute(ctx.db)
  return rows[0]
}

/** A new loan; `out`: somebody was faster. */
export async function insertLoan(
  ctx: Ctx,
  given: {
    volume: string
    state: LoanState
    borrower: string
    unit: string
    purpose: string
    due: number
    by: string
  },
): Promise<string | 'out'> {
  const id = newId()
  const { rows } = await sql<{ loan_id: string }>`
    insert into archive_loan (loan_id, volume_id, state, borrower, unit, purpose, due_at, lent_by, lent_at)
    values (${id}, ${given.volume}, ${given.state}, ${given.borrower}, ${given.unit}, ${given.purpose}, ${new Date(given.due)}, ${given.by},
      ${new Date(ctx.now)})
    on conflict (volume_id) where state in ('lent', 'lost') do nothing returning loan_id`.execute(ctx.db)
  return rows[0]?.loan_id ?? 'out'
}

export async function moveLoanTo(
  ctx: Ctx,
  id: string,
  given: { to: LoanState; due: number | undefined; note: string | undefined; by: string },
): Promise<void> {
  const due = given.due === undefined ? sql`` : sql`, due_at = ${new Date(given.due)}`
  const note = given.note === undefined ? sql`` : sql`, note = ${given.note}`
  const settled =
    given.to === 'returned' ? sql`, settled_by = ${given.by}::uuid, settled_at = ${new Date(ctx.now)}` : sql``
  await sql`
    update archive_loan set state = ${given.to}, version = version + 1 ${due} ${note} ${settled} where loan_id = ${id}`.execute(
    ctx.db,
  )
}
