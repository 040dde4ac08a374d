import * as appointments from '@zhongzhao/api/appointments'
import * as assisted from '@zhongzhao/api/assisted'
import { reprintSlip } from '@zhongzhao/api/papers'
import { activate, signIn } from '@zhongzhao/api/sign-in'
import { beijingDay, instant } from '@zhongzhao/domain/base/time'
import { buildApp } from '@zhongzhao/server/app'
import type { Services } from '@zhongzhao/server/platform/context'
import type { FastifyInstance } from 'fastify'
import { asFarAsItFits, done } from './acting.ts'
import { dayOf, daysAfter } from './dates.ts'
import { ENTERING_POINT, type EnteredPerson, enteredPeople } from './entered.ts'
import { type Person, personAt } from './person.ts'
import { returningPupils, thirdClassRow } from './returning-pupils.ts'
import { madeUpStaff } from './sign-ins.ts'
import * as store from './store.ts'

/** What slots are for: what is done at a point for whoever goes there, or at the own school. */
type Reach = 'own' | 'points'

interface Place {
  readonly login: string
  readonly org: string
  readonly reach: Reach
  readonly capacity: number
}

/** The kind of slot that the season has for it; it may have none. */
const kindFor = ({ packs }: Services, reach: Reach) =>
  packs.current.points.kinds.find((kind) => kind.reach === reach)?.code

/** Who lays slots out, for what, and how many places each has: few, so that some are full. */
const places: readonly Place[] = [
  { login: 'point', org: '4101029001', reach: 'points', capacity: 2 },
  { login: ENTERING_POINT.login, org: ENTERING_POINT.code, reach: 'points', capacity: 4 },
  { login: 'school', org: '2141010501', reach: 'own', capacity: 20 },
]

/** So many days, from the first day of the sandbox's clock on. */
const DAYS = 8

/** Seats of the third class, and where each has booked; the others have not. */
const booked = [
  { seat: 1, place: '2141010501', reach: 'own' },
  { seat: 4, place: '2141010501', reach: 'own' },
  { seat: 2, place: '4101029001', reach: 'points' },
  { seat: 5, place: '4101029001', reach: 'points' },
] as const

async function comeIn(app: FastifyInstance, input: { login: string; password: string }): Promise<Person> {
  const someone = personAt(app)
  await done(someone, signIn, { input })
  return someone
}

function staffAt(app: FastifyInstance, login: string): Promise<Person> {
  const password = madeUpStaff.find((one) => one.login === login)?.password ?? ''
  return comeIn(app, { login, password })
}

interface Scene {
  readonly services: Services
  readonly app: FastifyInstance
  /** When the sandbox begins, Beijing. */
  readonly start: string
}

async function layOut(
  { services, app, start }: Scene,
  { login, org, reach, capacity }: Place,
): Promise<void> {
  const kind = kindFor(services, reach)
  if (kind === undefined) return
  const staff = await staffAt(app, login)
  const { points } = services.packs.current
  const { spans, minutes } = points.usual
  const pattern = {
    firstDay: dayOf(start),
    lastDay: dayOf(daysAfter(start, DAYS - 1)),
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    spans: spans.map((span) => ({ ...span })),
    minutes,
    capacity,
    except: [],
  }
  await done(staff, appointments.laySlots, { input: { org, kind, ...pattern } })
}

/** The last slot with room on the first day there is one: it stays ahead for hours of a made-up day. */
async function book(
  own: Person,
  services: Services,
  { org, reach }: Pick<Place, 'org' | 'reach'>,
): Promise<void> {
  const kind = kindFor(services, reach)
  if (kind === undefined) return
  const { body: mine } = await done(own, appointments.myAppointments, { input: {} })
  if (mine.bookings.some((one) => one.kind === kind)) return
  const { body } = await done(own, appointments.offeredSlots, { input: { org, kind } })
  const free = body.slots.filter((one) => one.free > 0)
  const dayAt = (at: number) => beijingDay(instant(at))
  const slot = free.findLast(({ from }) => dayAt(from) === dayAt(free[0]?.from ?? from))
  if (slot !== undefined) await done(own, appointments.bookSlot, { input: { slot: slot.id } })
}

type Typed = Scene & { readonly staff: Person }

async function register(
  { services, staff }: Typed,
  { schooling, basic }: EnteredPerson,
): Promise<string | undefined> {
  const org = ENTERING_POINT.code
  const { body } = await done(staff, assisted.listEntries, { input: { org } })
  const there = body.entries.find(({ name }) => name === basic['name'])
  if (there !== undefined) return there.registration
  const { categories } = services.packs.current.points
  const category = categories.filter((one) => one.schooling === 'former').at(schooling)
  if (category === undefined) return undefined
  const papers = category.papers.filter(({ need }) => need === 'must').map(({ code }) => code)
  const input = { org, category: category.code, papers, basic: { ...basic } }
  return (await done(staff, assisted.enterCandidate, { input })).body.registration
}

/** Activates with the slip, or signs in who has done so before; who has only the slip keeps it. */
async function take(typed: Typed, one: EnteredPerson): Promise<void> {
  const { services, app, staff } = typed
  const id = await register(typed, one)
  if (id === undefined) return
  const login = one.basic['idNumber'] ?? ''
  const index = services.keys.index(login)
  const [found] = await store.findPupils(services.db, [index])
  if (found?.account !== 'there') {
    if (found?.slip !== 'there') await done(staff, reprintSlip, { input: { id } })
    const code = (one.stage === 'slip' ? one.secret : 'YLXC-4M8T-2QHW').replaceAll('-', '')
    await store.setCodes(services.db, [{ index, secret: services.keys.secretHash(code) }])
    if (one.stage === 'slip') return
    const given = { login, code, password: one.secret, phone: '14400000031' }
    await done(personAt(app), activate, { input: given })
  }
  const own = await comeIn(app, { login, password: one.secret })
  await book(own, services, { org: ENTERING_POINT.code, reach: 'points' })
}

/** Slots in the coming days, some of them taken, and two people typed at a point (notice 三.(二), 三.(五); G3, G5), by the calls that
 *  pages make. Each act looks first. */
export async function addAppointments(services: Services, start: string): Promise<void> {
  const app = await buildApp({ ...services, config: { ...services.config, logLevel: 'silent' } })
  try {
    const scene = { services, app, start }
    for (const place of places) await asFarAsItFits(() => layOut(scene, place))
    const typed = { ...scene, staff: await staffAt(app, ENTERING_POINT.login) }
    for (const one of enteredPeople) await asFarAsItFits(() => take(typed, one))
    for (const { seat, place, reach } of booked) {
      const pupil = returningPupils.find((one) => one.seat === seat)
      const password = pupil?.secret ?? ''
      await asFarAsItFits(async () => {
        const own = await comeIn(app, { login: thirdClassRow(seat).idNumber, password })
        await book(own, services, { org: place, reach })
      })
    }
  } finally {
    await app.close()
  }
}
