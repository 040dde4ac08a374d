import { lineTo } from '@zhongzhao/domain/orgs/org'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

/** Paths of the offices directly above the schools and points that the scope reaches, or lies inside of. */
export async function officesOf(ctx: Ctx, scope: Scope): Promise<readonly string[]> {
  const around = scope.orgs.flatMap(lineTo)
  const { rows } = await sql<{ office: string }>`
    select distinct regexp_replace(o.path, '/[^/]+$', '') as office from org o
    where o.kind in ('school', 'point') and (${orgInScope(scope, sql`o.path`)} or o.path = any(${around}::text[]))`.execute(
    ctx.db,
  )
  return rows.map((row) => row.office)
}
