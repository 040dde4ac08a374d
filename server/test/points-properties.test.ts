import * as api from '@zhongzhao/api/appointments'
import { comeBack, withdraw } from '@zhongzhao/api/giving-up'
import { chooseTrack, myRegistration, readRegistration } from '@zhongzhao/api/registration'
import { takesPlace } from '@zhongzhao/domain/points/booking'
import { departedStates } from '@zhongzhao/domain/registration/lifecycle'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { AT_SCHOOL, atClock, dayOf, daysAfter, windowOf } from './moments.ts'
import type { Pupil } from './enrol.ts'
import { POINT, twoPoints } from './named-points.ts'
import { pupilOf } from './steps.ts'
import { type Person, type Reply, smallProvince } from './world.ts'

const SCHOOL = '2141010001'
const world = await smallProvince(AT_SCHOOL)
await twoPoints(world)
const [clerk, second] = [
  await world.staff('school-admin', POINT),
  await world.staff('school-reviewer', POINT),
]
const school = await world.staff('school-admin', SCHOOL)
const { opens } = windowOf('returnHome')
const SECOND = daysAfter(opens, 1)
const DAY = dayOf(SECOND)

/** Slots of 20 minutes with one or two places, on one morning. */
await clerk.call(api.laySlots, {
  org: POINT,
  kind: 'collect',
  firstDay: DAY,
  lastDay: DAY,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  spans: [{ from: '09:00', until: '10:00' }],
  minutes: 20,
  capacity: 2,
  except: [],
})

interface Player {
  readonly pupil: Pupil
  readonly she: Person
}
async function returner(serial: number): Promise<Player> {
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  const she = await world.candidate(pupil)
  const { version } = (await she.call(myRegistration, {})).body
  await she.call(chooseTrack, { id: pupil.id, version, place: 'household' })
  return { pupil, she }
}
const players = await Promise.all([701, 702, 703, 704].map(returner))

const slots = async () =>
  (await clerk.call(api.listSlots, { org: POINT, firstDay: DAY, lastDay: DAY })).body.slots
const live = async ({ she }: Player) =>
  (await she.call(api.myAppointments, {})).body.bookings?.find((one) => one.state === 'booked')?.id

type Told = Pick<Reply<unknown>, 'status' | 'code'>
interface Act {
  readonly does: keyof typeof acts
  readonly who: number
  readonly at: number
  readonly how: number
}
interface Scene {
  readonly player: Player
  readonly slot: Awaited<ReturnType<typeof slots>>[number]
  readonly how: number
}
const nothing: Told = { status: 200, code: undefined }

const acts = {
  book: async ({ player, slot }: Scene): Promise<Told> => player.she.call(api.bookSlot, { slot: slot.id }),
  move: async ({ player, slot }: Scene): Promise<Told> => {
    const instead = await live(player)
    return instead === undefined ? nothing : player.she.call(api.bookSlot, { slot: slot.id, instead })
  },
  cancel: async ({ player }: Scene): Promise<Told> => {
    const booking = await live(player)
    return booking === undefined ? nothing : player.she.call(api.cancelBooking, { booking })
  },
  resize: async ({ slot, how }: Scene): Promise<Told> =>
    clerk.call(api.changeSlot, {
      slot: slot.id,
      version: slot.version,
      event: 'resize',
      capacity: 1 + (how % 2),
    }),
  shut: async ({ slot, how }: Scene): Promise<Told> =>
    clerk.call(api.changeSlot, {
      slot: slot.id,
      version: slot.version,
      event: how % 2 === 0 ? 'close' : 'reopen',
    }),
  mark: async ({ how }: Scene): Promise<Told> => {
    const { lines } = (await second.call(api.daySheet, { org: POINT, day: DAY })).body
    const line = lines[how % Math.max(1, lines.length)]
    const event = (['arrive', 'miss', 'undo'] as const)[how % 3] ?? 'arrive'
    if (line === undefined) return nothing
    return second.call(api.markBooking, { booking: line.booking, version: line.version, event })
  },
  'give up': async ({ player: { pupil } }: Scene): Promise<Told> => {
    const { version } = (await school.call(readRegistration, { id: pupil.id })).body
    return school.call(withdraw, { id: pupil.id, version, reason: '监护人已签字声明' })
  },
  'come back': async ({ player: { pupil } }: Scene): Promise<Told> => {
    const { version } = (await school.call(readRegistration, { id: pupil.id })).body
    return school.call(comeBack, { id: pupil.id, version, reason: '监护人要求继续报考' })
  },
} as const

/** What must hold after whatever happened, read from the tables. */
async function broken(): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'a slot of ' || s.capacity || ' counts ' || s.booked || ', there are ' || count(b.booking_id) as what
      from slot s left join booking b on b.slot_id = s.slot_id and b.state = any(${[...takesPlace]}::text[])
      group by s.slot_id having count(b.booking_id) <> s.booked or s.booked > s.capacity
    union all select 'two live bookings of one registration' from booking where state = 'booked' group by registration_id, kind having count(*) > 1
    union all select 'a booking of who is ' || r.state from booking b join registration r using (registration_id)
      where b.state = 'booked' and r.state = any(${[...departedStates]}::text[])
    union all select 'a booking in a cancelled slot' from booking b join slot s using (slot_id) where b.state = 'booked' and s.state = 'cancelled'
    union all select 'a reminder to who gave up' from message m join registration r using (registration_id)
      where m.cancelled_at is null and m.template like 'slot-%' and m.send_after > now() + interval '1 day' and r.state = 'withdrawn'`.execute(
    world.owner,
  )
  return rows.map((row) => row.what)
}

const clocks = [atClock(opens, '12:00'), atClock(SECOND, '08:50'), atClock(SECOND, '09:10')]

it('slots are never overbooked and a booking follows its registration, whatever many do at once (notice 三.(二), G5)', async () => {
  const act = fc.record<Act>({
    does: fc.constantFrom(
      ...(Object.keys(acts) as readonly (keyof typeof acts)[]),
      'book',
      'book',
      'come back',
    ),
    who: fc.nat({ max: 3 }),
    at: fc.constantFrom(0, 1, 1),
    how: fc.nat({ max: 11 }),
  })
  const story = fc.tuple(
    fc.constantFrom(...clocks),
    fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 10 }),
  )
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(story, async ([clock, rounds]) => {
      await world.at(clock)
      for (const round of rounds) {
        const laid = await slots()
        const told = await Promise.all(
          round.map(async ({ does, who, at, how }) => {
            const [player, slot] = [players[who], laid[at]]
            if (player === undefined || slot === undefined) return nothing
            const answer = await acts[does]({ player, slot, how })
            seen.add(`${does} ${answer.code ?? 'done'}`)
            return answer
          }),
        )
        for (const { status, code } of told) expect(status, code).toBeLessThan(500)
        expect(told.map(({ code }) => code)).not.toContain('BUSY')
        expect(await broken(), JSON.stringify(round)).toEqual([])
      }
    }),
    { numRuns: 20, seed: 2022 },
  )
  // The stories were about something: what is wanted happened, and was refused.
  for (const what of [
    'book done',
    'move done',
    'cancel done',
    'book SLOT-FULL',
    'give up done',
    'come back done',
  ])
    expect([...seen], what).toContain(what)
}, 240_000)
