import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import { stillStands } from '../registration/store-standing.ts'

export interface NewSlip {
  readonly slip: string
  readonly person: string
  readonly codeHash: Buffer
}

/** Holds these people's registrations of the season until the transaction ends: two who print at once print one after the other. */
export async function holdForSlips(ctx: Ctx, people: readonly string[]): Promise<void> {
  await sql`select 1 from registration where person_id = any(${[...people]}::uuid[]) and season = ${ctx.pack.season}
    order by registration_id for no key update`.execute(ctx.db)
}

/** Kills the live slips of these people and lays down new ones, in one statement each (C1: a reprint kills the old code). */
export async function replaceSlips(
  ctx: Ctx,
  slips: readonly NewSlip[],
  { by, days }: { by: string; days: number },
): Promise<void> {
  const people = slips.map((s) => s.person)
  await sql`update activation_slip set voided_at = now() where person_id = any(${people}::uuid[]) and used_at is null and voided_at is null`.execute(
    ctx.db,
  )
  await sql`
    insert into activation_slip (slip_id, person_id, code_hash, printed_by, expires_at)
    select s.slip, s.person, s.code, ${by}::uuid, now() + make_interval(days => ${days})
    from unnest(${slips.map((s) => s.slip)}::uuid[], ${people}::uuid[], ${slips.map((s) => s.codeHash)}::bytea[]) as s (slip, person, code)`.execute(
    ctx.db,
  )
}

/** The old password dies with a reprint, and whoever is signed in is signed out (C4). */
export async function closeAccountOf(ctx: Ctx, person: string): Promise<void> {
  await sql`with closed as (update account set password_hash = null where person_id = ${person} returning account_id)
    delete from session where account_id in (select account_id from closed)`.execute(ctx.db)
}

export interface SlipLine {
  readonly registration_id: string
  readonly name: string
  readonly number: string
  readonly activated: boolean
  readonly printed_at: Date | null
  readonly expired: boolean | null
  readonly prints: number
}

/** How it stands with the slips of a class, in class order. Inside the scope. */
export async function slipLines(ctx: Ctx, scope: Scope, path: string): Promise<readonly SlipLine[]> {
  const inside = recordInScope(scope)
  const { rows } = await sql<SlipLine>`
    select r.registration_id, r.name, r.number, coalesce(a.password_hash is not null, false) as activated, live.printed_at, live.expires_at < now() as expired,
      (select count(*)::int from activation_slip s where s.person_id = r.person_id) as prints
    from registration r
    left join account a on a.person_id = r.person_id
    left join activation_slip live on live.person_id = r.person_id and live.used_at is null and live.voided_at is null
    where r.season = ${ctx.pack.season} and r.org_path = ${path} and ${stillStands('r')} and ${inside}
    order by r.class_position, r.number`.execute(ctx.db)
  return rows
}
