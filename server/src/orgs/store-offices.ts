import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

/** `41/4101/410105` of `41/4101/410105/S/S-1`: the path itself and every one above it. */
function above(path: string): readonly string[] {
  const steps = path.split('/')
  return steps.map((_, at) => steps.slice(0, at + 1).join('/'))
}

/** Paths of the offices directly above the schools and points that the scope reaches, or lies inside of. */
export async function officesOf(ctx: Ctx, scope: Scope): Promise<readonly string[]> {
  const around = scope.orgs.flatMap(above)
  const { rows } = await sql<{ office: string }>`
    select distinct regexp_replace(o.path, '/[^/]+$', '') as office from org o
    where o.kind in ('school', 'point') and (${orgInScope(scope, sql`o.path`)} or o.path = any(${around}::text[]))`.execute(
    ctx.db,
  )
  return rows.map((row) => row.office)
}
