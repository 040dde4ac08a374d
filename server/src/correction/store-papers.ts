import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import type { CorrectionPaperTable } from '../platform/tables-correction.ts'

export type PaperRow = Selectable<CorrectionPaperTable>

const paperColumns = [
  'registration_id',
  'paper_id',
  'code',
  'type',
  'file',
  'bytes',
  'by_account',
  'at',
  'correction_id',
] as const

export async function insertPaper(ctx: Ctx, paper: PaperRow): Promise<void> {
  await ctx.db.insertInto('correction_paper').values(paper).execute()
}

/** Papers of a held registration that wait for a request of this account. */
export async function waitingPapers(
  ctx: Ctx,
  { registration, account }: { registration: string; account: string },
): Promise<readonly PaperRow[]> {
  return ctx.db
    .selectFrom('correction_paper')
    .select([...paperColumns])
    .where('registration_id', '=', registration)
    .where('by_account', '=', account)
    .where('correction_id', 'is', null)
    .orderBy('at')
    .limit(100)
    .execute()
}

export async function attachPapers(
  ctx: Ctx,
  {
    registration,
    correction,
    papers,
  }: { registration: string; correction: string; papers: readonly string[] },
): Promise<void> {
  await ctx.db
    .updateTable('correction_paper')
    .set({ correction_id: correction })
    .where('registration_id', '=', registration)
    .where('paper_id', 'in', [...papers])
    .execute()
}

export async function papersOf(ctx: Ctx, correction: string): Promise<readonly PaperRow[]> {
  return ctx.db
    .selectFrom('correction_paper')
    .select([...paperColumns])
    .where('correction_id', '=', correction)
    .orderBy('at')
    .limit(100)
    .execute()
}

export interface PaperFile extends PaperRow {
  readonly person_id: string
  readonly wrapped: Buffer
}

/** One paper of a request whose registration stands inside the scope. */
export async function findPaper(
  ctx: Ctx,
  scope: Scope,
  { correction, paper }: { correction: string; paper: string },
): Promise<PaperFile | undefined> {
  const { rows } = await sql<PaperFile>`
    select p.registration_id, p.paper_id, p.code, p.type, p.file, p.bytes, p.by_account, p.at, p.correction_id, r.person_id, k.wrapped
    from correction_paper p join registration r on r.registration_id = p.registration_id join person_key k on k.person_id = r.person_id
    where p.correction_id = ${correction} and p.paper_id = ${paper} and ${recordInScope(scope)}`.execute(
    ctx.db,
  )
  return rows[0]
}
