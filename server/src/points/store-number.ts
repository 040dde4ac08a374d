import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { takeNumber } from './store-entries.ts'

/** The active registration stands under the new number from now on. The new one is taken first: of two at once the second waits and is
 *  told `taken`. */
export async function moveActive(
  ctx: Ctx,
  { registration, from, to }: { registration: string; from: Buffer; to: Buffer },
): Promise<'moved' | 'taken'> {
  if ((await takeNumber(ctx, { identity: to, registration })) === 'taken') return 'taken'
  await ctx.db
    .deleteFrom('active_registration')
    .where('season', '=', ctx.pack.season)
    .where('identity_index', '=', from)
    .where('registration_id', '=', registration)
    .execute()
  return 'moved'
}

/** Whether the person has this registration only, and nobody else is known by the number. */
export async function standsAlone(
  ctx: Ctx,
  { person, registration, index }: { person: string; registration: string; index: Buffer },
): Promise<'yes' | 'no'> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select 1 from registration where person_id = ${person} and registration_id <> ${registration})
      or exists (select 1 from person_alias where index = ${index} and valid and person_id <> ${person}) as known`.execute(
    ctx.db,
  )
  return rows[0]?.known === false ? 'yes' : 'no'
}

/** The person is found by the new ID number and no longer by the old; null where there is none. */
export async function moveAlias(
  ctx: Ctx,
  { person, from, to }: { person: string; from: Buffer | null; to: Buffer | null },
): Promise<void> {
  await sql`update person_alias set valid = false where person_id = ${person} and kind = 'idNumber' and index = ${from}`.execute(
    ctx.db,
  )
  await sql`
    insert into person_alias (kind, index, person_id) select 'idNumber', ${to}::bytea, ${person}::uuid where ${to}::bytea is not null
    on conflict (kind, index, person_id) do update set valid = true`.execute(ctx.db)
}

/** Slips that were printed and not used open nothing any more. */
export async function voidSlips(ctx: Ctx, person: string): Promise<void> {
  await sql`update activation_slip set voided_at = now() where person_id = ${person} and used_at is null and voided_at is null`.execute(
    ctx.db,
  )
}
