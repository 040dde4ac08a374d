import { randomBytes } from 'node:crypto'
import { type Person, type Reply, personAt } from '@zhongzhao/tool-sandbox/person'
import { newId } from '@zhongzhao/server/platform/context'
import { sql } from 'kysely'
import type { Pupil } from '../../server/test/enrol.ts'
import type { World } from '../../server/test/province-on.ts'
import { madeUpName, madeUpNumber } from '../../server/test/roster-file.ts'
import { fillsIn } from '../../server/test/steps.ts'

export const SCHOOL = '2141010001'
export const BESIDE = '2141010002'
/** Pupils of one class: the head count of a class is counted after every round. */
const CLASS_SIZE = 40
/** Birthdays that made-up pupils share among them, so that few have the same. */
const DAYS = 650

let serial = 0

/** An ID number nobody else has: 650 birthdays from September 2005, 500 serials each. */
export function nextNumber(): string {
  serial += 1
  const born = new Date(Date.UTC(2005, 8, 1 + (serial % DAYS)))
  return madeUpNumber(Math.floor(serial / DAYS) % 500, born.toISOString().slice(0, 10).replaceAll('-', ''))
}

/** The number of the same person after it was changed: the same birthday and sex. */
export const changedNumber = (idNumber: string) =>
  madeUpNumber(Number(idNumber.slice(14, 17)) + 500, idNumber.slice(6, 14))

/** A pupil of a class that is not full. */
export function newPupil(
  world: World,
  given: { name?: string; idNumber?: string; school?: string; classNo?: string } = {},
): Promise<Pupil> {
  const idNumber = nextNumber()
  const classNo = String(Math.floor(serial / CLASS_SIZE)).padStart(2, '0')
  return world.enrol({
    name: madeUpName(serial),
    idNumber,
    school: SCHOOL,
    classNo,
    ...given,
  })
}

/** The pupil at a browser, signed in already: choosing a password is not what races here. */
export async function comesIn({ services, app }: World, pupil: Pupil): Promise<Person> {
  const { db, keys } = services
  const token = randomBytes(32).toString('base64url')
  await sql`
    with one as (
      insert into account (account_id, kind, person_id, name)
      select ${newId()}::uuid, 'candidate', person_id, name from registration where registration_id = ${pupil.id} returning account_id
    )
    insert into session (token_hash, account_id, expires_at)
    select ${keys.secretHash(token)}::bytea, account_id, ${new Date(8_640_000_000_000)}::timestamptz from one`.execute(
    db,
  )
  return personAt(app, new Map([['zz_session', token]]))
}

/** A portrait that the school has accepted lies there: examining pictures is not what races here. */
export async function hasPortrait({ owner }: World, pupil: Pupil): Promise<void> {
  const portrait = { id: newId(), hash: 'x', verdict: 'accepted' }
  await sql`update registration set portrait = ${JSON.stringify(portrait)}::jsonb where registration_id = ${pupil.id}`.execute(
    owner,
  )
}

export function well<T>(reply: Reply<T>): T {
  if (reply.status !== 200) throw new Error(`races: staging: ${reply.code} ${reply.message}`)
  return reply.body
}

/** Everything filled in, portrait there, nothing confirmed yet. `version`: of the record. */
export async function readyPupil(world: World) {
  const pupil = await newPupil(world)
  const she = await comesIn(world, pupil)
  await hasPortrait(world, pupil)
  return { pupil, she, version: await fillsIn(she, pupil) }
}
