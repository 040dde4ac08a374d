import { randomBytes } from 'node:crypto'
import { closeSections, placeOf } from '@zhongzhao/server/registration/record'
import { newId, type Services } from '@zhongzhao/server/platform/context'

/** A pupil of the bench: registration, and the token of a session that is open already. */
export interface BenchPupil {
  readonly id: string
  readonly token: string
}

const SCHOOL = '2149999999'
/** Path of the bench's school, directly under the province. */
export const PATH = `41/${SCHOOL}`
const CLASSES = 40

const HANZI = '甲乙丙丁戊己庚辛壬癸'
/** A name of characters only: `测甲丙`. */
const nameOf = (serial: number) => `测${[...String(serial)].map((digit) => HANZI[Number(digit)]).join('')}`

/** Check digit by ISO 7064 MOD 11-2 (GB 11643). */
function idNumber(serial: number): string {
  const day = 1 + (serial % 28)
  const body = `990000200709${String(day).padStart(2, '0')}${String(serial % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + ('10X98765432'[sum % 11] ?? '')
}

/** A session of an account, its token. */
export async function openSession({ db, keys }: Services, account: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('session')
    .values({
      token_hash: keys.secretHash(token),
      account_id: account,
      device_id: null,
      expires_at: new Date(8_640_000_000_000),
    })
    .execute()
  return token
}

/** What a roster would have laid down for this pupil. */
function columnsOf(
  services: Services,
  serial: number,
  { person, id, key }: { person: string; id: string; key: Buffer },
) {
  const pack = services.packs.current
  const number = idNumber(serial)
  const sex = Number(number[16]) % 2 === 1 ? '1' : '2'
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const name = nameOf(serial)
  const sections = {
    basic: [{ name, idKind: '1', idNumber: number, sex, birthDate, ethnicGroup: '01' }],
    guardians: [],
    studyHistory: [],
  }
  const place = {
    season: pack.season,
    pack_version: pack.version,
    school_code: SCHOOL,
    org_path: `${PATH}/${SCHOOL}-${serial % CLASSES}`,
  }
  return {
    registration_id: id,
    person_id: person,
    number: `2299${String(serial).padStart(8, '0')}`,
    name,
    ...place,
    ...untouched,
    ...closeSections(key, { pack, sections, place: placeOf(id) }),
  }
}

const untouched = {
  grade: 9,
  track: 'inPlace',
  state: 'rostered',
  section_versions: '{}',
  portrait: null,
  document: null,
  returned: null,
  last_review: null,
}

async function pupil(services: Services, serial: number): Promise<BenchPupil> {
  const { db, keys } = services
  const [person, id, account] = [newId(), newId(), newId()]
  const { key, wrapped } = keys.newDataKey(person)
  await db.insertInto('person').values({ person_id: person }).execute()
  await db.insertInto('person_key').values({ person_id: person, generation: 1, wrapped }).execute()
  await db
    .insertInto('registration')
    .values(columnsOf(services, serial, { person, id, key }))
    .execute()
  await db
    .insertInto('account')
    .values({
      account_id: account,
      kind: 'candidate',
      person_id: person,
      login: null,
      name: nameOf(serial),
      password_hash: null,
    })
    .execute()
  return { id, token: await openSession(services, account) }
}

async function addSchool({ db }: Services): Promise<void> {
  const school = { code: SCHOOL, kind: 'school', name: '测速学校', path: PATH, school_code: SCHOOL }
  const classes = Array.from({ length: CLASSES }, (_, at) => ({
    code: `${SCHOOL}-${at}`,
    kind: 'class',
    name: `九年级${at}班`,
    path: `${PATH}/${SCHOOL}-${at}`,
    school_code: null,
  }))
  await db
    .insertInto('org')
    .values([school, ...classes])
    .onConflict((c) => c.doNothing())
    .execute()
}

/** A staff account that has a role at an organisation; its id. */
export async function addStaff({ db }: Services, given: { role: string; path: string }): Promise<string> {
  const account = newId()
  await db
    .insertInto('account')
    .values({
      account_id: account,
      kind: 'staff',
      person_id: null,
      login: account,
      name: '测速',
      password_hash: null,
    })
    .execute()
  await db
    .insertInto('grant_given')
    .values({
      grant_id: newId(),
      account_id: account,
      role: given.role,
      org_path: given.path,
      given_by: null,
    })
    .execute()
  return account
}

/** `count` pupils with open sessions, and the school that brings the pictures in. */
export async function benchSchool(
  services: Services,
  count: number,
): Promise<{ readonly pupils: readonly BenchPupil[]; readonly school: string }> {
  await addSchool(services)
  const pupils: BenchPupil[] = []
  for (let at = 0; at < count; at += 20) {
    pupils.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(20, count - at) }, (_, i) => pupil(services, at + i)),
      )),
    )
  }
  const school = await addStaff(services, { role: 'school-admin', path: PATH })
  return { pupils, school: await openSession(services, school) }
}
