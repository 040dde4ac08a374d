import type { LastPlace } from '@zhongzhao/domain/eligibility/quota'
import type {
  QuotaBasis,
  QuotaPlanState,
  SeniorSchool,
  SharedLine,
} from '@zhongzhao/domain/eligibility/quota-plan'
import { sql } from 'kysely'
import { type Ctx, newId } from '../../platform/context.ts'
import { type Scope, orgInScope } from '../../platform/scope.ts'
import type { SchoolRow } from './store-count.ts'
import { atOrBelow } from '../../platform/paths.ts'

export interface PlanRow {
  readonly plan_id: string
  readonly org_code: string
  readonly org_path: string
  readonly org_name: string
  readonly edition: number
  readonly basis: QuotaBasis
  readonly percent: number
  readonly areas: readonly string[]
  readonly state: QuotaPlanState
  readonly version: number
  readonly reason: string | null
  readonly kept_by: string
  readonly kept_name: string
  readonly kept_at: Date
  readonly decided_name: string | null
  readonly decided_at: Date | null
  readonly seniors: readonly SeniorSchool[]
  readonly schools: number
}

const columns = sql`
  q.plan_id, q.org_code, q.org_path, o.name as org_name, q.edition, q.basis, q.percent, q.areas, q.state, q.version, q.reason, q.kept_by,
  k.name as kept_name, q.kept_at, d.name as decided_name, q.decided_at,
  (select jsonb_agg(jsonb_build_object('name', s.name, 'places', s.places, 'quota', s.quota) order by s.position)
    from quota_senior s where s.plan_id = q.plan_id) as seniors,
  (select count(*)::int from quota_school s where s.plan_id = q.plan_id) as schools`
const joined = sql`quota_plan q join org o on o.code = q.org_code join account k on k.account_id = q.kept_by
  left join account d on d.account_id = q.decided_by`

/** Every edition of one organisation, the newest first; at most 50. Inside the scope. */
export async function editionsOf(ctx: Ctx, scope: Scope, org: string): Promise<readonly PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select ${columns} from ${joined}
    where q.org_path = ${org} and q.season = ${ctx.pack.season} and ${orgInScope(scope, sql`q.org_path`)}
    order by q.edition desc limit 50`.execute(ctx.db)
  return rows
}

/** One edition inside the scope; `change`: held until the transaction ends. */
export async function findPlan(
  ctx: Ctx,
  scope: Scope,
  { plan, hold }: { plan: string; hold: 'read' | 'change' },
): Promise<PlanRow | undefined> {
  const lock = hold === 'change' ? sql`for no key update of q` : sql``
  const { rows } = await sql<PlanRow>`
    select ${columns} from ${joined}
    where q.plan_id = ${plan} and q.season = ${ctx.pack.season} and ${orgInScope(scope, sql`q.org_path`)} ${lock}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** The edition that is published at an organisation, held. */
export async function holdApproved(
  ctx: Ctx,
  org: string,
): Promise<{ readonly plan_id: string; readonly kept_by: string } | undefined> {
  const { rows } = await sql<{ plan_id: string; kept_by: string }>`
    select q.plan_id, q.kept_by from quota_plan q
    where q.org_code = ${org} and q.season = ${ctx.pack.season} and q.state = 'approved' for no key update`.execute(
    ctx.db,
  )
  return rows[0]
}

export interface NewPlan {
  readonly org: { readonly code: string; readonly path: string }
  readonly edition: number
  readonly basis: QuotaBasis
  readonly percent: number
  readonly areas: readonly string[]
  readonly seniors: readonly SeniorSchool[]
  readonly schools: readonly SchoolRow[]
  readonly lines: readonly SharedLine[]
  readonly by: string
}

/** Keeps a plan with its senior schools, what was counted and what each gets, a fixed number of statements. `taken`: one waits already, or
 *  somebody kept this edition meanwhile. */
