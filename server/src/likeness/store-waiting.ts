import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'

/** How many pictures of a school nobody has studied yet, inside the scope. */
export async function waitingIn(ctx: Ctx, scope: Scope, school: string): Promise<number> {
  const inside = recordInScope(scope)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from picture_study p join registration r on r.registration_id = p.registration_id
    where p.attempts < 2 and r.school_code = ${school} and ${inside}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
