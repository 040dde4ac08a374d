import type { StatisticsLine } from '@zhongzhao/domain/printing/roll-sheets'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import { stillStands } from '../registration/store-standing.ts'
import { below } from '../platform/paths.ts'

/** Candidates below an organisation in the season, from the counters (migration 0006). */
export async function candidatesBelow(ctx: Ctx, org: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(pupils), 0)::int as n from class_tally
    where season = ${ctx.pack.season} and ${below('org_path', org)}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

const basic = (field: string) => sql`r.content -> 'basic' -> 0 ->> ${sql.lit(field)}`

/** Grade 9 of everything directly below an organisation × sex (GB/T 2261.1), ethnic group (GB/T 3304: 01 is Han), whether they leave
 *  school this year (whom a point typed in: as the pack says of the category), and kind of household (GA 324.1). Inside the scope. */
export async function statistics(ctx: Ctx, scope: Scope, org: string): Promise<readonly StatisticsLine[]> {
  const { categories } = ctx.pack.points
  const former = categories.filter(({ schooling }) => schooling === 'former').map(({ code }) => code)
  const isFormer = sql`coalesce(m.category = any(${former}::text[]), false)`
  const { rows } = await sql<StatisticsLine>`
    select o.name, n.total, n.male, n.female, n.han, n.minority, n.fresh, n.former, n.urban, n.rural, n.unsaid
    from (
      select split_part(substr(r.org_path, length(${org}::text) + 2), '/', 1) as step, count(*)::int as total,
        count(*) filter (where ${basic('sex')} = '1')::int as male, count(*) filter (where ${basic('sex')} = '2')::int as female,
        count(*) filter (where ${basic('ethnicGroup')} = '01')::int as han,
        count(*) filter (where ${basic('ethnicGroup')} <> '01')::int as minority,
        count(*) filter (where not ${isFormer})::int as fresh, count(*) filter (where ${isFormer})::int as former,
        count(*) filter (where ${basic('householdKind')} in ('1', '3'))::int as urban,
        count(*) filter (where ${basic('householdKind')} in ('2', '4', '5'))::int as rural,
        count(*) filter (where coalesce(${basic('householdKind')}, '') not in ('1', '2', '3', '4', '5'))::int as unsaid
      from registration r left join made_at_point m on m.registration_id = r.registration_id
      where r.season = ${ctx.pack.season} and r.grade = 9 and ${below('r.org_path', org)}
        and ${stillStands('r')} and ${recordInScope(scope)}
      group by 1
    ) n join org o on o.path = ${org} || '/' || n.step order by o.path limit 2000`.execute(ctx.db)
  return rows
}
