import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { atOrBelow } from '../platform/paths.ts'

export interface OrgRow {
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly path: string
  readonly pupils: number
}

/** From the counters: a count would read the province. */
const pupils = (ctx: Ctx) =>
  sql`(select coalesce(sum(t.pupils), 0)::int from class_tally t where t.season = ${ctx.pack.season}
    and ${atOrBelow('t.org_path', sql`o.path`)}) as pupils`

/** Directly below `parent` (classes left out unless the parent is a school), or the caller's own organisations; inside the scope. */
export async function listOrgs(
  ctx: Ctx,
  scope: Scope,
  parent: string | undefined,
): Promise<readonly OrgRow[]> {
  const which =
    parent === undefined
      ? sql`o.path = any(${[...scope.orgs]}::text[])`
      : sql`exists (select 1 from org p where p.code = ${parent} and o.path = p.path || '/' || o.code)`
  const { rows } = await sql<OrgRow>`
    select o.code, o.kind, o.name, o.path, ${pupils(ctx)} from org o
    where ${which} and ${orgInScope(scope, sql`o.path`)} order by o.path limit 2000`.execute(ctx.db)
  return rows
}

/** Classes inside the scope, of one school or of all; at most 500. */
export async function listClasses(
  ctx: Ctx,
  scope: Scope,
  school: string | undefined,
): Promise<readonly OrgRow[]> {
  const below =
    school === undefined
      ? sql`true`
      : sql`exists (select 1 from org s where s.code = ${school} and o.path = s.path || '/' || o.code)`
  const { rows } = await sql<OrgRow>`
    select o.code, o.kind, o.name, o.path, ${pupils(ctx)} from org o
    where o.kind = 'class' and ${below} and ${orgInScope(scope, sql`o.path`)} order by o.path limit 500`.execute(
    ctx.db,
  )
  return rows
}

/** One organisation inside the scope, by its code. */
export async function findOrg(ctx: Ctx, scope: Scope, code: string): Promise<OrgRow | undefined> {
  const { rows } = await sql<OrgRow>`
    select o.code, o.kind, o.name, o.path, 0 as pupils from org o where o.code = ${code} and ${orgInScope(scope, sql`o.path`)}`.execute(
    ctx.db,
  )
  return rows[0]
}
