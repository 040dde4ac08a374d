import { type ObjectionState, unansweredStates } from '@zhongzhao/domain/publicity/objection'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import type { LineRow } from './store-lines.ts'

export interface ObjectionRow {
  readonly objection_id: string
  readonly version: number
  readonly list_id: string
  readonly season: string
  readonly title: string
  readonly org_name: string
  readonly org_path: string
  readonly position: number | null
  readonly line: LineRow | null
  readonly ground: string
  readonly words: Buffer
  readonly contact: Buffer | null
  readonly answer: Buffer | null
  readonly state: ObjectionState
  readonly at: Date
  readonly due_at: Date
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly prepared_by: string
  readonly opened_by: string | null
  readonly heard_by: readonly string[]
}

/** Which claims a list tells of, by its kind. */
const claimOf = (ctx: Ctx) => {
  const kinds = ctx.pack.publicity.kinds.flatMap(({ code, from }) =>
    from.of === 'claims' ? [sql`when ${code} then ${from.claim}::text`] : [],
  )
  return kinds.length === 0 ? sql`null::text` : sql`case l.kind ${sql.join(kinds, sql` `)} end`
}

/** Who reviewed the claim of the line; without a line, who confirmed any on the list. What was taken back does not count. */
const heardBy = (ctx: Ctx) => sql`
  array(select distinct s.account_id from publicity_line p join claim c on c.registration_id = p.registration_id and c.kind = ${claimOf(ctx)}
    join claim_step s on s.claim_id = c.claim_id and s.account_id is not null and s.office_path is not null and not s.undone
    where p.list_id = x.list_id and case when x.position is null then s.event in ('confirm', 'grant') else p.position = x.position end)`

const columns = (ctx: Ctx) => sql`
  x.objection_id, x.version, x.list_id, l.season, l.title, o.name as org_name, l.org_path, x.position,
  (select json_build_object('position', p.position, 'className', p.class_name, 'name', p.name, 'numberEnd', p.number_end, 'result', p.result,
    'struck', p.struck_at is not null) from publicity_line p where p.list_id = x.list_id and p.position = x.position) as line,
  x.ground, x.words, x.contact, x.answer, x.state, x.at, x.due_at, a.name as decided_by, x.decided_at, l.prepared_by, l.opened_by,
  ${heardBy(ctx)} as heard_by`
const joined = sql`publicity_objection x join publicity_list l using (list_id) join org o on o.code = l.org_code
  left join account a on a.account_id = x.decided_by`

const inOffice = (scope: Scope): RawBuilder<boolean> => orgInScope(scope, sql`x.office_path`)

/** Objections that the caller's office answers, the most pressing first; at most 200. */
export async function listObjections(
  ctx: Ctx,
  scope: Scope,
  show: 'open' | 'done',
): Promise<readonly ObjectionRow[]> {
  const waits = sql`x.state = any(${[...unansweredStates]}::text[])`
  const { rows } = await sql<ObjectionRow>`
    select ${columns(ctx)} from ${joined} where l.season = ${ctx.pack.season} and ${inOffice(scope)} and ${show === 'open' ? waits : sql`not ${waits}`}
    order by ${show === 'open' ? sql`x.due_at` : sql`x.decided_at desc`} limit 200`.execute(ctx.db)
  return rows
}

/** One objection of the caller's office, held until the transaction ends. Refuses SEASON-OTHER. */
export async function holdObjection(ctx: Ctx, scope: Scope, id: string): Promise<ObjectionRow | undefined> {
  const { rows } = await sql<ObjectionRow>`
    select ${columns(ctx)} from ${joined} where x.objection_id = ${id} and ${inOffice(scope)} for no key update of x`.execute(
    ctx.db,
  )
  const [row] = rows
  if (row !== undefined) checkOwnSeason(ctx, row.season)
  return row
}

/** What somebody wrote is sealed with the objection. */
export const objectionPlace = (id: string): string => `publicity-objection:${id}`

/** How many objections a list got since a moment. */
export async function countSince(ctx: Ctx, { list, since }: { list: string; since: Date }): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from publicity_objection where list_id = ${list} and at >= ${since}`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}

/** Receives an objection; sent again with the same receipt it is there already. Answers until when it is to be answered. */
export async function insertObjection(
  ctx: Ctx,
  given: {
    id: string
    list: string
    position: number | undefined
    ground: string
    words: string
    contact: string | undefined
    receipt: Buffer
    office: string
    due: Date
  },
): Promise<'received' | 'there'> {
  const { keys } = ctx.services
  const place = objectionPlace(given.id)
  const contact = given.contact === undefined ? null : keys.seal(given.contact, place)
  const { rows } = await sql`
    insert into publicity_objection (objection_id, list_id, position, ground, words, contact, receipt, office_path, state, at, due_at)
    values (${given.id}, ${given.list}, ${given.position ?? null}, ${given.ground}, ${keys.seal(given.words, place)}, ${contact},
      ${given.receipt}, ${given.office}, 'received', ${new Date(ctx.now)}, ${given.due})
    on conflict (receipt) do nothing returning objection_id`.execute(ctx.db)
  return rows.length > 0 ? 'received' : 'there'
}

export interface FollowedRow {
  readonly objection_id: string
  readonly title: string
  readonly state: ObjectionState
  readonly at: Date
  readonly due_at: Date
  readonly answer: Buffer | null
  readonly decided_at: Date | null
}

/** By the hash of its receipt: who holds it may know, whoever that is. */
export async function byReceipt(ctx: Ctx, receipt: Buffer): Promise<FollowedRow | undefined> {
  const { rows } = await sql<FollowedRow>`
    select x.objection_id, l.title, x.state, x.at, x.due_at, x.answer, x.decided_at
    from publicity_objection x join publicity_list l using (list_id) where x.receipt = ${receipt}`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function moveObjection(
  ctx: Ctx,
  id: string,
  { to, answer, by }: { to: ObjectionState; answer: string; by: string },
): Promise<void> {
  const decided = unansweredStates.includes(to)
    ? sql``
    : sql`, answer = ${ctx.services.keys.seal(answer, objectionPlace(id))}, decided_by = ${by}::uuid, decided_at = ${new Date(ctx.now)}`
  await sql`update publicity_objection set state = ${to}, version = version + 1 ${decided} where objection_id = ${id}`.execute(
    ctx.db,
  )
}
