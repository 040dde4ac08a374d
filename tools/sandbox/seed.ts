import { randomBytes, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { signIn } from '@zhongzhao/api/sign-in'
import { beijing, instant } from '@zhongzhao/domain/base/time'
import { buildApp } from '@zhongzhao/server/app'
import type { Services } from '@zhongzhao/server/platform/context'
import { importRosterFile } from '@zhongzhao/server/roster/import-file'
import { uploadFolder } from '@zhongzhao/server/roster/uploads'
import { hashPassword } from '@zhongzhao/server/sign-in/passwords'
import type { FastifyInstance } from 'fastify'
import { madeUpOrgs } from './divisions.ts'
import { live } from './live.ts'
import { firstSchoolLives } from './lives.ts'
import { type Person, personAt } from './person.ts'
import { rosterCsv, sandboxPupils } from './pupils.ts'
import { firstClassNumbers, madeUpCandidates, madeUpStaff } from './sign-ins.ts'
import * as store from './store.ts'

/** When the made-up season stands at the first start (notice 一.1: inside the first window). */
export const SANDBOX_START = '2022-03-10T10:00'

/** Made-up pupils living at once: more would only wait for the same cores. */
const LANES = 4

/** Fills an empty sandbox (K6): organisations, staff, a roster by the real import, some candidates on their way. Whatever a killed
 *  start left is completed: every step looks first. */
export async function seedSandbox(services: Services): Promise<void> {
  if (await store.isSeeded(services.db)) return
  await store.setClock(services.db, beijing(SANDBOX_START))
  await store.addOrgs(services.db, madeUpOrgs)
  await importPupils(services)
  await addStaff(services)
  await addLives(services)
  await addCandidates(services)
}

async function importPupils(services: Services): Promise<void> {
  if (await store.hasPupils(services.db)) return
  const rows = sandboxPupils()
  await withRosterFile(services.config.dataDir, rosterCsv(rows), (path) =>
    importRosterFile(services, {
      path,
      fileName: '演练名册.csv',
      org: '41',
      at: instant(beijing(SANDBOX_START)),
    }),
  )
}

/** A made-up roster as a file, gone afterwards. */
export async function withRosterFile<T>(
  dataDir: string,
  text: Iterable<string>,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(await uploadFolder(dataDir), `${randomUUID()}.csv`)
  try {
    await pipeline(Readable.from(text), createWriteStream(path, { mode: 0o600 }))
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}

async function addStaff({ db }: Services): Promise<void> {
  const hashed = await Promise.all(
    madeUpStaff.map(async (s) => ({ ...s, hash: await hashPassword(s.password) })),
  )
  await store.addStaff(db, hashed)
}

/** A few candidates for showing: slips whose codes are known, accounts with a password. The last step: its end means seeded. */
async function addCandidates({ db, keys, packs }: Services): Promise<void> {
  const numbers = firstClassNumbers()
  const given = madeUpCandidates.map((c) => ({ ...c, index: keys.index(numbers[c.seat - 1] ?? '') }))
  const slips = given.filter((c) => c.stage === 'slip')
  const passwords = await Promise.all(
    given
      .filter((c) => c.stage === 'account')
      .map(async (c) => ({ index: c.index, hash: await hashPassword(c.secret) })),
  )
  await store.addCandidates(db, {
    slips: slips.map((c) => ({ index: c.index, code: keys.secretHash(c.secret.replaceAll('-', '')) })),
    passwords,
    days: packs.current.slipDays.value,
  })
}

/** Pupils of the first school who have begun, each taken as far as told by the calls that pages make. */
async function addLives(services: Services): Promise<void> {
  const { db, keys } = services
  const lives = firstSchoolLives()
  const password = randomBytes(12).toString('base64url')
  const begun = await store.beginLives(db, {
    indexes: lives.map(({ idNumber }) => keys.index(idNumber)),
    hash: await hashPassword(password),
  })
  if (begun.every((id) => id === undefined)) return
  const app = await buildApp(services)
  try {
    const school = await signedIn(app, { login: 'school', password: 'yanlian-school' })
    const one = async (at: number) => {
      const [given, id] = [lives[at], begun[at]]
      if (given === undefined || id === undefined) return
      const own = await signedIn(app, { login: given.idNumber, password })
      await live({ school, own, seat: given.seat }, given)
    }
    let next = 0
    const lane = async () => {
      while (next < lives.length) await one(next++)
    }
    await Promise.all(Array.from({ length: LANES }, lane))
  } finally {
    await app.close()
  }
}

async function signedIn(app: FastifyInstance, given: { login: string; password: string }): Promise<Person> {
  const person = personAt(app)
  const reply = await person.call(signIn, given)
  if (reply.status >= 400) throw new Error(`sandbox: sign-in ${reply.code}`)
  return person
}
