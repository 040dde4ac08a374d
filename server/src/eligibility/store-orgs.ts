import { type Org, lineTo } from '@zhongzhao/domain/orgs/org'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

/** Every organisation from the root down to each of these. */
export async function orgsAbove(ctx: Ctx, below: readonly string[]): Promise<readonly Org[]> {
  const paths = [...new Set(below.flatMap(lineTo))]
  const { rows } = await sql<Org>`
    select o.code, o.kind, o.name, o.path from org o where o.path = any(${paths}::text[]) order by o.path`.execute(
    ctx.db,
  )
  return rows
}
