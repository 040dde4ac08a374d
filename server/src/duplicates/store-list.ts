import type { DuplicateKind, TwinMark } from '@zhongzhao/domain/duplicates/judge'
import type { DuplicateState } from '@zhongzhao/domain/duplicates/lifecycle'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope, registrationInScope } from '../platform/scope.ts'
import type { CaseRow } from './store-cases.ts'
import { stillStands } from '../registration/store-standing.ts'

const inside = (scope: Scope, row: string) =>
  registrationInScope(scope, { path: sql.ref(`${row}.org_path`), id: sql.ref(`${row}.registration_id`) })

/** Cases whose office, or one of whose two, stands inside the scope; a suspicion of somebody who has gone waits for nobody. */
const seenBy = (ctx: Ctx, scope: Scope) => sql`c.season = ${ctx.pack.season}
  and (${orgInScope(scope, sql`c.org_path`)} or ${inside(scope, 'r')} or ${inside(scope, 'o')})
  and (c.state <> 'found' or (${stillStands('r')} and ${stillStands('o')}))`

const tables = sql`duplicate_case c join registration r on r.registration_id = c.registration_id join registration o on o.registration_id = c.other_id`

export interface ListedCase {
  readonly case_id: string
  readonly kind: DuplicateKind
  readonly state: DuplicateState
  readonly twins: TwinMark
  readonly weight: number
  readonly found_at: Date
  readonly office: string | null
  readonly decides: boolean
  readonly name: string
  readonly school: string | null
  readonly mine: boolean
  readonly other_name: string
  readonly other_school: string | null
  readonly other_mine: boolean
}

/** A page of cases, oldest first. `after`: the last case of the page before. */
export async function listCases(
  ctx: Ctx,
  scope: Scope,
  asked: { state: string; kind: string | undefined; after: string | undefined; limit: number },
): Promise<readonly ListedCase[]> {
  const kind = asked.kind === undefined ? sql`true` : sql`c.kind = ${asked.kind}`
  const after =
    asked.after === undefined
      ? sql`true`
      : sql`(c.found_at, c.case_id) > (select p.found_at, p.case_id from duplicate_case p where p.case_id = ${asked.after})`
  const { rows } = await sql<ListedCase>`
    select c.case_id, c.kind, c.state, c.twins, c.weight, c.found_at, (select g.name from org g where g.path = c.org_path) as office,
      ${orgInScope(scope, sql`c.org_path`)} as decides,
      r.name, (select g.name from org g where g.code = r.school_code) as school, ${inside(scope, 'r')} as mine,
      o.name as other_name, (select g.name from org g where g.code = o.school_code) as other_school, ${inside(scope, 'o')} as other_mine
    from ${tables}
    where c.state = ${asked.state} and ${kind} and ${after} and ${seenBy(ctx, scope)}
    order by c.found_at, c.case_id limit ${asked.limit}`.execute(ctx.db)
  return rows
}

/** How many of each state, each counted up to `most`. */
export async function countCases(
  ctx: Ctx,
  scope: Scope,
  { states, most }: { states: readonly string[]; most: number },
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select s.state, n.n from unnest(${[...states]}::text[]) as s (state) cross join lateral (
      select count(*)::int as n from (select 1 from ${tables} where c.state = s.state and ${seenBy(ctx, scope)} limit ${most}) l) n`.execute(
    ctx.db,
  )
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

export interface SeenCase extends CaseRow {
  /** The office that decides stands inside the scope. */
  readonly decides: boolean
  readonly mine: boolean
  readonly other_mine: boolean
  readonly office: string | null
}

/** One case that the scope may see. */
export async function findCase(ctx: Ctx, scope: Scope, id: string): Promise<SeenCase | undefined> {
  const { rows } = await sql<SeenCase>`
    select c.case_id, c.registration_id, c.other_id, c.org_path, c.kind, c.signals, c.weight, c.twins, c.state, c.version, c.stays,
      c.proposed_by, c.undo_asked_by, c.found_at, ${orgInScope(scope, sql`c.org_path`)} as decides, ${inside(scope, 'r')} as mine,
      ${inside(scope, 'o')} as other_mine, (select g.name from org g where g.path = c.org_path) as office
    from ${tables}
    where c.case_id = ${id} and (${orgInScope(scope, sql`c.org_path`)} or ${inside(scope, 'r')} or ${inside(scope, 'o')})`.execute(
    ctx.db,
  )
  return rows[0]
}
