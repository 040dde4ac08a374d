import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { season } from '@zhongzhao/api/season'
import { beijing } from '@zhongzhao/domain/base/time'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { type Person, type Reply, personAt } from '@zhongzhao/tool-sandbox/person'
import { afterAll } from 'vitest'
import { buildApp } from '../src/app.ts'
import type { Config } from '../src/platform/config.ts'
import { type Services, newId } from '../src/platform/context.ts'
import type { Lookers } from '../src/platform/looker.ts'
import { makeServices } from '../src/services.ts'
import { hashPassword } from '../src/sign-in/passwords.ts'
import { enrol, type Pupil } from './enrol.ts'
import { freshDatabase } from './database.ts'
import { orgs } from './world-orgs.ts'

export type { Person, Reply } from '@zhongzhao/tool-sandbox/person'

export interface World {
  readonly services: Services
  readonly app: FastifyInstance
  stranger(): Person
  staff(role: string, org: string): Promise<Person>
  enrol(pupil: {
    name: string
    idNumber: string
    school: string
    grade?: 8 | 9
    classNo?: string
  }): Promise<Pupil>
  candidate(pupil: Pupil): Promise<Person>
  at(beijingTime: string): Promise<void>
  owner: Awaited<ReturnType<typeof freshDatabase>>['owner']
}

export const GOOD_PASSWORD = '桂花树下8只麻雀'

/** A small province with the real server over a real database; nobody looks into pictures unless a test brings who does: 1 city, 2 counties, Jiyuan, a directly administered county, schools. */
export async function smallProvince(
  time = '2022-03-10T10:00',
  { logTo, lookers = {} }: { logTo?: Writable; lookers?: Lookers } = {},
): Promise<World> {
  const { db, owner } = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'zz-world-'))
  const keyFile = join(dataDir, 'key')
  writeFileSync(keyFile, randomBytes(32).toString('hex'))
  const config = testConfig({ dataDir, keyFile, logLevel: logTo === undefined ? 'silent' : 'trace' })
  const services = await makeServices({ config, db, sandbox: true, lookers, wake: () => undefined })
  const app = await buildApp(services, logTo)
  afterAll(async () => {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await owner
    .insertInto('org')
    .values(orgs.map((o) => ({ ...o, school_code: o.kind === 'school' ? o.code : null })))
    .execute()
  const world: World = {
    services,
    app,
    owner,
    stranger: () => personAt(app),
    staff: (role, org) => staffAt(services, app, { role, org }),
    enrol: (pupil) => enrol(services, pupil),
    candidate: (pupil) => candidateAt(services, app, pupil),
    at: async (text) => {
      await sql`update season_clock set offset_ms = ${beijing(text)} - floor(extract(epoch from now()) * 1000)::bigint`.execute(
        owner,
      )
    },
  }
  await world.at(time)
  return world
}

/** What is answered in that very second: asked again when the machine needed longer than the second. */
export async function inTheSecond<T>(
  world: World,
  time: string,
  ask: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  for (let tries = 0; tries < 20; tries++) {
    await world.at(time)
    const reply = await ask()
    if ((await world.stranger().call(season, {})).body.now < beijing(time) + 1000) return reply
  }
  throw new Error(`world: never answered within the second ${time}`)
}

function testConfig(given: Pick<Config, 'dataDir' | 'keyFile' | 'logLevel'>): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    ...given,
    sandbox: true,
    trustProxy: false,
    publicUrl: 'http://127.0.0.1:8047',
  } as unknown as Config
}

async function signedIn(app: FastifyInstance, services: Services, account: string): Promise<Person> {
  const person = personAt(app)
  const { signIn } = await import('@zhongzhao/api/sign-in')
  const reply = await person.call(signIn, { login: account, password: GOOD_PASSWORD })
  if (reply.status !== 200) throw new Error(`world: sign-in failed ${reply.code}`)
  return person
}

let hashed: string | undefined
const passwordHash = async () => (hashed ??= await hashPassword(GOOD_PASSWORD))

async function staffAt(
  services: Services,
  app: FastifyInstance,
  { role, org }: { role: string; org: string },
): Promise<Person> {
  const account = newId()
  const path =
    orgs.find((o) => o.code === org)?.path ??
    (await services.db.selectFrom('org').select('path').where('code', '=', org).executeTakeFirstOrThrow())
      .path
  await services.db
    .insertInto('account')
    .values({
      account_id: account,
      kind: 'staff',
      person_id: null,
      login: account,
      name: `${role}@${org}`,
      password_hash: await passwordHash(),
    })
    .execute()
  await services.db
    .insertInto('grant_given')
    .values({ grant_id: newId(), account_id: account, role, org_path: path, given_by: null })
    .execute()
  return signedIn(app, services, account)
}

async function candidateAt(services: Services, app: FastifyInstance, pupil: Pupil): Promise<Person> {
  const { person_id } = await services.db
    .selectFrom('registration')
    .select('person_id')
    .where('registration_id', '=', pupil.id)
    .executeTakeFirstOrThrow()
  await services.db
    .insertInto('account')
    .values({
      account_id: newId(),
      kind: 'candidate',
      person_id,
      login: null,
      name: pupil.name,
      password_hash: await passwordHash(),
    })
    .onConflict((c) => c.doNothing())
    .execute()
  return signedIn(app, services, pupil.idNumber)
}
