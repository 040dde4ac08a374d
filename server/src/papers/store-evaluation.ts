import type { Marks } from '@zhongzhao/domain/evaluation/scheme'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'

/** Marks in force for a registration, from the view that evaluation publishes (migration 0034); nothing before the head has signed. Inside
 *  the scope. */
export async function signedMarks(ctx: Ctx, scope: Scope, id: string): Promise<Marks | undefined> {
  const { rows } = await sql<{ marks: Marks | null }>`
    select e.marks from registration r join evaluation_standing e on e.registration_id = r.registration_id
    where r.registration_id = ${id} and ${recordInScope(scope)}`.execute(ctx.db)
  return rows[0]?.marks ?? undefined
}