export async function insertPlan(ctx: Ctx, given: NewPlan): Promise<string | 'taken'> {
  const id = newId()
  const { rows } = await sql`
    insert into quota_plan (plan_id, season, org_code, org_path, edition, basis, percent, areas, state, kept_by, kept_at)
    values (${id}, ${ctx.pack.season}, ${given.org.code}, ${given.org.path}, ${given.edition}, ${given.basis}, ${given.percent},
      ${JSON.stringify(given.areas)}, 'kept', ${given.by}::uuid, ${new Date(ctx.now)})
    on conflict do nothing returning 1`.execute(ctx.db)
  if (rows.length === 0) return 'taken'
  const each = <T, V>(list: readonly T[], of: (one: T) => V) => list.map(of)
  await sql`
    insert into quota_senior (plan_id, position, name, places, quota)
    select ${id}::uuid, at - 1, n, p, q from unnest(${each(given.seniors, (s) => s.name.trim())}::text[],
      ${each(given.seniors, (s) => s.places)}::int[], ${each(given.seniors, (s) => s.quota)}::int[]) with ordinality as g (n, p, q, at)`.execute(
    ctx.db,
  )
  await sql`
    insert into quota_school (plan_id, school_code, school_path, school_name, graduates)
    select ${id}::uuid, c, p, n, g from unnest(${each(given.schools, (s) => s.code)}::text[], ${each(given.schools, (s) => s.path)}::text[],
      ${each(given.schools, (s) => s.name)}::text[], ${each(given.schools, (s) => s.graduates)}::int[]) as t (c, p, n, g)`.execute(
    ctx.db,
  )
  const parts = given.lines.flatMap(({ code, parts: own }) =>
    own.map((part, position) => ({ code, position, ...part })),
  )
  await sql`
    insert into quota_part (plan_id, school_code, position, places, last_by)
    select ${id}::uuid, c, p, n, b from unnest(${each(parts, (p) => p.code)}::text[], ${each(parts, (p) => p.position)}::int[],
      ${each(parts, (p) => p.places)}::int[], ${each(parts, (p) => p.by)}::text[]) as t (c, p, n, b)`.execute(
    ctx.db,
  )
  return id
}

/** Moves an edition; who decided, where somebody did. */
export async function movePlan(
  ctx: Ctx,
  plan: string,
  { to, reason, by }: { to: QuotaPlanState; reason: string | null; by: string },
): Promise<void> {
  await sql`
    update quota_plan set state = ${to}, version = version + 1, reason = ${reason}, decided_by = ${by}::uuid, decided_at = ${new Date(ctx.now)}
    where plan_id = ${plan}`.execute(ctx.db)
}

/** A newer edition was approved; who approved this one stays said. */
export async function retirePlan(ctx: Ctx, plan: string, to: QuotaPlanState): Promise<void> {
  await sql`update quota_plan set state = ${to}, version = version + 1 where plan_id = ${plan}`.execute(
    ctx.db,
  )
}

export interface KeptLine {
  readonly code: string
  readonly name: string
  readonly graduates: number
  readonly parts: readonly { readonly places: number; readonly by: LastPlace }[]
  readonly total: number
}

/** What a kept plan gives each junior school, by the school's code. */
export async function linesOf(ctx: Ctx, plan: string): Promise<readonly KeptLine[]> {
  const { rows } = await sql<KeptLine>`
    select s.school_code as code, s.school_name as name, s.graduates, sum(p.places)::int as total,
      jsonb_agg(jsonb_build_object('places', p.places, 'by', p.last_by) order by p.position) as parts
    from quota_school s join quota_part p on p.plan_id = s.plan_id and p.school_code = s.school_code
    where s.plan_id = ${plan} group by s.school_code, s.school_name, s.graduates order by s.school_code`.execute(
    ctx.db,
  )
  return rows
}

export interface GivenRow extends KeptLine {
  readonly plan_id: string
  readonly office: string
  readonly basis: QuotaBasis
  readonly published_at: Date
  readonly seniors: readonly string[]
}

/** Lines that are shown at once. */
const MOST_LINES = 2000

/** What published plans give the schools at and below `org`, and nobody else; at most 2,000 lines, and whether there are
 *  more. The caller has shown its right to `org`. */
export async function givenAt(
  ctx: Ctx,
  org: string,
): Promise<{ readonly rows: readonly GivenRow[]; readonly more: boolean }> {
  const { rows } = await sql<GivenRow>`
    select q.plan_id, o.name as office, q.basis, q.decided_at as published_at, s.school_code as code, s.school_name as name, s.graduates,
      (select jsonb_agg(n.name order by n.position) from quota_senior n where n.plan_id = q.plan_id) as seniors,
      jsonb_agg(jsonb_build_object('places', p.places, 'by', p.last_by) order by p.position) as parts, sum(p.places)::int as total
    from quota_school s join quota_plan q on q.plan_id = s.plan_id join org o on o.code = q.org_code
      join quota_part p on p.plan_id = s.plan_id and p.school_code = s.school_code
    where ${atOrBelow('s.school_path', org)}
      and q.season = ${ctx.pack.season} and q.state = 'approved'
    group by q.plan_id, o.name, o.path, q.basis, q.decided_at, s.school_code, s.school_name, s.graduates
    order by o.path, s.school_code limit ${MOST_LINES + 1}`.execute(ctx.db)
  return { rows: rows.slice(0, MOST_LINES), more: rows.length > MOST_LINES }
}
