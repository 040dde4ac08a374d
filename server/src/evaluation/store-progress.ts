import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { atOrBelow, below, oneBelow } from '../platform/paths.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

export interface ProgressRow {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly classes_untouched: number
  readonly classes_entering: number
  readonly classes_ready: number
  readonly classes_signed: number
  readonly schools_untouched: number
  readonly schools_underway: number
  readonly schools_signed: number
  readonly pupils: number
  readonly complete: number
  readonly published: number
  readonly objections: number
}

/** How far everything directly below an organisation is, from the counters of the classes (migration 0062). Inside the scope. */
export async function progressBelow(ctx: Ctx, scope: Scope, path: string): Promise<readonly ProgressRow[]> {
  const { rows } = await sql<ProgressRow>`
    with class_now as (
      select t.org_path, left(t.org_path, -position('/' in reverse(t.org_path))) as school, t.pupils, t.entered, t.complete, t.signed,
        case when c.state = 'signed' then 'signed' when t.complete = t.pupils then 'ready' when t.entered > 0 then 'entering' else 'untouched' end as step
      from (
        select org_path, sum(pupils)::int as pupils, sum(entered)::int as entered, sum(complete)::int as complete, sum(signed)::int as signed
        from evaluation_tally where season = ${ctx.pack.season} and grade = any(${[...ctx.pack.evaluation.grades]}::int[]) and ${below('org_path', path)}
        group by org_path having sum(pupils) > 0
      ) t left join evaluation_class c on c.season = ${ctx.pack.season} and c.org_path = t.org_path
    ), school_now as (
      select school, sum(pupils)::int as pupils, sum(complete)::int as complete, sum(signed)::int as published,
        count(*) filter (where step = 'untouched')::int as untouched, count(*) filter (where step = 'entering')::int as entering,
        count(*) filter (where step = 'ready')::int as ready, count(*) filter (where step = 'signed')::int as signed, count(*)::int as classes
      from class_now group by school
    )
    select o.code, o.name, o.kind, coalesce(sum(s.untouched), 0)::int as classes_untouched, coalesce(sum(s.entering), 0)::int as classes_entering,
      coalesce(sum(s.ready), 0)::int as classes_ready, coalesce(sum(s.signed), 0)::int as classes_signed,
      count(s.school) filter (where s.untouched = s.classes)::int as schools_untouched,
      count(s.school) filter (where s.untouched < s.classes and s.signed < s.classes)::int as schools_underway,
      count(s.school) filter (where s.signed = s.classes)::int as schools_signed,
      coalesce(sum(s.pupils), 0)::int as pupils, coalesce(sum(s.complete), 0)::int as complete, coalesce(sum(s.published), 0)::int as published,
      (select count(*)::int from evaluation_objection b where b.season = ${ctx.pack.season} and b.state in ('asked', 'upheld')
        and ${below('b.org_path', sql.ref('o.path'))}) as objections
    from org o left join school_now s on ${atOrBelow('s.school', sql.ref('o.path'))}
    where ${oneBelow('o', path)} and o.kind <> 'class' and ${orgInScope(scope, sql`o.path`)}
    group by o.code, o.name, o.kind, o.path order by o.path limit 2000`.execute(ctx.db)
  return rows
}
