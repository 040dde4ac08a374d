import type { Ctx } from '../platform/context.ts'

/** Names of organisations by their paths. */
export async function orgNames(ctx: Ctx, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('org')
    .select(['path', 'name'])
    .where('path', 'in', [...new Set(paths)])
    .execute()
  return new Map(rows.map((row) => [row.path, row.name]))
}
