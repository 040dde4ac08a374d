import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { refused } from './errors.ts'

/** Holds the caller's grants until the transaction ends (A5): taking one back waits, and what was taken back before the transaction
 *  began carries nothing. Refuses GRANT-REVOKED. */
export async function holdGrants(ctx: Ctx): Promise<void> {
  const { actor } = ctx
  const read = actor?.grants.flatMap((grant) => ('org' in grant ? [grant] : [])) ?? []
  if (actor === undefined || read.length === 0) return
  const { rows } = await sql<{ role: string; org_path: string }>`
    select role, org_path from grant_given where account_id = ${actor.account} and revoked_at is null
      and (until is null or until > ${new Date(ctx.now)}) for share`.execute(ctx.db)
  const gone = read.some(
    (grant) => !rows.some((row) => row.role === grant.role && row.org_path === grant.org),
  )
  if (gone) throw refused('GRANT-REVOKED')
}
