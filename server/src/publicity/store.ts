import type { ListState } from '@zhongzhao/domain/publicity/list'
import { unansweredStates } from '@zhongzhao/domain/publicity/objection'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

export interface ListRow {
  readonly list_id: string
  readonly season: string
  readonly version: number
  readonly kind: string
  readonly title: string
  readonly columns: readonly string[]
  readonly remark: string
  readonly lines: number
  readonly state: ListState
  readonly org_code: string
  readonly org_path: string
  readonly org_name: string
  readonly prepared_by: string
  readonly prepared_at: Date
  readonly opened_by: string | null
  readonly opens_at: Date | null
  readonly ends_at: Date | null
  readonly halted_for: string | null
  readonly objections: number
  readonly unanswered: number
}

const waiting = sql`x.state = any(${[...unansweredStates]}::text[])`

const columns = sql`
  l.list_id, l.season, l.version, l.kind, l.title, l.columns, l.remark, l.lines, l.state, l.org_code, l.org_path, o.name as org_name,
  l.prepared_by, l.prepared_at, l.opened_by, l.opens_at, l.ends_at, l.halted_for,
  (select count(*)::int from publicity_objection x where x.list_id = l.list_id) as objections,
  (select count(*)::int from publicity_objection x where x.list_id = l.list_id and ${waiting}) as unanswered`

const live: readonly ListState[] = ['prepared', 'open', 'ended']
const shown = {
  live: sql`l.state = any(${[...live]}::text[])`,
  over: sql`not l.state = any(${[...live]}::text[])`,
  all: sql`true`,
} as const

/** Lists in sight, newest first; at most 200. */
export async function listLists(
  ctx: Ctx,
  scope: Scope,
  show: keyof typeof shown,
): Promise<readonly ListRow[]> {
  const { rows } = await sql<ListRow>`
    select ${columns} from publicity_list l join org o on o.code = l.org_code
    where l.season = ${ctx.pack.season} and ${orgInScope(scope, sql`l.org_path`)} and ${shown[show]}
    order by l.prepared_at desc limit 200`.execute(ctx.db)
  return rows
}

/** One list in sight; held to be changed, or read. Refuses SEASON-OTHER. */
export async function findList(
  ctx: Ctx,
  scope: Scope,
  { list, hold }: { list: string; hold: 'change' | 'read' },
): Promise<ListRow | undefined> {
  const held = hold === 'change' ? sql`for no key update of l` : sql``
  const { rows } = await sql<ListRow>`
    select ${columns} from publicity_list l join org o on o.code = l.org_code
    where l.list_id = ${list} and ${orgInScope(scope, sql`l.org_path`)} ${held}`.execute(ctx.db)
  const [row] = rows
  if (hold === 'change' && row !== undefined) checkOwnSeason(ctx, row.season)
  return row
}

/** A new list; the second of a kind that is prepared or open is told so. */
export async function insertList(
  ctx: Ctx,
  given: {
    org: { code: string; path: string }
    kind: string
    title: string
    columns: readonly string[]
    remark: string
    lines: number
    by: string
  },
): Promise<string | 'there'> {
  const id = newId()
  const { rows } = await sql<{ list_id: string }>`
    insert into publicity_list (list_id, season, org_code, org_path, kind, title, columns, remark, lines, state, prepared_by, prepared_at)
    values (${id}, ${ctx.pack.season}, ${given.org.code}, ${given.org.path}, ${given.kind}, ${given.title}, ${JSON.stringify(given.columns)},
      ${given.remark}, ${given.lines}, 'prepared', ${given.by}, ${new Date(ctx.now)})
    on conflict (season, org_code, kind) where state in ('prepared', 'open') do nothing returning list_id`.execute(
    ctx.db,
  )
  return rows[0]?.list_id ?? 'there'
}

/** What a step changes beside the state. */
export interface Moved {
  readonly to: ListState
  readonly opened?: { readonly by: string; readonly from: number; readonly until: number }
  readonly haltedFor?: string
}

export async function moveList(ctx: Ctx, list: string, { to, opened, haltedFor }: Moved): Promise<void> {
  const times =
    opened === undefined
      ? sql``
      : sql`, opened_by = ${opened.by}::uuid, opens_at = ${new Date(opened.from)}, ends_at = ${new Date(opened.until)}`
  const reason = haltedFor === undefined ? sql`` : sql`, halted_for = ${haltedFor}`
  await sql`update publicity_list set state = ${to}, version = version + 1 ${times} ${reason} where list_id = ${list}`.execute(
    ctx.db,
  )
}
