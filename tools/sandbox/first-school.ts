import { randomBytes } from 'node:crypto'
import * as papers from '@zhongzhao/api/papers'
import * as registration from '@zhongzhao/api/registration'
import { activate, signIn } from '@zhongzhao/api/sign-in'
import { buildApp } from '@zhongzhao/server/app'
import type { Services } from '@zhongzhao/server/platform/context'
import { hashPassword } from '@zhongzhao/server/sign-in/passwords'
import type { FastifyInstance } from 'fastify'
import { asFarAsItFits, done } from './acting.ts'
import { claimAsTold } from './claims.ts'
import { live } from './live.ts'
import { type LivingPupil, firstSchoolLives } from './lives.ts'
import { type Person, personAt } from './person.ts'
import { madeUpStaff } from './sign-ins.ts'
import * as store from './store.ts'

/** Made-up pupils living at once: more would only wait for the same cores. */
const LANES = 4

const SCHOOL = '2141010501'
/** Slips are printed here; in the fourth class there is still everything to do. */
const PRINTED = [`${SCHOOL}-0901`, `${SCHOOL}-0902`, `${SCHOOL}-0903`]
const GRADE_8 = `${SCHOOL}-0801`
const CONSENTS = 3

interface Scene {
  readonly services: Services
  readonly app: FastifyInstance
  readonly school: Person
}

/** A pupil with what is known of the registration, and what opens the account. */
interface Player {
  readonly pupil: LivingPupil
  readonly index: Buffer
  readonly found: store.Found
  readonly secret: string
}

const secret = () => randomBytes(12).toString('hex')

async function printSlips({ school }: Scene): Promise<void> {
  for (const room of PRINTED) {
    const { body } = await done(school, papers.slipStatus, { input: { class: room } })
    if (body.lines.some((line) => line.status !== 'none')) continue
    await done(school, papers.printSlips, { input: { class: room } })
  }
}

/** Consents on paper of some pupils under 14, so that the list has both kinds (C11). */
async function recordConsents({ school }: Scene): Promise<void> {
  const { body } = await done(school, registration.listRegistrations, {
    input: { class: GRADE_8, limit: 200 },
  })
  if (body.lines.length === 0 || body.lines.some((line) => line.consent === 'recorded')) return
  const registrations = body.lines.slice(0, CONSENTS).map((line) => line.id)
  await done(school, registration.recordConsents, { input: { class: GRADE_8, registrations } })
}

/** Who lives, each with a secret that opens the slip or, after a start that was killed, the account. */
async function players({ services }: Scene): Promise<readonly Player[]> {
  const { db, keys } = services
  const living = firstSchoolLives().map((pupil) => ({ pupil, index: keys.index(pupil.row.身份证件号) }))
  const found = await store.findPupils(
    db,
    living.map(({ index }) => index),
  )
  const all = living.flatMap(({ pupil, index }, at): Player[] => {
    const known = found[at]
    return known === undefined ? [] : [{ pupil, index, found: known, secret: secret() }]
  })
  const slips = all.filter(({ found: { account } }) => account === 'none')
  await store.setCodes(
    db,
    slips.map((one) => ({ index: one.index, secret: keys.secretHash(one.secret.toUpperCase()) })),
  )
  const accounts = all.filter(({ found: { account } }) => account === 'there')
  const passwords = accounts.map(async (one) => {
    return { index: one.index, secret: await hashPassword(one.secret) }
  })
  await store.setPasswords(db, await Promise.all(passwords))
  return all
}

/** Activates with the slip, or signs in who has done so before. */
async function comeIn({ app }: Scene, { pupil, found, secret: own }: Player): Promise<Person | undefined> {
  if (pupil.life === 'rostered' || pupil.life === 'withdrawn') return undefined
  const person = personAt(app)
  const login = pupil.row.身份证件号
  if (found.account === 'there') await done(person, signIn, { input: { login, password: own } })
  else {
    const input = { login, code: own, password: secret(), phone: pupil.row.联系电话 }
    await done(person, activate, { input })
  }
  return person
}

/** Members of staff by their login, each signed in once. */
function staffOf(app: FastifyInstance): (login: string) => Promise<Person> {
  const known = new Map<string, Promise<Person>>()
  const comes = async (login: string): Promise<Person> => {
    const person = personAt(app)
    const password = madeUpStaff.find((staff) => staff.login === login)?.password ?? ''
    await done(person, signIn, { input: { login, password } })
    return person
  }
  return (login) => {
    const person = known.get(login) ?? comes(login)
    known.set(login, person)
    return person
  }
}

/** Pupils of the first school, each taken as far as told by the calls that pages make. */
export async function addLives(services: Services): Promise<void> {
  // Hundreds of calls that nobody made: none of them belongs in the log.
  const app = await buildApp({ ...services, config: { ...services.config, logLevel: 'silent' } })
  try {
    const staff = staffOf(app)
    const school = await staff('school')
    const scene = { services, app, school }
    await printSlips(scene)
    await recordConsents(scene)
    const waiting = [...(await players(scene))]
    const lane = async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const own = await comeIn(scene, one)
        const pack = services.packs.current
        const { pupil } = one
        await asFarAsItFits(() => live({ pack, school, own, id: one.found.registration, pupil }))
        if (own !== undefined) await claimAsTold({ own, pupil, pack, reviewers: staff })
      }
    }
    // Where one lane breaks off the others end with the pupil in hand: nobody acts any more when this has ended.
    const broken = (error: unknown) => {
      waiting.length = 0
      throw error
    }
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => lane().catch(broken)))
    for (const one of lanes) if (one.status === 'rejected') throw one.reason
  } finally {
    await app.close()
  }
}
