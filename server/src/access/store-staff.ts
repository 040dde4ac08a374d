import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

export interface StaffRow {
  readonly account_id: string
  readonly login: string
  readonly name: string
  /** Whether the person has chosen a password. */
  readonly activated: boolean
}

export async function findStaffByLogin(ctx: Ctx, login: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`
    select account_id, login, name, password_hash is not null as activated from account
    where login = ${login} and kind = 'staff' and frozen_at is null`.execute(ctx.db)
  return rows[0]
}

/** The account under its row lock. */
export async function holdStaff(ctx: Ctx, account: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`
    select account_id, login, name, password_hash is not null as activated from account
    where account_id = ${account} and kind = 'staff' and frozen_at is null for update`.execute(ctx.db)
  return rows[0]
}

/** A new member of staff, without any password: it is chosen with the code. Nothing when the login is taken. */
export async function addStaff(
  ctx: Ctx,
  { id, login, name }: { id: string; login: string; name: string },
): Promise<'added' | 'taken'> {
  const { rows } = await sql`
    insert into account (account_id, kind, login, name) values (${id}, 'staff', ${login}, ${name})
    on conflict (login) do nothing returning 1`.execute(ctx.db)
  return rows.length === 0 ? 'taken' : 'added'
}

/** A new one-time code; an older one is dead from now on. */
export async function replaceStaffSlip(
  ctx: Ctx,
  slip: { id: string; account: string; code: Buffer; by: string; days: number },
): Promise<void> {
  await sql`update staff_slip set voided_at = now() where account_id = ${slip.account} and used_at is null and voided_at is null`.execute(
    ctx.db,
  )
  await sql`insert into staff_slip (slip_id, account_id, code_hash, given_by, expires_at)
    values (${slip.id}, ${slip.account}, ${slip.code}, ${slip.by}, now() + make_interval(days => ${slip.days}))`.execute(
    ctx.db,
  )
}

/** A forgotten password dies with the new code, and whoever is signed in with it is signed out. */
export async function closeStaff(ctx: Ctx, account: string): Promise<void> {
  await sql`with closed as (update account set password_hash = null where account_id = ${account})
    delete from session where account_id = ${account}`.execute(ctx.db)
}
