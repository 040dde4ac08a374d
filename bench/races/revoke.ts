import * as grants from '@zhongzhao/api/grants'
import { recordConsents } from '@zhongzhao/api/registration'
import { sql } from 'kysely'
import { appoints, grantOf } from '../../server/test/appoint.ts'
import { newPupil, SCHOOL } from './arena.ts'
import type { Race } from './race.ts'

const CLASS = 'R1'
const PUPILS = 6

/** Logins are used once. */
let round = 0

/** A county's grant is taken back while the school below decides for many with what it had from it (A5): the revocation always
 *  comes through; of the many all are decided, or none. */
export const revokeOrDecide: Race = {
  allowed: ['NOT-ALLOWED'],
  schools: [SCHOOL],
  async prepare(world) {
    const city = await world.staff('city-admin', '4101')
    const pupils = await Promise.all(
      Array.from({ length: PUPILS }, () => newPupil(world, { classNo: CLASS })),
    )
    const about = pupils.map(({ id }) => id)
    const consented = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from registration where registration_id = any(${about}::uuid[]) and consent_at is not null`.execute(
        world.owner,
      )
      return rows[0]?.n ?? 0
    }
    return async () => {
      await sql`update registration set consent_at = null where registration_id = any(${about}::uuid[])`.execute(
        world.owner,
      )
      const [above, below] = [`county-${++round}`, `school-${round}`]
      const county = await appoints(world, city, { org: '410105', role: 'county-admin', login: above })
      const school = await appoints(world, county, { org: SCHOOL, role: 'school-admin', login: below })
      const { id: grant, version } = await grantOf(city, { org: '4101', login: above })
      return {
        about,
        send: {
          revoke: () => city.call(grants.revokeGrant, { grant, version }),
          decide: () => school.call(recordConsents, { class: `${SCHOOL}-09${CLASS}`, registrations: about }),
        },
        after: async (winners) => {
          const [decided, due] = [await consented(), winners.includes('decide') ? PUPILS : 0]
          return [
            ...(winners.includes('revoke') ? [] : ['the revocation did not come through']),
            ...(decided === due ? [] : [`${decided} of ${PUPILS} decided`]),
          ]
        },
      }
    }
  },
}
