import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { namePinyin } from '../roster/name-pinyin.ts'

/** What the name is searched by. */
export async function respell(ctx: Ctx, registration: string, name: string): Promise<void> {
  await sql`update registration set pinyin = ${namePinyin(name)} where registration_id = ${registration}`.execute(
    ctx.db,
  )
}
