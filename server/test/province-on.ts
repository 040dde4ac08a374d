import { beijing } from '@zhongzhao/domain/base/time'
import { type OrgKind, orgKindNames } from '@zhongzhao/domain/orgs/org'
import { roleFor } from '@zhongzhao/tool-sandbox/posts'
import { type Person, personAt } from '@zhongzhao/tool-sandbox/person'
import type { FastifyInstance } from 'fastify'
import { type Kysely, sql } from 'kysely'
import { type Services, newId } from '../src/platform/context.ts'
import type { Database } from '../src/platform/tables.ts'
import { hashPassword } from '../src/sign-in/passwords.ts'
import { enrol, type Pupil } from './enrol.ts'
import { orgs } from './world-orgs.ts'

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
  owner: Kysely<Database>
}

export const GOOD_PASSWORD = '桂花树下8只麻雀'

/** The small province laid down in an empty database, with a server over it: 1 city, 2 counties, Jiyuan, a directly administered county, schools. */
export async function provinceOn(
  { services, app, owner }: Pick<World, 'services' | 'app' | 'owner'>,
  time: string,
): Promise<World> {
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

async function signedIn(app: FastifyInstance, services: Services, account: string): Promise<Person> {
  const person = personAt(app)
  const { signIn } = await import('@zhongzhao/api/sign-in')
  const reply = await person.call(signIn, { login: account, password: GOOD_PASSWORD })
  if (reply.status !== 200) throw new Error(`world: sign-in failed ${reply.code}`)
  return person
}

let hashed: string | undefined
const passwordHash = async () => (hashed ??= await hashPassword(GOOD_PASSWORD))

const isOrgKind = (kind: string): kind is OrgKind => kind in orgKindNames

async function staffAt(
  services: Services,
  app: FastifyInstance,
  { role, org }: { role: string; org: string },
): Promise<Person> {
  const account = newId()
  const { path, kind } = await services.db
    .selectFrom('org')
    .select(['path', 'kind'])
    .where('code', '=', org)
    .executeTakeFirstOrThrow()
  // By what the post does: a season may call its roles otherwise.
  const given = roleFor(services.packs.current, role, isOrgKind(kind) ? kind : 'school')
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
    .values({ grant_id: newId(), account_id: account, role: given, org_path: path, given_by: null })
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
