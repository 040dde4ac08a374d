import { type ChainLevel, type ChainStep, levelsOf } from '@zhongzhao/domain/access/chain'
import { type Org, lineTo } from '@zhongzhao/domain/orgs/org'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

/** The organisations of these paths, from the root down to each, the higher first; in one read of the key. */
export async function orgsAlong(ctx: Ctx, paths: readonly string[]): Promise<readonly Org[]> {
  const all = [...new Set(paths.flatMap(lineTo))]
  const { rows } = await sql<Org>`
    select o.code, o.kind, o.name, o.path from org o where o.path = any(${all}::text[]) order by o.path`.execute(
    ctx.db,
  )
  return rows
}

/** Who reviews what stands at a path (谁主管、谁审核、谁负责, notice 三.(一)), from the first level to the last. */
export async function chainAt(
  ctx: Ctx,
  { chain, path }: { chain: readonly ChainStep[]; path: string },
): Promise<readonly ChainLevel[]> {
  return levelsOf(chain, { path, orgs: await orgsAlong(ctx, [path]) })
}
