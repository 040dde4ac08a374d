import * as api from '@zhongzhao/api/appointments'
import { chooseTrack, myRegistration } from '@zhongzhao/api/registration'
import { comesIn, newPupil, SCHOOL, well } from './arena.ts'
import { HERE, pointsAreThere } from './points.ts'
import { AT_SCHOOL_LATE, RETURNING, dayOf, daysAfter } from '../../server/test/moments.ts'
import type { World } from '../../server/test/province-on.ts'
import type { Person } from '@zhongzhao/tool-sandbox/person'
import type { Race } from './race.ts'

/** A slot of one place. */
async function onePlace(world: World): Promise<string> {
  const clerk = await world.staff('school-admin', HERE)
  const day = dayOf(daysAfter(RETURNING, 1))
  const days = { org: HERE, firstDay: day, lastDay: day }
  const pattern = { kind: 'collect', weekdays: [1, 2, 3, 4, 5, 6, 7], minutes: 30, capacity: 1 }
  const spans = [{ from: '14:00', until: '14:30' }]
  well(await clerk.call(api.laySlots, { ...days, ...pattern, spans, except: [] }))
  const [slot] = well(await clerk.call(api.listSlots, days)).slots
  if (slot === undefined) throw new Error('races: no slot')
  return slot.id
}

async function returner(world: World) {
  const pupil = await newPupil(world)
  const she = await comesIn(world, pupil)
  const { version } = well(await she.call(myRegistration, {}))
  well(await she.call(chooseTrack, { id: pupil.id, version, place: 'household' }))
  return { id: pupil.id, she }
}

/** How many hold a place of the slot; all are free again for the next round. */
async function emptied(
  world: World,
  slot: string,
  people: readonly { readonly she: Person }[],
): Promise<number> {
  const held = await world.owner
    .selectFrom('booking')
    .select('booking_id as booking')
    .where('slot_id', '=', slot)
    .where('state', '=', 'booked')
    .execute()
  for (const one of held) for (const { she } of people) await she.call(api.cancelBooking, one)
  return held.length
}

/** Two candidates book the last place of a slot (notice 三.(二) 科学规避网络拥堵). */
export const lastPlace: Race = {
  allowed: ['SLOT-FULL'],
  schools: [SCHOOL, HERE],
  async prepare(world) {
    await pointsAreThere(world)
    await world.at(AT_SCHOOL_LATE)
    const slot = await onePlace(world)
    const [one, two] = [await returner(world), await returner(world)]
    return async () => ({
      about: [one.id, two.id],
      send: {
        one: () => one.she.call(api.bookSlot, { slot }),
        two: () => two.she.call(api.bookSlot, { slot }),
      },
      after: async (winners) => {
        const held = await emptied(world, slot, [one, two])
        return held === 1 && winners.length === 1 ? [] : [`${held} hold one place, ${winners.length} won it`]
      },
    })
  },
}
