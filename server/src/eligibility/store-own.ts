import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type ClaimRow, claimColumns } from './store-claims.ts'

/** Claims of one registration, the newest first; the caller has shown its right by the scope that found the registration. */
export async function listOwn(ctx: Ctx, registration: string): Promise<readonly ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select ${claimColumns} from claim c where c.registration_id = ${registration} order by c.claimed_at desc, c.claim_id desc limit 60`.execute(
    ctx.db,
  )
  return rows
}
