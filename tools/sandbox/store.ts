import { type OrgKind, parentPath } from '@zhongzhao/domain/orgs/org'
import { newId } from '@zhongzhao/server/platform/context'
import type { Database } from '@zhongzhao/server/platform/tables'
import { type Kysely, sql } from 'kysely'
import type { MadeUpPoint } from './points.ts'
import type { MadeUpStaff } from './sign-ins.ts'

type Db = Kysely<Database>

/** The codes that are shown are the last thing a sandbox gets. */
export async function isSeeded(db: Db, code: Buffer): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean
  }>`select exists (select 1 from activation_slip where code_hash = ${code}) as there`.execute(db)
  return rows[0]?.there === true
}

export async function hasPupils(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select 1 from registration) as there`.execute(
    db,
  )
  return rows[0]?.there === true
}

/** How many there are of what a province is made of. */
export async function countGround(
  db: Db,
): Promise<{ readonly pupils: number; readonly schools: number; readonly classes: number }> {
  const { rows } = await sql<{ pupils: number; schools: number; classes: number }>`
    select (select count(*)::int from registration) as pupils, count(*) filter (where kind = 'school')::int as schools,
      count(*) filter (where kind = 'class')::int as classes from org`.execute(db)
  return rows[0] ?? { pupils: 0, schools: 0, classes: 0 }
}

/** Moves the season so that it is `at` now, unless somebody has moved it already. */
export async function setClock(db: Db, at: number): Promise<void> {
  await sql`update season_clock set offset_ms = ${at}::bigint - (extract(epoch from now()) * 1000)::bigint where offset_ms = 0`.execute(
    db,
  )
}

/** Accounts and grants of the made-up staff, each given by one who stands there or directly above and may give the role, in the order of
 *  the list; who is there already stays. */
export async function addStaff(
  db: Db,
  staff: readonly (MadeUpStaff & {
    readonly hash: string
    readonly givers: readonly string[]
    readonly apart: string | null
  })[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { login, name, role, org, hash, givers, apart } of staff) {
      const account = newId()
      await sql`
        with made as (
          insert into account (account_id, kind, login, name, password_hash) values (${account}, 'staff', ${login}, ${name}, ${hash})
          on conflict (login) do nothing returning account_id
        ), source as (
          select grant_id, account_id from grant_given where revoked_at is null and role = any(${[...givers]}::text[])
            and org_path in (${org}, ${parentPath(org)}) order by at, grant_id limit 1
        )
        insert into grant_given (grant_id, account_id, role, org_path, apart, given_by, from_grant, at)
        select ${newId()}::uuid, m.account_id, ${role}, ${org}, ${apart}, s.account_id, s.grant_id,
          now() + (select offset_ms from season_clock) * interval '1 millisecond'
        from made m left join source s on true`.execute(tx)
    }
  })
}

/** The directory of the made-up points, named by the province's administrator; who is there already stays. */
export async function addPoints(
  db: Db,
  points: readonly MadeUpPoint[],
  open: { readonly from: string; readonly until: string },
): Promise<void> {
  for (const { code, address, phone, hours, note } of points) {
    await sql`
      insert into point_particulars (org_code, address, phone, hours, open_from, open_until, note, named_by)
      select ${code}, ${address}, ${phone}, ${hours}, ${open.from}, ${open.until}, ${note}, account_id from account where login = 'province'
      on conflict do nothing`.execute(db)
  }
}

/** How a made-up pupil comes in. */
export interface Found {
  readonly registration: string
  /** Activated by an earlier start that was killed. */
  readonly account: 'there' | 'none'
  readonly slip: 'there' | 'none'
}

const peopleBy = (indexes: readonly Buffer[]) =>
  sql`unnest(${[...indexes]}::bytea[]) with ordinality as g (index, at)
    join person_alias a on a.kind = 'idNumber' and a.index = g.index and a.valid`

/** The registrations of these numbers, in their order; a number that nobody has is undefined. */
export async function findPupils(
  db: Db,
  indexes: readonly Buffer[],
): Promise<readonly (Found | undefined)[]> {
  const { rows } = await sql<{ at: string; registration_id: string; activated: boolean; printed: boolean }>`
    select g.at, r.registration_id, c.account_id is not null as activated,
      exists (select 1 from activation_slip s where s.person_id = r.person_id and s.voided_at is null) as printed from ${peopleBy(indexes)}
    join registration r using (person_id) left join account c using (person_id)`.execute(db)
  const found = new Map(rows.map((row) => [Number(row.at), row]))
  return indexes.map((_, at) => {
    const row = found.get(at + 1)
    return (
      row && {
        registration: row.registration_id,
        account: row.activated ? 'there' : 'none',
        slip: row.printed ? 'there' : 'none',
      }
    )
  })
}

/** A number and what it is given, sealed: the code of a slip, or a password. */
export interface Given<T> {
  readonly index: Buffer
  readonly secret: T
}

/** Slips that were printed open with these codes from now on. */
export async function setCodes(db: Db, given: readonly Given<Buffer>[]): Promise<void> {
  await sql`
    update activation_slip s set code_hash = (${given.map((g) => g.secret)}::bytea[])[g.at]
    from ${peopleBy(given.map((g) => g.index))}
    where s.person_id = a.person_id and s.used_at is null and s.voided_at is null`.execute(db)
}

/** Accounts that are there open with these passwords from now on. */
export async function setPasswords(db: Db, given: readonly Given<string>[]): Promise<void> {
  await sql`
    update account c set password_hash = (${given.map((g) => g.secret)}::text[])[g.at]
    from ${peopleBy(given.map((g) => g.index))} where c.person_id = a.person_id`.execute(db)
}

/** Kinds of the organisations at these paths. */
export async function kindsOf(
  db: Kysely<Database>,
  paths: readonly string[],
): Promise<readonly { readonly path: string; readonly kind: OrgKind }[]> {
  const { rows } = await sql<{ path: string; kind: OrgKind }>`
    select path, kind from org where path = any(${[...paths]}::text[])`.execute(db)
  return rows
}
