import * as api from '@zhongzhao/api/assisted'
import { takePicture } from '@zhongzhao/api/images'
import { reprintSlip } from '@zhongzhao/api/papers'
import { confirm, history, myRegistration, readRegistration, saveSection } from '@zhongzhao/api/registration'
import { activate, changePassword } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { OUTSIDE, SOCIAL } from '../codes.ts'
import { newId } from '../../src/platform/context.ts'
import { AT_SCHOOL, said, windowOf } from '../moments.ts'
import { filled } from '../filled.ts'
import { codeOn } from '../slip-code.ts'
import { goodPortrait } from '../pictures.ts'
import { OTHER_POINT, POINT, basicOf, twoPoints } from '../named-points.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { pupilOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince(AT_SCHOOL)
await twoPoints(world)
const clerk = await world.staff('school-admin', POINT)
const other = await world.staff('school-admin', OTHER_POINT)

const born = '20030314'
const numberOf = (serial: number) => madeUpNumber(serial, born)
const enters = (serial: number, over: Partial<{ category: string; papers: string[]; org: string }> = {}) => ({
  org: POINT,
  category: SOCIAL.category,
  papers: SOCIAL.papers,
  basic: basicOf(madeUpName(serial), numberOf(serial)),
  ...over,
})

describe('社会考生在报名地指定报名点采集和确认信息 (notice 三.(五), 二.2)', () => {
  const number = numberOf(401)
  let id = ''

  it('only with the papers the category needs, and only at a point', async () => {
    const lacking = await clerk.call(api.enterCandidate, enters(401, { papers: SOCIAL.papers.slice(0, -1) }))
    expect([lacking.code, lacking.message.includes('户口簿')]).toEqual(['ENTRY-PAPERS', true])
    expect((await clerk.call(api.enterCandidate, enters(401, { category: 'grade8' }))).code).toBe(
      'ENTRY-CATEGORY',
    )
    const school = await world.staff('school-admin', '2141010001')
    const there = await school.call(api.enterCandidate, enters(401, { org: '2141010001' }))
    expect(there.code).toBe('ENTRY-POINT-ONLY')
    expect((await other.call(api.enterCandidate, enters(401))).code).toBe('NOT-FOUND')
  })

  it('a slip of the finger in number, name or birth date is told before anything is made', async () => {
    const wrong = {
      ...enters(401),
      basic: { ...enters(401).basic, idNumber: `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}` },
    }
    expect((await clerk.call(api.enterCandidate, wrong)).code).toBe('ENTRY-WRONG')
    const day = { ...enters(401), basic: { ...enters(401).basic, birthDate: '2003-03-15' } }
    expect((await clerk.call(api.enterCandidate, day)).code).toBe('ENTRY-WRONG')
    const none = { ...enters(401), basic: { ...enters(401).basic, name: '' } }
    expect((await clerk.call(api.enterCandidate, none)).code).toBe('ENTRY-WRONG')
  })

  it('is made from papers, the candidate present', async () => {
    expect((await clerk.call(api.checkEntry, { org: POINT, number })).body).toEqual({ free: true })
    const made = await clerk.call(api.enterCandidate, enters(401))
    expect(made.status).toBe(200)
    id = made.body.registration
    const { body } = await clerk.call(readRegistration, { id })
    expect([body.state, body.grade, body.track, body.school.name]).toEqual([
      'rostered',
      9,
      'inPlace',
      '中原区指定报名点',
    ])
    const [line] = (await clerk.call(api.listEntries, { org: POINT })).body.entries
    expect([line?.name, line?.category, line?.activated]).toEqual([madeUpName(401), '社会考生', false])
    expect((await other.call(api.readEntry, { id })).code).toBe('NOT-FOUND')
  })

  it('staff type what the candidate says; the number stays as it was registered', async () => {
    const rows = [{ ...basicOf(madeUpName(401), number), ...filled['basic']?.[0] }]
    const typed = await clerk.call(api.enterSection, { id, form: 'basic', version: 0, rows })
    expect(typed.body.fields).toEqual(expect.arrayContaining(['basic.name', 'basic.homeAddress']))
    const changed = [{ ...rows[0], idNumber: numberOf(402) }]
    expect((await clerk.call(api.enterSection, { id, form: 'basic', version: 1, rows: changed })).code).toBe(
      'ENTRY-FIXED',
    )
    for (const form of ['guardians', 'studyHistory']) {
      const given = (filled[form] ?? []).map((row) => ({ ...row }))
      expect((await clerk.call(api.enterSection, { id, form, version: 0, rows: given })).status).toBe(200)
    }
    expect((await clerk.call(api.enterSection, { id, form: 'guardians', version: 0, rows: [] })).code).toBe(
      'VERSION-STALE',
    )
  })

  it('but never confirm, nor see or set a password', async () => {
    const { version } = (await clerk.call(readRegistration, { id })).body
    expect((await clerk.call(confirm, { id, version })).code).toBe('NOT-ALLOWED')
    expect((await clerk.call(saveSection, { id, form: 'basic', version: 1, rows: [{}] })).code).toBe(
      'NOT-ALLOWED',
    )
    const own = await clerk.call(changePassword, { current: '猜的密码一二三', next: '别的密码四五六七' })
    expect(own.code).toBe('SIGN-IN-WRONG')
    const account = await world.owner
      .selectFrom('account')
      .select('account_id')
      .where('kind', '=', 'candidate')
      .execute()
    expect(account).toEqual([])
  })

  it('the candidate activates in person, sees what staff typed, changes one value, confirms', async () => {
    const slip = await clerk.call(reprintSlip, { id })
    const code = await codeOn(slip.bytes)
    const she = world.stranger()
    const activated = await she.call(activate, {
      login: number,
      code,
      password: '自己想的密码八个字',
      phone: '14400000009',
    })
    expect(activated.status).toBe(200)
    const file = { name: `${number}.jpg`, bytes: await goodPortrait() }
    expect((await clerk.call(takePicture, { id, kind: 'portrait' }, { file })).body.kept).toBe(true)
    const before = (await she.call(api.readAssisted, { id })).body
    expect(before.category).toBe('社会考生')
    expect(before.papers).toEqual(['居民身份证或户口簿', '户口簿（首页和本人页）'])
    expect(before.fields).toContain('basic.householdAddress')
    const mine = (await she.call(myRegistration, {})).body
    const rows = (mine.sections['basic'] ?? []).map((row) => ({
      ...row,
      householdAddress: '本人改过的地址 8 号',
    }))
    const saved = await she.call(saveSection, {
      id,
      form: 'basic',
      version: mine.sectionVersions['basic'] ?? 0,
      rows,
    })
    expect(saved.status).toBe(200)
    const after = (await she.call(api.readAssisted, { id })).body.fields
    expect(after).not.toContain('basic.householdAddress')
    expect(after).toContain('basic.homeAddress')
    const confirmed = await she.call(confirm, { id, version: saved.body.version })
    expect([confirmed.code, confirmed.body.state]).toEqual([undefined, 'confirmed'])
    const late = await clerk.call(api.enterSection, { id, form: 'guardians', version: 1, rows: [] })
    expect(late.code).toBe('STATE-NO-WAY')
  })

  it('every act stands in the history, and none of the values', async () => {
    const events = (await clerk.call(history, { id })).body.events.map((e) => e.kind)
    for (const kind of ['registration.madeAtPoint', 'registration.typedByStaff', 'registration.confirmed'])
      expect(events).toContain(kind)
    const rows = await world.owner
      .selectFrom('event')
      .select(['detail', 'fields'])
      .where('registration_id', '=', id)
      .execute()
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${number}|王示例|14400000009`))
  })
})

describe('one active registration for a person in the whole province (notice 二.2(3); G1, G3)', () => {
  it('who is registered elsewhere is sent there, and nothing is said of whose it is', async () => {
    const pupil = await pupilOf(world, 410, { school: '2141010001' })
    const asked = await clerk.call(api.checkEntry, { org: POINT, number: pupil.idNumber.toLowerCase() })
    expect([asked.status, asked.code]).toEqual([409, 'ENTRY-ELSEWHERE'])
    expect(asked.message).toContain('金水区示例一中')
    expect(asked.message).not.toMatch(new RegExp(`${pupil.name}|${pupil.idNumber}|${pupil.number}`))
    const typed = { ...enters(410), basic: basicOf('李示例', pupil.idNumber) }
    expect((await clerk.call(api.enterCandidate, typed)).code).toBe('ENTRY-ELSEWHERE')
  })

  it('an eighth-grader of the roster cannot be made one', async () => {
    const pupil = await pupilOf(world, 411, { school: '2141010001' })
    await world.owner
      .updateTable('registration')
      .set({ grade: 8 })
      .where('registration_id', '=', pupil.id)
      .execute()
    const typed = { ...enters(411), basic: basicOf(pupil.name, pupil.idNumber) }
    expect((await clerk.call(api.enterCandidate, typed)).code).toBe('ENTRY-ELSEWHERE')
  })

  it('typed at two points at the same moment: exactly one wins, each time', async () => {
    for (let round = 0; round < 25; round++) {
      const given = enters(500 + round)
      const both = await Promise.all([
        clerk.call(api.enterCandidate, given),
        other.call(api.enterCandidate, { ...given, org: OTHER_POINT }),
      ])
      expect(both.map((b) => b.status).toSorted()).toEqual([200, 409])
      const lost = both.find((b) => b.status === 409)
      expect(lost?.code).toBe('ENTRY-ELSEWHERE')
      expect(lost?.message).toMatch(/(?:中原区|金水区)指定报名点/)
    }
    const people = await world.owner
      .selectFrom('registration')
      .select('person_id')
      .where('org_path', 'like', '%9001%')
      .execute()
    expect(new Set(people.map((p) => p.person_id)).size).toBe(people.length)
  })

  it('clicked twice is made once', async () => {
    const key = 'the same click'
    const [a, b] = await Promise.all([1, 2].map(() => clerk.call(api.enterCandidate, enters(560), { key })))
    expect([a?.status, b?.status, a?.body.registration]).toEqual([200, 200, b?.body.registration])
  })
})

describe('papers and documents of every kind (notice 二.2(2), 二.2(3))', () => {
  it('a record from another province follows the window of who turns home', async () => {
    const { category, papers } = OUTSIDE
    const made = await clerk.call(api.enterCandidate, enters(570, { category, papers }))
    const { id, track } = (await clerk.call(readRegistration, { id: made.body.registration })).body
    expect(track).toBe('returnHome')
    await world.at(windowOf('returnHome').before)
    const early = await clerk.call(api.enterSection, { id, form: 'guardians', version: 0, rows: [] })
    expect([early.code, early.message.includes(said(windowOf('returnHome').opens))]).toEqual([
      'TIME-CLOSED',
      true,
    ])
    await world.at(windowOf('returnHome').opens)
    expect((await clerk.call(api.enterSection, { id, form: 'guardians', version: 0, rows: [] })).status).toBe(
      200,
    )
    await world.at(AT_SCHOOL)
  })

  it('a student number of somebody else makes nobody the owner of a record', async () => {
    const { keys } = world.services
    const somebody = newId()
    const { wrapped } = keys.newDataKey(somebody)
    await world.owner.insertInto('person').values({ person_id: somebody }).execute()
    await world.owner
      .insertInto('person_key')
      .values({ person_id: somebody, generation: 1, wrapped })
      .execute()
    const studentNumber = 'G410105200303140001'
    const alias = { kind: 'studentNumber', index: keys.index(studentNumber), person_id: somebody }
    await world.owner.insertInto('person_alias').values(alias).execute()
    const given = enters(431)
    const taken = await clerk.call(api.enterCandidate, { ...given, basic: { ...given.basic, studentNumber } })
    expect([taken.code, taken.message.includes('留空')]).toEqual(['ENTRY-NUMBER', true])
    expect((await clerk.call(api.enterCandidate, given)).message).toBe('')
  })

  it('a passport, a permit, and a name of two parts as they are written', async () => {
    const passport = {
      name: '买买提·示例',
      idKind: 'A',
      idNumber: 'e12345678',
      sex: '1',
      birthDate: '2003-01-02',
      ethnicGroup: '05',
    }
    const made = await clerk.call(api.enterCandidate, { ...enters(580), basic: passport })
    expect(made.status).toBe(200)
    const { sections } = (await clerk.call(api.readEntry, { id: made.body.registration })).body
    expect([sections['basic']?.[0]?.['name'], sections['basic']?.[0]?.['idNumber']]).toEqual([
      '买买提·示例',
      'E12345678',
    ])
    const bare = { ...passport, idKind: 'Z', idNumber: '' }
    expect((await clerk.call(api.enterCandidate, { ...enters(581), basic: bare })).code).toBe('ENTRY-WRONG')
  })

  it('who came by the roster is not typed by staff', async () => {
    const pupil = await pupilOf(world, 590, { school: '2141010001' })
    const school = await world.staff('school-admin', '2141010001')
    const given = { id: pupil.id, form: 'basic', version: 0, rows: [{}] }
    expect((await school.call(api.enterSection, given)).code).toBe('ENTRY-NOT-HERE')
    expect((await school.call(api.readAssisted, { id: pupil.id })).body).toEqual({ papers: [], fields: [] })
  })
})
