import * as appointments from '@zhongzhao/api/appointments'
import * as assisted from '@zhongzhao/api/assisted'
import { reprintSlip } from '@zhongzhao/api/papers'
import { activate, signIn } from '@zhongzhao/api/sign-in'
import { beijingDay, instant } from '@zhongzhao/domain/base/time'
import { buildApp } from '@zhongzhao/server/app'
import type { Services } from '@zhongzhao/server/platform/context'
import type { FastifyInstance } from 'fastify'
import { done } from './acting.ts'
import { dayOf, daysAfter } from './dates.ts'
import { ENTERING_POINT, type EnteredPerson, enteredPeople } from './entered.ts'
import { type Person, personAt } from './person.ts'
import { returningPupils, thirdClassRow } from './returning-pupils.ts'
import { madeUpStaff } from './sign-ins.ts'
import * as store from './store.ts'

interface Place {
  readonly login: string
  readonly org: string
  readonly kind: string
  readonly capacity: number
}

/** Who lays slots out, for what, and how many places each has: few, so that some are full. */
const places: readonly Place[] = [
  { login: 'point', org: '4101029001', kind: 'collect', capacity: 2 },
  { login: ENTERING_POINT.login, org: ENTERING_POINT.code, kind: 'collect', capacity: 4 },
  { login: 'school', org: '2141010501', kind: 'computer', capacity: 20 },
]

/** So many days, from the first day of the sandbox's clock on. */
const DAYS = 8

/** Seats of the third class, and where each has booked; the others have not. */
const booked = [
  { seat: 1, place: '2141010501', kind: 'computer' },
  { seat: 4, place: '2141010501', kind: 'computer' },
  { seat: 2, place: '4101029001', kind: 'collect' },
  { seat: 5, place: '4101029001', kind: 'collect' },
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

async function layOut({ services, app, start }: Scene, { login, org, kind, capacity }: Place): Promise<void> {
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
async function book(own: Person, { org, kind }: Pick<Place, 'org' | 'kind'>): Promise<void> {
  const { body: mine } = await done(own, appointments.myAppointments, { input: {} })
  if (mine.bookings.some((one) => one.kind === kind)) return
  const { body } = await done(own, appointments.offeredSlots, { input: { org, kind } })
  const free = body.slots.filter((one) => one.free > 0)
  const dayAt = (at: number) => beijingDay(instant(at))
  const slot = free.findLast(({ from }) => dayAt(from) === dayAt(free[0]?.from ?? from))
  if (slot !== undefined) await done(own, appointments.bookSlot, { input: { slot: slot.id } })
}

type Typed = Scene & { readonly staff: Person }

async function register({ staff }: Typed, { category, papers, basic }: EnteredPerson): Promise<string> {
  const org = ENTERING_POINT.code
  const { body } = await done(staff, assisted.listEntries, { input: { org } })
  const there = body.entries.find(({ name }) => name === basic['name'])
  if (there !== undefined) return there.registration
  const input = { org, category, papers: [...papers], basic: { ...basic } }
  return (await done(staff, assisted.enterCandidate, { input })).body.registration
}

/** Activates with the slip, or signs in who has done so before; who has only the slip keeps it. */
async function take(typed: Typed, one: EnteredPerson): Promise<void> {
  const { services, app, staff } = typed
  const id = await register(typed, one)
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
  await book(own, { org: ENTERING_POINT.code, kind: 'collect' })
}

/** Slots in the coming days, some of them taken, and two people typed at a point (notice 三.(二), 三.(五); G3, G5), by the calls that
 *  pages make. Each act looks first. */
export async function addAppointments(services: Services, start: string): Promise<void> {
  const app = await buildApp({ ...services, config: { ...services.config, logLevel: 'silent' } })
  try {
    const scene = { services, app, start }
    for (const place of places) await layOut(scene, place)
    const typed = { ...scene, staff: await staffAt(app, ENTERING_POINT.login) }
    for (const one of enteredPeople) await take(typed, one)
    for (const { seat, place, kind } of booked) {
      const pupil = returningPupils.find((one) => one.seat === seat)
      const password = pupil?.secret ?? ''
      const own = await comeIn(app, { login: thirdClassRow(seat).idNumber, password })
      await book(own, { org: place, kind })
    }
  } finally {
    await app.close()
  }
}
