import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

/** Whether the person has other registrations, of another season or place. */
export async function hasOthers(
  ctx: Ctx,
  { person, registration }: { person: string; registration: string },
): Promise<boolean> {
  const { rows } = await sql<{ others: boolean }>`
    select exists (select 1 from registration where person_id = ${person} and registration_id <> ${registration}) as others`.execute(
    ctx.db,
  )
  return rows[0]?.others === true
}

/** Slips that were printed and not used open nothing any more. */
export async function voidSlips(ctx: Ctx, person: string): Promise<void> {
  await sql`update activation_slip set voided_at = now() where person_id = ${person} and used_at is null and voided_at is null`.execute(
    ctx.db,
  )
}
