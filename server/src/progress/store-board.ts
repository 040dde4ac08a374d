import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'

/** Registrations of a class whose account has a password. Inside the scope. */
export async function activatedIn(ctx: Ctx, scope: Scope, path: string): Promise<ReadonlySet<string>> {
  const inside = recordInScope(scope)
  const { rows } = await sql<{ registration_id: string }>`
    select r.registration_id from registration r join account a on a.person_id = r.person_id and a.password_hash is not null
    where r.season = ${ctx.pack.season} and r.org_path = ${path} and ${inside}`.execute(ctx.db)
  return new Set(rows.map((row) => row.registration_id))
}
