import { type ChainLevel, type ChainStep, levelsOf } from '@zhongzhao/domain/access/chain'
import type { Org } from '@zhongzhao/domain/orgs/org'
import { branded } from '@zhongzhao/domain/base/brand'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

/** The organisations of a path, from the province down to the class; in one read of the key. */
export async function orgsAlong(ctx: Ctx, path: string): Promise<readonly Org[]> {
  const { rows } = await sql<{ code: string; kind: Org['kind']; name: string; path: string }>`
    select o.code, o.kind, o.name, o.path from org o
    where o.code = any(string_to_array(${path}, '/')) order by length(o.path)`.execute(ctx.db)
  return rows.map((row) => ({ ...row, code: branded(row.code) }))
}

/** Who reviews what stands at a path (谁主管、谁审核、谁负责, notice 三.(一)), from the first level to the last. */
export async function chainAt(
  ctx: Ctx,
  { chain, path }: { chain: readonly ChainStep[]; path: string },
): Promise<readonly ChainLevel[]> {
  return levelsOf(chain, { path, orgs: await orgsAlong(ctx, path) })
}
