import type { ListedState } from '@zhongzhao/domain/claims/listed'
import { claimKind } from '@zhongzhao/domain/season/eligibility'
import { sql } from 'kysely'
import { type Ctx, newId } from '../../platform/context.ts'
import { type Scope, orgInScope, recordInScope } from '../../platform/scope.ts'
import { stillStands } from '../../registration/store-standing.ts'
import { below } from '../../platform/paths.ts'

export interface ListRow {
  readonly list_id: string
  readonly org_path: string
  readonly office: string
  readonly item: string
  readonly source: string
  readonly imported_name: string
  readonly imported_at: Date
  readonly rows: number
  readonly registered: number
  readonly there: number
  readonly open: number
  readonly dismissed: number
}

const lists = sql`
  select l.list_id, l.org_path, o.name as office, l.item, l.source, a.name as imported_name, l.imported_at,
    count(x.list_id)::int as rows, count(*) filter (where x.state = 'registered')::int as registered,
    count(*) filter (where x.state = 'there')::int as there,
    count(*) filter (where x.state in ('doubtful', 'unmatched'))::int as open,
    count(*) filter (where x.state = 'dismissed')::int as dismissed
  from claim_list l join org o on o.path = l.org_path join account a on a.account_id = l.imported_by
    left join claim_list_line x on x.list_id = l.list_id`

/** Lists inside the scope, the newest first; at most 100. */
export async function allLists(ctx: Ctx, scope: Scope): Promise<readonly ListRow[]> {
  const { rows } = await sql<ListRow>`
    ${lists} where l.season = ${ctx.pack.season} and ${orgInScope(scope, sql`l.org_path`)}
    group by l.list_id, o.name, a.name order by l.imported_at desc, l.list_id desc limit 100`.execute(ctx.db)
  return rows
}

/** One list inside the scope. */
export async function findList(ctx: Ctx, scope: Scope, list: string): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`
    ${lists} where l.list_id = ${list} and l.season = ${ctx.pack.season} and ${orgInScope(scope, sql`l.org_path`)}
    group by l.list_id, o.name, a.name`.execute(ctx.db)
  return rows[0]
}

const tracksOf = ({ pack: { eligibility } }: Ctx) =>
  claimKind(eligibility, eligibility.bonus.kind)?.tracks ?? []

/** SQL: the registration stands at or below an office and inside the scope, still takes part, and may have such a claim. */
const reached = (ctx: Ctx, scope: Scope, office: string) => sql<boolean>`
  r.track = any(${[...tracksOf(ctx)]}::text[]) and r.season = ${ctx.pack.season} and ${below('r.org_path', office)} and ${recordInScope(scope)} and ${stillStands('r')}`

