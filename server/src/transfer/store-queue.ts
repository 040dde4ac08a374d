import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { type TransferRow, columns } from './store.ts'

export interface QueueRow extends TransferRow {
  readonly registration_id: string
  readonly wrapped: Buffer
  readonly name: string
  readonly school_name: string
  readonly content: unknown
  readonly sealed: Buffer
  readonly from_state: string
  readonly track: string
}

/** What waits at a point, the oldest first, then what was decided, the newest first; at most 300. Inside the scope. */
export async function listQueue(ctx: Ctx, scope: Scope, point: string): Promise<readonly QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    select ${columns}, r.registration_id, k.wrapped, r.name, r.content, r.sealed, r.state as from_state, r.track,
      (select s.name from org s where s.code = r.school_code) as school_name
    from transfer t
    join registration r on r.registration_id = t.from_registration
    join person_key k on k.person_id = t.person_id
    where t.point_path = ${point} and ${orgInScope(scope, sql`t.point_path`)} and t.season = ${ctx.pack.season} and t.state <> 'cancelled'
    order by t.state <> 'applied', case when t.state = 'applied' then t.applied_at end, t.decided_at desc, t.transfer_id limit 300`.execute(
    ctx.db,
  )
  return rows
}

export async function pointName(ctx: Ctx, path: string): Promise<string> {
  const { name } = await ctx.db
    .selectFrom('org')
    .select('name')
    .where('path', '=', path)
    .executeTakeFirstOrThrow()
  return name
}
