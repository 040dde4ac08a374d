import { newId } from '@zhongzhao/server/platform/context'
import type { Database } from '@zhongzhao/server/platform/tables'
import { type Kysely, sql } from 'kysely'
import type { MadeUpOrg } from './divisions.ts'
import type { MadeUpStaff } from './sign-ins.ts'

type Db = Kysely<Database>

/** The slips that are shown are the last thing a sandbox gets. */
export async function isSeeded(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean
  }>`select exists (select 1 from activation_slip) as there`.execute(db)
  return rows[0]?.there === true
}

export async function hasPupils(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select 1 from registration) as there`.execute(
    db,
  )
  return rows[0]?.there === true
}

/** Has this school pupils? */
export async function hasPupilsOf(db: Db, school: string): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean
  }>`select exists (select 1 from registration where school_code = ${school}) as there`.execute(db)
  return rows[0]?.there === true
}

/** Moves the season so that it is `at` now, unless somebody has moved it already. */
export async function setClock(db: Db, at: number): Promise<void> {
  await sql`update season_clock set offset_ms = ${at}::bigint - (extract(epoch from now()) * 1000)::bigint where offset_ms = 0`.execute(
    db,
  )
}

export async function addOrgs(db: Db, orgs: readonly MadeUpOrg[]): Promise<void> {
  const rows = orgs.map(({ code, kind, name, path, schoolCode }) => {
    return { code, kind, name, path, school_code: schoolCode ?? null }
  })
  await db
    .insertInto('org')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Accounts and grants of the made-up staff; who is there already stays. */
export async function addStaff(
  db: Db,
  staff: readonly (MadeUpStaff & { readonly hash: string })[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { login, name, role, org, hash } of staff) {
      const account = newId()
      await sql`
        with made as (
          insert into account (account_id, kind, login, name, password_hash) values (${account}, 'staff', ${login}, ${name}, ${hash})
          on conflict (login) do nothing returning account_id
        )
        insert into grant_given (grant_id, account_id, role, org_path) select ${newId()}::uuid, account_id, ${role}, ${org} from made`.execute(
        tx,
      )
    }
  })
}

const personOf = (index: Buffer) =>
  sql`(select person_id from person_alias where kind = 'idNumber' and index = ${index} and valid limit 1)`

/** An account for each who has none, and the registrations of those: who has one already is on the way since an earlier start. */
export async function beginLives(
  db: Db,
  { indexes, hash }: { indexes: readonly Buffer[]; hash: string },
): Promise<readonly (string | undefined)[]> {
  return db.transaction().execute(async (tx) => {
    const begun: (string | undefined)[] = []
    for (const index of indexes) {
      const { rows } = await sql<{ registration_id: string }>`
        with own as (select registration_id, person_id, name from registration where person_id = ${personOf(index)} limit 1),
          made as (
            insert into account (account_id, kind, person_id, name, password_hash)
            select ${newId()}::uuid, 'candidate', person_id, name, ${hash} from own
            on conflict do nothing returning person_id
          )
        select own.registration_id from own join made using (person_id)`.execute(tx)
      begun.push(rows[0]?.registration_id)
    }
    return begun
  })
}

/** Slips with known codes for those without an account, known passwords for those with one, found by their number. All or nothing. */
export async function addCandidates(
  db: Db,
  {
    slips,
    passwords,
    days,
  }: {
    slips: readonly { readonly index: Buffer; readonly code: Buffer }[]
    passwords: readonly { readonly index: Buffer; readonly hash: string }[]
    days: number
  },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { index, hash } of passwords) {
      await sql`update account set password_hash = ${hash} where person_id = ${personOf(index)}`.execute(tx)
    }
    for (const { index, code } of slips) {
      await sql`update account set password_hash = null where person_id = ${personOf(index)}`.execute(tx)
      await sql`
        insert into activation_slip (slip_id, person_id, code_hash, printed_by, expires_at)
        select ${newId()}::uuid, p.person_id, ${code}, (select account_id from account where login = 'school'), now() + make_interval(days => ${days})
        from (select ${personOf(index)} as person_id) p where p.person_id is not null
        on conflict do nothing`.execute(tx)
    }
  })
}
