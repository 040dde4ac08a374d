import { type Kysely, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import type { Database } from '../platform/tables.ts'

export interface StaffAccount {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly hash: string
}

export interface StaffGrant {
  readonly id: string
  readonly role: string
  readonly org: string
  /** Kinds of organisation the role may stand at. */
  readonly at: readonly string[]
}

/** A member of staff with one grant and the event that says so, all or nothing. */
export async function addStaffAccount(
  db: Kysely<Database>,
  account: StaffAccount,
  grant: StaffGrant,
): Promise<'added' | 'no-org' | 'login-taken'> {
  return db.transaction().execute(async (inside) => {
    const org = await inside
      .selectFrom('org')
      .select('path')
      .where('code', '=', grant.org)
      .where('kind', 'in', [...grant.at])
      .executeTakeFirst()
    if (org === undefined) return 'no-org'
    const { rows } = await sql`
      insert into account (account_id, kind, login, name, password_hash) values (${account.id}, 'staff', ${account.login}, ${account.name}, ${account.hash})
      on conflict (login) do nothing returning 1`.execute(inside)
    if (rows.length === 0) return 'login-taken'
    await sql`insert into grant_given (grant_id, account_id, role, org_path) values (${grant.id}, ${account.id}, ${grant.role}, ${org.path})`.execute(
      inside,
    )
    await sql`insert into event (event_id, kind, at, account_id, org_path, detail) values (gen_random_uuid(), 'account.added', now(), ${account.id}, ${org.path}, ${JSON.stringify({ role: grant.role })}::jsonb)`.execute(
      inside,
    )
    return 'added'
  })
}

/** The account of a login, for work in its name. */
export async function findStaff(db: Kysely<Database>, login: string): Promise<string | undefined> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from account where login = ${login} and kind = 'staff' and frozen_at is null`.execute(
    db,
  )
  return rows[0]?.account_id
}

export interface StaffSlip {
  readonly slip_id: string
  readonly account_id: string
  readonly login: string
  readonly name: string
  readonly dead: boolean
}

/** The newest code of the account of a login that fits, locked so that it is used once. */
export async function findStaffSlip(
  ctx: Ctx,
  { login, code }: { login: string; code: Buffer },
): Promise<StaffSlip | undefined> {
  const { rows } = await sql<StaffSlip>`
    select s.slip_id, s.account_id, a.login, a.name,
      s.used_at is not null or s.voided_at is not null or s.expires_at < now() as dead
    from staff_slip s join account a on a.account_id = s.account_id
    where a.login = ${login} and a.kind = 'staff' and a.frozen_at is null and s.code_hash = ${code}
    order by s.at desc limit 1 for update of s`.execute(ctx.db)
  return rows[0]
}

/** The own password; the code is used up, and what was offered is in force, in the same statement. */
export async function activateStaffAccount(
  ctx: Ctx,
  { slip, account, password }: { slip: string; account: string; password: string },
): Promise<void> {
  await sql`
    with used as (update staff_slip set used_at = now() where slip_id = ${slip}),
      begun as (update grant_given set state = 'active', version = version + 1 where account_id = ${account} and state = 'offered')
    update account set password_hash = ${password}, failed = 0, locked_until = null where account_id = ${account}`.execute(
    ctx.db,
  )
}