/** Whether the list of that office may reach this registration. */
export async function isReached(
  ctx: Ctx,
  scope: Scope,
  { office, registration }: { office: string; registration: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from registration r where r.registration_id = ${registration} and ${reached(ctx, scope, office)}`.execute(
    ctx.db,
  )
  return rows.length > 0
}

export interface FoundRow {
  readonly registration: string
  readonly name: string
  /** Hex of the index it was found by. */
  readonly index: string
}

/** Who has one of these numbers, at or below an office. */
export async function findByNumber(
  ctx: Ctx,
  scope: Scope,
  { office, indexes }: { office: string; indexes: readonly Buffer[] },
): Promise<readonly FoundRow[]> {
  if (indexes.length === 0) return []
  const { rows } = await sql<FoundRow>`
    select r.registration_id as registration, r.name, encode(a.identity_index, 'hex') as index
    from active_registration a join registration r on r.registration_id = a.registration_id
    where a.season = ${ctx.pack.season} and a.identity_index = any(${[...indexes]}::bytea[]) and ${reached(ctx, scope, office)}`.execute(
    ctx.db,
  )
  return rows
}

/** Namesakes looked at, for each name. */
const NAMESAKES = 20

/** Who has one of these names, at or below an office; at most 20 for each name. */
export async function findByName(
  ctx: Ctx,
  scope: Scope,
  { office, names }: { office: string; names: readonly string[] },
): Promise<readonly { readonly registration: string; readonly name: string }[]> {
  const asked = [...new Set(names)].filter((name) => name !== '')
  if (asked.length === 0) return []
  const { rows } = await sql<{ registration: string; name: string }>`
    select f.registration, n.name from unnest(${asked}::text[]) as n (name) cross join lateral (
      select r.registration_id as registration, r.org_path, r.number from registration r
      where r.name collate "C" = n.name and ${reached(ctx, scope, office)} order by r.org_path, r.number limit ${NAMESAKES}
    ) f order by f.org_path, f.number`.execute(ctx.db)
  return rows
}

/** Which of these have a claim of that kind and item already. */
export async function claimedAmong(
  ctx: Ctx,
  { registrations, kind, item }: { registrations: readonly string[]; kind: string; item: string },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ registration_id: string }>`
    select c.registration_id from claim c
    where c.registration_id = any(${[...registrations]}::uuid[]) and c.kind = ${kind} and c.item = ${item} and c.state <> 'withdrawn'`.execute(
    ctx.db,
  )
  return new Set(rows.map((row) => row.registration_id))
}

/** A new list; `there`: the same file was imported before. */
export async function insertList(
  ctx: Ctx,
  given: { office: string; item: string; source: string; contentHash: string; by: string },
): Promise<string | 'there'> {
  const id = newId()
  const { rows } = await sql`
    insert into claim_list (list_id, season, org_path, item, source, content_hash, imported_by, imported_at)
    values (${id}, ${ctx.pack.season}, ${given.office}, ${given.item}, ${given.source}, ${given.contentHash}, ${given.by}::uuid, ${new Date(ctx.now)})
    on conflict do nothing returning 1`.execute(ctx.db)
  return rows.length === 0 ? 'there' : id
}

export interface NewLine {
  readonly row: number
  readonly name: string
  readonly number: Buffer
  readonly index: Buffer
  readonly state: ListedState
  readonly why: string
  readonly registration: string | undefined
  readonly claim: string | undefined
}

/** Where the number of a line is sealed: with its list. */
export const numberPlace = (list: string, row: number) => `claim-list:${list}:${row}`

export async function insertLines(ctx: Ctx, list: string, lines: readonly NewLine[]): Promise<void> {
  if (lines.length === 0) return
  await ctx.db
    .insertInto('claim_list_line')
    .values(
      lines.map((line) => ({
        list_id: list,
        row_no: line.row,
        name: line.name,
        number: line.number,
        number_index: line.index,
        state: line.state,
        why: line.why,
        registration_id: line.registration ?? null,
        claim_id: line.claim ?? null,
      })),
    )
    .execute()
}

export interface LineRow {
  readonly row_no: number
  readonly version: number
  readonly name: string
  readonly number: Buffer
  readonly number_index: Buffer
  readonly state: ListedState
  readonly why: string
  readonly registration_id: string | null
  readonly reason: string | null
}

const lineColumns = sql`x.row_no, x.version, x.name, x.number, x.number_index, x.state, x.why, x.registration_id, x.reason`
const shown = { open: sql`x.state in ('doubtful', 'unmatched')`, all: sql`true` } as const

/** Lines of a list in the order of the file; at most 1,000. `change`: held until the transaction ends. */
export async function linesOf(
  ctx: Ctx,
  list: string,
  { show, hold }: { show: keyof typeof shown; hold: 'read' | 'change' },
): Promise<readonly LineRow[]> {
  const lock = hold === 'change' ? sql`for update of x` : sql``
  const { rows } = await sql<LineRow>`
    select ${lineColumns} from claim_list_line x where x.list_id = ${list} and ${shown[show]} order by x.row_no limit 1000 ${lock}`.execute(
    ctx.db,
  )
  return rows
}

/** Lines that led to a claim of which none stands any more, held until the transaction ends. */
export async function withdrawnLines(
  ctx: Ctx,
  { list, kind }: { list: string; kind: string },
): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select ${lineColumns} from claim_list_line x join claim_list l on l.list_id = x.list_id
    where x.list_id = ${list} and x.state in ('registered', 'there') and not exists (
      select from claim c where c.registration_id = x.registration_id and c.kind = ${kind} and c.item = l.item and c.state <> 'withdrawn')
    order by x.row_no for update of x`.execute(ctx.db)
  return rows
}

/** One line, held until the transaction ends. */
export async function holdLine(
  ctx: Ctx,
  { list, row }: { list: string; row: number },
): Promise<LineRow | undefined> {
  const { rows } = await sql<LineRow>`
    select ${lineColumns} from claim_list_line x where x.list_id = ${list} and x.row_no = ${row} for update of x`.execute(
    ctx.db,
  )
  return rows[0]
}

export interface MovedLine {
  readonly row: number
  readonly state: ListedState
  readonly why: string
  readonly registration: string | null
  readonly claim: string | null
  readonly reason: string | null
}

/** Moves lines that are held, in one statement. */
export async function moveLines(
  ctx: Ctx,
  { list, by, lines }: { list: string; by: string; lines: readonly MovedLine[] },
): Promise<void> {
  if (lines.length === 0) return
  await sql`
    update claim_list_line x set state = n.state, why = n.why, version = x.version + 1, registration_id = n.registration, claim_id = n.claim,
      reason = n.reason, decided_by = ${by}::uuid, decided_at = ${new Date(ctx.now)}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n (row int, state text, why text, registration uuid, claim uuid, reason text)
    where x.list_id = ${list} and x.row_no = n.row`.execute(ctx.db)
}

/** What stands behind a claim that came by a list. */
export async function evidenceOf(
  ctx: Ctx,
  claim: string,
): Promise<{ readonly source: string; readonly office: string; readonly row: number } | undefined> {
  const { rows } = await sql<{ source: string; office: string; row: number }>`
    select l.source, o.name as office, x.row_no as row from claim_list_line x join claim_list l on l.list_id = x.list_id
      join org o on o.path = l.org_path where x.claim_id = ${claim} limit 1`.execute(ctx.db)
  return rows[0]
}
