import * as api from '@zhongzhao/api/grants'
import { recordConsents } from '@zhongzhao/api/registration'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { appoints, grantOf } from '../appoint.ts'
import { roleOf } from '../codes.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const pupils = await Promise.all(
  [1, 2, 3, 4, 5, 6].map((n) =>
    world.enrol({ name: madeUpName(n), idNumber: madeUpNumber(n), school: SCHOOL, classNo: '01' }),
  ),
)
const city = await world.staff('city-admin', '4101')
const [bulk, klass] = [pupils.map((pupil) => pupil.id), `${SCHOOL}-0901`]

const consented = async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from registration where consent_at is not null`.execute(world.owner)
  return rows[0]?.n
}

describe('taking a grant back while somebody below decides for many (A5)', () => {
  for (let round = 1; round <= 8; round++)
    it(`has one winner: all of them are decided or none, round ${round}`, async () => {
      await sql`update registration set consent_at = null`.execute(world.owner)
      const county = await appoints(world, city, {
        org: '410105',
        role: roleOf('county-admin'),
        login: `county${round}`,
      })
      const school = await appoints(world, county, {
        org: SCHOOL,
        role: roleOf('school-admin'),
        login: `school${round}`,
      })
      const line = await grantOf(city, { org: '4101', login: `county${round}` })
      const [decided, revoked, given] = await Promise.all([
        school.call(recordConsents, { class: klass, registrations: bulk }),
        city.call(api.revokeGrant, { grant: line.id, version: line.version }),
        school.call(api.giveGrant, {
          org: klass,
          role: roleOf('class-teacher'),
          login: `late${round}`,
          name: '示例',
        }),
      ])
      expect(revoked.status).toBe(200)
      // Told what happened, or done before.
      expect(['NOT-ALLOWED', undefined]).toContain(decided.code)
      expect(['NOT-ALLOWED', undefined]).toContain(given.code)
      expect(await consented()).toBe(decided.status === 200 ? bulk.length : 0)
      expect((await school.call(recordConsents, { class: klass, registrations: bulk })).code).toBe(
        'NOT-ALLOWED',
      )
      const { rows } = await sql`
        select 1 from grant_given c join grant_given p on p.grant_id = c.from_grant
        where c.revoked_at is null and p.revoked_at is not null`.execute(world.owner)
      expect(rows).toEqual([])
    })
})

describe('an act holds the grant it stands on (A5)', () => {
  it('a revocation waits for the act; an act that comes after it finds the grant gone', async () => {
    const county = await appoints(world, city, {
      org: '410105',
      role: roleOf('county-admin'),
      login: 'waits',
    })
    const school = await appoints(world, county, { org: SCHOOL, role: roleOf('school-admin'), login: 'acts' })
    const line = await grantOf(county, { org: '410105', login: 'acts' })
    await sql`update registration set consent_at = null`.execute(world.owner)
    const first = pupils[0]?.id ?? ''
    // The decision is held up in the middle: somebody has the pupil's row.
    const told: string[] = []
    await world.owner.transaction().execute(async (tx) => {
      await sql`select 1 from registration where registration_id = ${first} for update`.execute(tx)
      const deciding = school
        .call(recordConsents, { class: klass, registrations: bulk })
        .then((reply) => told.push(`decided ${reply.status}`))
      await untilWaiting(1)
      const revoking = county
        .call(api.revokeGrant, { grant: line.id, version: line.version })
        .then((reply) => told.push(`revoked ${reply.status}`))
      await untilWaiting(2)
      void Promise.all([deciding, revoking])
    })
    await expect.poll(() => told.toSorted()).toEqual(['decided 200', 'revoked 200'])
    expect(await consented()).toBe(bulk.length)
  })
})

/** Until so many statements of this database wait for a lock. */
async function untilWaiting(count: number): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        world.owner,
      )
      return rows[0]?.n
    })
    .toBe(count)
}
