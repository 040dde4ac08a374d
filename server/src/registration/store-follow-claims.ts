import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import type { Claim } from '@zhongzhao/domain/claims/claim'
import { type MovedClaim, goesAlong } from '@zhongzhao/domain/claims/follow'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { eventRow } from '../platform/events.ts'

/** Claims of a registration that go along to another school, held until the transaction ends. */
export async function holdGoingAlong(
  ctx: Ctx,
  registration: string,
): Promise<readonly (MovedClaim & { readonly kind: string })[]> {
  const { rows } = await sql<MovedClaim & { kind: string }>`
    select c.claim_id as id, c.kind, c.state, c.version, c.step, c.office_path as office from claim c
    where c.registration_id = ${registration} and c.state = any(${[...goesAlong]}::text[]) order by c.claim_id for update of c`.execute(
    ctx.db,
  )
  return rows
}

/** Where they wait from now on, with a line of history and an event each; a verdict before it is not taken back any more. */
export async function saveGoneAlong(
  ctx: Ctx,
  registration: string,
  moves: readonly Decided<Pick<Claim, 'id' | 'version' | 'seat'>>[],
): Promise<void> {
  if (moves.length === 0) return
  const rows = moves.map(({ next: { id, version, seat } }) => ({
    id,
    version,
    step: seat.step,
    office: seat.office,
    since: new Date(seat.since),
    due: new Date(seat.due),
  }))
  await sql`
    with moved as (
      update claim c set version = n.version, step = n.step, office_path = n.office, since = n.since, due = n.due, last_act = null
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, version int, step text, office text, since timestamptz, due timestamptz)
      where c.claim_id = n.id returning c.claim_id, c.version, c.step
    )
    insert into claim_step (claim_id, step_no, event, step, at)
    select claim_id, version, 'follow', step, ${new Date(ctx.now)}::timestamptz from moved`.execute(ctx.db)
  const told = moves.map(({ next, event }) => eventRow(ctx, event, { registration, subject: next.id }))
  await ctx.db.insertInto('event').values(told).execute()
}
