import type { FalsificationState } from '@zhongzhao/domain/access/falsification-lifecycle'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { belowAny } from '../platform/paths.ts'

export interface CaseRow {
  readonly case_id: string
  readonly season: string
  readonly version: number
  readonly org_path: string
  readonly org_name: string
  readonly registration_id: string | null
  readonly candidate: string | null
  readonly number: string | null
  readonly facts: Buffer
  readonly state: FalsificationState
  readonly by_account: string
  readonly by_name: string
  readonly by_org: string | null
  readonly at: Date
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly outcome: Buffer | null
}

/** Strictly below one of the scope's organisations: no organisation sees what is held against itself. */
const belowScope = (scope: Scope) => belowAny('x.org_path', scope.orgs)

const inSight = (scope: Scope) =>
  sql`case when x.registration_id is null then ${belowScope(scope)} else ${orgInScope(scope, sql`x.org_path`)} end`

const columns = sql`
  x.case_id, x.season, x.version, x.org_path, o.name as org_name, x.registration_id, r.name as candidate, r.number, x.facts, x.state, x.by_account,
  a.name as by_name, (select name from org where path = x.by_org) as by_org, x.at, d.name as decided_by, x.decided_at, x.outcome`
const joined = sql`falsification x join org o on o.path = x.org_path join account a on a.account_id = x.by_account
  left join account d on d.account_id = x.decided_by left join registration r on r.registration_id = x.registration_id`

/** Cases in sight, open ones first, newest first; at most 500. */
export async function listCases(ctx: Ctx, scope: Scope): Promise<readonly CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from ${joined} where x.season = ${ctx.pack.season} and ${inSight(scope)}
    order by x.decided_at is not null, x.at desc limit 500`.execute(ctx.db)
  return rows
}

/** One case in sight, held until the transaction ends. Refuses SEASON-OTHER. */
export async function holdCase(ctx: Ctx, scope: Scope, id: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from ${joined} where x.case_id = ${id} and ${inSight(scope)} for no key update of x`.execute(
    ctx.db,
  )
  const [row] = rows
  if (row !== undefined) checkOwnSeason(ctx, row.season)
  return row
}

/** Where the facts are sealed: with the case. */
export const casePlace = (id: string) => `falsification:${id}`

export async function insertCase(
  ctx: Ctx,
  given: { org: string; registration: string | null; facts: string; by: string; byOrg: string },
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('falsification')
    .values({
      case_id: id,
      season: ctx.pack.season,
      org_path: given.org,
      registration_id: given.registration,
      facts: ctx.services.keys.seal(given.facts, casePlace(id)),
      state: 'recorded',
      by_account: given.by,
      by_org: given.byOrg,
      at: new Date(ctx.now),
      decided_by: null,
    })
    .execute()
  return id
}

export async function moveCase(
  ctx: Ctx,
  id: string,
  { to, outcome, by }: { to: FalsificationState; outcome: string | undefined; by: string },
): Promise<void> {
  const sealed = outcome === undefined ? null : ctx.services.keys.seal(outcome, casePlace(id))
  const decided =
    outcome === undefined ? sql`` : sql`, decided_by = ${by}::uuid, decided_at = ${new Date(ctx.now)}`
  await sql`update falsification set state = ${to}, version = version + 1, outcome = ${sealed}::bytea ${decided} where case_id = ${id}`.execute(
    ctx.db,
  )
}
