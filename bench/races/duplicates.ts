import * as api from '@zhongzhao/api/duplicates'
import * as registration from '@zhongzhao/api/registration'
import { sql } from 'kysely'
import { compared, decides, decidesOn, saysMore } from '../../server/test/doubles.ts'
import { AT_SCHOOL } from '../../server/test/moments.ts'
import type { World } from '../../server/test/province-on.ts'
import type { Person } from '@zhongzhao/tool-sandbox/person'
import { BESIDE, changedNumber, newPupil, readyPupil, SCHOOL, well } from './arena.ts'
import type { Race } from './race.ts'

/** One pupil with two records, the second under a changed number; somebody has proposed that the second stays. */
async function proposed(world: World, office: Person) {
  await world.at(AT_SCHOOL)
  await world.owner.deleteFrom('duplicate_waiting').execute()
  const { pupil: first, she, version } = await readyPupil(world)
  const second = await newPupil(world, {
    name: first.name,
    idNumber: changedNumber(first.idNumber),
    school: BESIDE,
  })
  await saysMore(world, second, { basic: { studentNumber: `G${first.idNumber}` } })
  await compared(world)
  const { rows } = await sql<{ id: string }>`
    select case_id as id from duplicate_case where least(${first.id}::uuid, ${second.id}::uuid) = registration_id
      and greatest(${first.id}::uuid, ${second.id}::uuid) = other_id`.execute(world.owner)
  const id = rows[0]?.id ?? ''
  const seen = well(await office.call(api.readDuplicate, { case: id }))
  const stays = seen.first.registration === second.id ? 'first' : 'second'
  well(await decides(office, { case: id, event: 'propose', stays }))
  return { first, second, she, version, seen: well(await office.call(api.readDuplicate, { case: id })) }
}

/** Two people approve one merging (notice 三.(三), G4). */
export const twoApprove: Race = {
  allowed: ['DUPLICATE-GONE'],
  schools: [SCHOOL, BESIDE],
  async prepare(world) {
    const [office, one, two] = await Promise.all([1, 2, 3].map(() => world.staff('county-admin', '410105')))
    if (!office || !one || !two) throw new Error('races: no office')
    return async () => {
      const { first, second, seen } = await proposed(world, office)
      return {
        about: [first.id, second.id],
        send: {
          one: () => decidesOn(one, seen, { event: 'approve' }),
          two: () => decidesOn(two, seen, { event: 'approve' }),
        },
      }
    }
  },
}

/** Somebody approves while the candidate confirms the record that would be closed. */
export const approveOrConfirm: Race = {
  allowed: ['VERSION-STALE', 'STATE-NO-WAY', 'SIGNED-OUT', 'DUPLICATE-CHANGED'],
  schools: [SCHOOL, BESIDE],
  async prepare(world) {
    const [office, other] = await Promise.all([1, 2].map(() => world.staff('county-admin', '410105')))
    if (!office || !other) throw new Error('races: no office')
    return async () => {
      const { first, second, she, version, seen } = await proposed(world, office)
      return {
        about: [first.id, second.id],
        send: {
          approve: () => decidesOn(other, seen, { event: 'approve' }),
          confirm: () => she.call(registration.confirm, { id: first.id, version }),
        },
      }
    }
  },
}
