import type { PlanState } from '@zhongzhao/domain/plans/lifecycle'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { below, oneBelow } from '../platform/paths.ts'

export interface PlanRow {
  readonly plan_id: string
  readonly org_code: string
  readonly org_path: string
  readonly kind: string
  readonly edition: number
  readonly title: string
  readonly responsible: string
  readonly file: string
  readonly bytes: number
  readonly state: PlanState
  readonly version: number
  readonly reason: string | null
  readonly filed_at: Date
  readonly filed_by: string
  readonly filed_by_account: string
  readonly decided_at: Date | null
  readonly decided_by: string | null
}

const columns = sql`
  p.plan_id, p.org_code, p.org_path, p.kind, p.edition, p.title, p.responsible, p.file, p.bytes, p.state, p.version, p.reason, p.filed_at,
  f.name as filed_by, p.filed_by as filed_by_account, p.decided_at, d.name as decided_by`
const joined = sql`filed_plan p join account f on f.account_id = p.filed_by left join account d on d.account_id = p.decided_by`

/** Every edition of one organisation, the newest first; at most 200. */
export async function editionsOf(ctx: Ctx, scope: Scope, org: string): Promise<readonly PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select ${columns} from ${joined}
    where p.org_path = ${org} and p.season = ${ctx.pack.season} and ${orgInScope(scope, sql`p.org_path`)}
    order by p.kind, p.edition desc limit 200`.execute(ctx.db)
  return rows
}

export interface BelowRow {
  readonly code: string
  readonly name: string
  readonly kind: string
}

/** Organisations of these kinds directly below; at most 2,000. */
export async function placesBelow(
  ctx: Ctx,
  scope: Scope,
  { org, kinds }: { org: string; kinds: readonly string[] },
): Promise<readonly BelowRow[]> {
  const { rows } = await sql<BelowRow>`
    select o.code, o.name, o.kind from org o
    where ${oneBelow('o', org)} and o.kind = any(${[...kinds]}::text[]) and ${orgInScope(scope, sql`o.path`)}
    order by o.path limit 2000`.execute(ctx.db)
  return rows
}

/** Editions that stand directly below. */
export async function standingBelow(ctx: Ctx, scope: Scope, org: string): Promise<readonly PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select ${columns} from ${joined} join org o on o.code = p.org_code
    where ${oneBelow('o', org)} and p.season = ${ctx.pack.season} and p.state <> 'replaced' and ${orgInScope(scope, sql`p.org_path`)}
    order by p.org_path, p.kind`.execute(ctx.db)
  return rows
}

export interface CountRow {
  /** Code of the one directly below. */
  readonly under: string
  readonly kind: string
  readonly count: number
}

/** SQL: the first step of a path below `org`. */
const stepBelow = (path: ReturnType<typeof sql>, org: string) =>
  sql`split_part(substr(${path}, length(${org}::text) + 2), '/', 1)`

/** How many organisations of each kind stand in each branch below, the branch itself counted. */
export async function placesUnder(
  ctx: Ctx,
  { org, kinds }: { org: string; kinds: readonly string[] },
): Promise<readonly CountRow[]> {
  const { rows } = await sql<CountRow>`
    select ${stepBelow(sql`o.path`, org)} as under, o.kind, count(*)::int as count from org o
    where ${below('o.path', org)} and o.kind = any(${[...kinds]}::text[]) group by 1, 2`.execute(ctx.db)
  return rows
}

/** How many plans stand in each branch below, those sent back left out. */
export async function plansUnder(ctx: Ctx, org: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ under: string; count: number }>`
    select ${stepBelow(sql`p.org_path`, org)} as under, count(*)::int as count from filed_plan p
    where ${below('p.org_path', org)} and p.season = ${ctx.pack.season} and p.state in ('filed', 'noted')
    group by 1`.execute(ctx.db)
  return new Map(rows.map((row) => [row.under, row.count]))
}

/** One edition inside the scope. */
export async function findPlan(ctx: Ctx, scope: Scope, id: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    select ${columns} from ${joined} where p.plan_id = ${id} and p.season = ${ctx.pack.season} and ${orgInScope(scope, sql`p.org_path`)}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** One edition inside the scope, held until the transaction ends. */
export async function holdPlan(ctx: Ctx, scope: Scope, id: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    select ${columns} from ${joined} where p.plan_id = ${id} and p.season = ${ctx.pack.season} and ${orgInScope(scope, sql`p.org_path`)}
    for no key update of p`.execute(ctx.db)
  return rows[0]
}

/** The edition of a kind that stands at an organisation, held until the transaction ends. */
export async function holdStanding(
  ctx: Ctx,
  { org, kind }: { org: string; kind: string },
): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    select ${columns} from ${joined}
    where p.org_code = ${org} and p.kind = ${kind} and p.season = ${ctx.pack.season} and p.state <> 'replaced' for no key update of p`.execute(
    ctx.db,
  )
  return rows[0]
}

export interface NewPlan {
  readonly id: string
  readonly org: { readonly code: string; readonly path: string }
  readonly kind: string
  readonly edition: number
  readonly title: string
  readonly responsible: string
  readonly file: string
  readonly bytes: number
  readonly by: string
}

/** `taken`: somebody else has filed this edition meanwhile. */
export async function insertPlan(ctx: Ctx, given: NewPlan): Promise<'kept' | 'taken'> {
  const { rows } = await sql`
    insert into filed_plan (plan_id, season, org_code, org_path, kind, edition, title, responsible, file, bytes, state, filed_at, filed_by)
    values (${given.id}, ${ctx.pack.season}, ${given.org.code}, ${given.org.path}, ${given.kind}, ${given.edition}, ${given.title},
      ${given.responsible}, ${given.file}, ${given.bytes}, 'filed', ${new Date(ctx.now)}, ${given.by}::uuid)
    on conflict do nothing returning 1`.execute(ctx.db)
  return rows.length === 0 ? 'taken' : 'kept'
}

/** Moves an edition; who decided it, where somebody above did. */
export async function movePlan(
  ctx: Ctx,
  id: string,
  { state, reason, by }: { state: PlanState; reason: string | null; by: string },
): Promise<void> {
  await sql`
    update filed_plan set state = ${state}, version = version + 1, reason = ${reason}, decided_at = ${new Date(ctx.now)}, decided_by = ${by}::uuid
    where plan_id = ${id}`.execute(ctx.db)
}

/** A newer edition has come; what was said of this one stays. */
export async function retirePlan(ctx: Ctx, id: string, state: PlanState): Promise<void> {
  await sql`update filed_plan set state = ${state}, version = version + 1 where plan_id = ${id}`.execute(
    ctx.db,
  )
}

/** Id of a plan before it is kept: the file is sealed with it. */
export const newPlanId = (): string => newId()

/** Where the file is sealed: with the plan. */
export const planPlace = (id: string) => `plan:${id}`
