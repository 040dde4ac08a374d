import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import type { Leaving, LeavingState } from '@zhongzhao/domain/transfer/leaving'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { eventRow } from '../platform/events.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

export interface LeavingRow {
  readonly report_id: string
  readonly person_id: string
  readonly school_path: string
  readonly superior_path: string
  readonly state: LeavingState
  readonly version: number
  readonly words: Buffer | null
  readonly reply: Buffer | null
  readonly said_at: Date
  readonly replied_at: Date | null
  readonly office: string | null
}

const columns = sql`l.report_id, l.person_id, l.school_path, l.superior_path, l.state, l.version, l.words, l.reply, l.said_at, l.replied_at,
  (select o.name from org o where o.path = l.superior_path) as office`

/** What the caller has said; `change` holds it. */
export async function findOwnLeaving(
  ctx: Ctx,
  person: string,
  hold: 'read' | 'change',
): Promise<LeavingRow | undefined> {
  const lock = hold === 'change' ? sql`for update of l` : sql``
  const { rows } = await sql<LeavingRow>`
    select ${columns} from leaving_report l where l.season = ${ctx.pack.season} and l.person_id = ${person} ${lock}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** The path of the school that an application left, or of the present one where nobody has applied. */
export async function schoolLeft(ctx: Ctx, person: string): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`
    select s.path from transfer t join registration r on r.registration_id = t.from_registration join org s on s.code = r.school_code
    where t.person_id = ${person} and t.season = ${ctx.pack.season} order by t.applied_at desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.path
}

/** What is said, with an event that names neither the registration nor the answer. Somebody faster: LEAVING-STALE. */
export async function sayLeaving(
  ctx: Ctx,
  { next: l, event }: Decided<Leaving>,
  given: { person: string; school: string; superior: string; words: Buffer | null },
): Promise<void> {
  const e = eventRow(ctx, event, { subject: l.id })
  const { rows } = await sql<{ n: number }>`
    with said as (
      insert into leaving_report as l (report_id, season, person_id, school_path, superior_path, state, version, words, said_at)
      values (${l.id}, ${ctx.pack.season}, ${given.person}, ${given.school}, ${given.superior}, ${l.state}, ${l.version}, ${given.words}, ${new Date(ctx.now)})
      on conflict (season, person_id) do update set state = excluded.state, version = excluded.version, words = excluded.words, said_at = excluded.said_at
        where l.version = excluded.version - 1 and l.report_id = excluded.report_id
      returning report_id
    ), told as (
      insert into event (event_id, kind, at, account_id, org_path, request_id, subject, fields, detail)
      select ${e.event_id}::uuid, ${e.kind}, ${e.at}::timestamptz, ${e.account_id}::uuid, ${e.org_path}, ${e.request_id}, ${e.subject}, ${e.fields}::text[], ${e.detail}::jsonb from said
    )
    select count(*)::int as n from said`.execute(ctx.db)
  if (rows[0]?.n !== 1) throw refused('VERSION-STALE', { version: l.version })
}

export interface ReportRow extends LeavingRow {
  readonly season: string
  readonly name: string
  readonly school: string
  readonly wrapped: Buffer
}

const reports = sql`
  select ${columns}, l.season, k.wrapped, s.name as school,
    (select r.name from registration r where r.person_id = l.person_id and r.season = l.season order by r.created_at desc limit 1) as name
  from leaving_report l join org s on s.path = l.school_path join person_key k on k.person_id = l.person_id`

/** Reports of yes for the offices of the scope: those above the school alone. Open ones first; at most 300. */
export async function listReports(ctx: Ctx, scope: Scope): Promise<readonly ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    ${reports} where l.season = ${ctx.pack.season} and l.state in ('reported', 'answered', 'closed') and ${orgInScope(scope, sql`l.superior_path`)}
    order by l.state = 'closed', l.state = 'answered', l.said_at limit 300`.execute(ctx.db)
  return rows
}

/** Held until the transaction ends. Refuses LEAVING-NONE, SEASON-OTHER, VERSION-STALE. */
export async function holdReport(
  ctx: Ctx,
  scope: Scope,
  { id, version }: { id: string; version: number },
): Promise<ReportRow> {
  const { rows } = await sql<ReportRow>`
    ${reports} where l.report_id = ${id} and l.state in ('reported', 'answered', 'closed') and ${orgInScope(scope, sql`l.superior_path`)} for update of l`.execute(
    ctx.db,
  )
  const [row] = rows
  if (row === undefined) throw refused('LEAVING-NONE')
  checkOwnSeason(ctx, row.season)
  if (row.version !== version) throw refused('VERSION-STALE', { version: row.version })
  return row
}

export async function replyTo(
  ctx: Ctx,
  { next: l, event }: Decided<Leaving>,
  reply: Buffer | undefined,
): Promise<void> {
  const e = eventRow(ctx, event, { subject: l.id })
  const kept =
    reply === undefined
      ? sql``
      : sql`, reply = ${reply}, replied_at = ${new Date(ctx.now)}, replied_by = ${e.account_id}`
  await sql`
    with moved as (
      update leaving_report set state = ${l.state}, version = ${l.version} ${kept} where report_id = ${l.id} and version = ${l.version - 1} returning report_id
    )
    insert into event (event_id, kind, at, account_id, org_path, request_id, subject, fields, detail)
    select ${e.event_id}::uuid, ${e.kind}, ${e.at}::timestamptz, ${e.account_id}::uuid, ${e.org_path}, ${e.request_id}, ${e.subject}, ${e.fields}::text[], ${e.detail}::jsonb from moved`.execute(
    ctx.db,
  )
}
