import { enterCandidate } from '@zhongzhao/api/assisted'
import * as registration from '@zhongzhao/api/registration'
import * as api from '@zhongzhao/api/transfer'
import { filled } from '../../server/test/filled.ts'
import { AT_SCHOOL, AT_SCHOOL_LATE, RETURNING, daysAfter } from '../../server/test/moments.ts'
import { basicOf } from '../../server/test/named-points.ts'
import type { World } from '../../server/test/province-on.ts'
import { comesIn, hasPortrait, newPupil, nextNumber, SCHOOL, well } from './arena.ts'
import { broken } from './invariants.ts'
import { HERE, pointsAreThere, THERE } from './points.ts'
import type { Race } from './race.ts'

/** A pupil whose household is in another county, who has applied to its point in the window of returning home (notice 一.2). */
async function applies(world: World) {
  await world.at(AT_SCHOOL_LATE)
  const pupil = await newPupil(world)
  const she = await comesIn(world, pupil)
  await hasPortrait(world, pupil)
  for (const [form, rows] of Object.entries(filled)) {
    const own = rows.map((row) => ({ ...row, ...(form === 'basic' ? { householdDivision: '410102' } : {}) }))
    well(await she.call(registration.saveSection, { id: pupil.id, form, version: 0, rows: own }))
  }
  const { version } = well(await she.call(registration.myRegistration, {}))
  const home = well(await she.call(registration.chooseTrack, { id: pupil.id, version, place: 'household' }))
  await world.at(RETURNING)
  well(await she.call(api.applyTransfer, { point: HERE, evidence: ['BOOK'] }))
  const [application] = well(await she.call(api.myTransfer, {})).applications
  if (application === undefined) throw new Error('races: no application')
  const accepted = { transfer: application.id, version: application.version, event: 'accept' } as const
  return { pupil, she, version: home.version, accepted }
}

/** The point accepts while the candidate confirms at the school: both may come about, the confirming first; who confirms what has gone
 *  to the point is told (notice 二.2(3)). */
export const acceptOrConfirm: Race = {
  allowed: ['REG-MOVED', 'TRANSFER-GONE', 'TRANSFER-STALE', 'VERSION-STALE'],
  schools: [SCHOOL, HERE],
  async prepare(world) {
    await pointsAreThere(world)
    const point = await world.staff('school-admin', HERE)
    return async () => {
      const { pupil, she, version, accepted } = await applies(world)
      return {
        about: [pupil.id],
        send: {
          accept: () => point.call(api.decideTransfer, accepted),
          confirm: () => she.call(registration.confirm, { id: pupil.id, version }),
        },
        after: async (winners) => (winners.includes('accept') ? [] : ['the point could not accept']),
      }
    }
  },
}

/** Two of one point accept one candidate. */
export const twoAccept: Race = {
  allowed: ['TRANSFER-STALE'],
  schools: [SCHOOL, HERE],
  async prepare(world) {
    await pointsAreThere(world)
    const one = await world.staff('school-admin', HERE)
    const two = await world.staff('school-reviewer', HERE)
    return async () => {
      const { pupil, accepted } = await applies(world)
      return {
        about: [pupil.id],
        send: {
          one: () => one.call(api.decideTransfer, accepted),
          two: () => two.call(api.decideTransfer, accepted),
        },
      }
    }
  },
}

/** The candidate takes the application back while the point accepts. */
export const acceptOrCancel: Race = {
  allowed: ['TRANSFER-STALE'],
  schools: [SCHOOL, HERE],
  async prepare(world) {
    await pointsAreThere(world)
    const point = await world.staff('school-admin', HERE)
    return async () => {
      const { pupil, she, accepted } = await applies(world)
      const { transfer, version } = accepted
      return {
        about: [pupil.id],
        send: {
          accept: () => point.call(api.decideTransfer, accepted),
          cancel: () => she.call(api.cancelTransfer, { transfer, version }),
        },
      }
    }
  },
}

/** Points in two counties take one person from papers (notice 三.(五)): one record in the province. */
export const twoPoints: Race = {
  allowed: ['ENTRY-ELSEWHERE'],
  schools: [HERE, THERE],
  async prepare(world) {
    await pointsAreThere(world)
    await world.at(daysAfter(AT_SCHOOL, 2))
    const clerks = {
      here: await world.staff('school-admin', HERE),
      there: await world.staff('school-admin', THERE),
    }
    return async () => {
      const number = nextNumber()
      const typed = { category: 'social', papers: ['idCard', 'household'], basic: basicOf('王示例', number) }
      return {
        about: [],
        send: {
          here: () => clerks.here.call(enterCandidate, { org: HERE, ...typed }),
          there: () => clerks.there.call(enterCandidate, { org: THERE, ...typed }),
        },
        after: async (winners) => {
          const made = await world.owner
            .selectFrom('registration as r')
            .innerJoin('person_alias as a', 'a.person_id', 'r.person_id')
            .select('r.registration_id as id')
            .where('a.kind', '=', 'idNumber')
            .where('a.index', '=', world.services.keys.index(number))
            .execute()
          return [
            ...(winners.length === 1 && made.length === 1 ? [] : [`${made.length} records of one person`]),
            ...(await broken(world.owner, Object.fromEntries(made.map(({ id }) => [id, 0])))),
          ]
        },
      }
    }
  },
}
