import * as assisted from '@zhongzhao/api/assisted'
import { comeBack, withdraw } from '@zhongzhao/api/giving-up'
import * as registration from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { SOCIAL } from '../codes.ts'
import { broken, versionsOf } from '../../../bench/races/invariants.ts'
import { AFTERWARDS, AT_SCHOOL } from '../moments.ts'
import { POINT, basicOf, twoPoints } from '../named-points.ts'
import { type Row, csv, madeUpName, madeUpNumber, pupilRow } from '../roster-file.ts'
import { confirms, fillsIn, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'
import type { Pupil } from '../enrol.ts'

const SCHOOL = '2141010001'
const world = await smallProvince(AT_SCHOOL)
await twoPoints(world)
const { db, keys } = world.services
const school = await world.staff('school-admin', SCHOOL)
const second = await world.staff('school-admin', SCHOOL)
const clerk = await world.staff('school-admin', POINT)

const versionOf = async (who: Person, { id }: Pupil) =>
  (await who.call(registration.readRegistration, { id })).body.version
async function givesUp(pupil: Pupil) {
  const given = { id: pupil.id, version: await versionOf(school, pupil), reason: '监护人已签字声明' }
  return (await school.call(withdraw, given)).body
}
const back = async (who: Person, pupil: Pupil, version: number) =>
  who.call(comeBack, { id: pupil.id, version, reason: '监护人签字要求继续报考' })
const enters = (name: string, number: string) =>
  clerk.call(assisted.enterCandidate, {
    org: POINT,
    category: SOCIAL.category,
    papers: SOCIAL.papers,
    basic: basicOf(name, number),
  })
async function bringsIn(rows: readonly Row[]) {
  const file = { file: { name: '名册.csv', bytes: csv(rows) } }
  const { body } = await school.call(roster.checkRoster, {}, file)
  if (body.may.includes('commit')) await school.call(roster.commitBatch, { id: body.id })
  return body.counts
}
const eventsOf = async ({ id }: { id: string }) =>
  (
    await sql<{
      kind: string
    }>`select kind from event where registration_id = ${id} order by event_id`.execute(db)
  ).rows.map((row) => row.kind)
const unbroken = async (ids: readonly string[]) =>
  expect(await broken(world.owner, await versionsOf(world.owner, ids))).toEqual([])

describe('who gave up may come back, to the one registration (notice 二.2(3); B7, G1)', () => {
  it('the number is kept: a point is told where, a roster brings nobody a second time', async () => {
    const pupil = await pupilOf(world, 1, { school: SCHOOL })
    await givesUp(pupil)
    const asked = await clerk.call(assisted.checkEntry, { org: POINT, number: pupil.idNumber })
    expect([asked.code, asked.message.includes('恢复报考')]).toEqual(['ENTRY-GIVEN-UP', true])
    expect(asked.message).toContain('金水区示例一中')
    expect((await enters(pupil.name, pupil.idNumber)).code).toBe('ENTRY-GIVEN-UP')
    expect(await bringsIn([pupilRow(1)])).toMatchObject({ new: 0 })
    await unbroken([pupil.id])
  })

  it('she goes on where she was, and confirms anew', async () => {
    const pupil = await pupilOf(world, 2, { school: SCHOOL })
    const she = await world.candidate(pupil)
    await confirms(she, pupil, school)
    const gone = await givesUp(pupil)
    expect(gone.may).toContain('comeBack')
    const unsaid = await school.call(comeBack, { id: pupil.id, version: gone.version, reason: ' ' })
    expect(unsaid.code).toBe('REG-REASON-MISSING')
    const again = await back(school, pupil, gone.version)
    expect([again.message, again.body.state]).toEqual(['', 'filling'])
    const mine = (await she.call(registration.myRegistration, {})).body
    expect(mine.sections['basic']?.[0]?.['phone']).toBeTruthy()
    expect((await she.call(registration.confirm, { id: pupil.id, version: mine.version })).body.state).toBe(
      'confirmed',
    )
    expect(await eventsOf(pupil)).toEqual(
      expect.arrayContaining(['registration.withdrawn', 'registration.cameBack', 'registration.confirmed']),
    )
    await unbroken([pupil.id])
  })

  it('not after the last second, and not by the candidate alone', async () => {
    const pupil = await pupilOf(world, 3, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const { version } = await givesUp(pupil)
    expect((await back(she, pupil, version)).status).toBe(403)
    await world.at(AFTERWARDS)
    expect((await back(school, pupil, version)).code).toBe('TIME-CLOSED')
    await world.at(AT_SCHOOL)
  })

  it('of two who bring her back at once one does, and nobody else gets the number meanwhile', async () => {
    for (let round = 0; round < 4; round++) {
      const pupil = await pupilOf(world, 10 + round, { school: SCHOOL })
      const { version } = await givesUp(pupil)
      const [one, two, entered, listed] = await Promise.all([
        back(school, pupil, version),
        back(second, pupil, version),
        enters(pupil.name, pupil.idNumber),
        bringsIn([pupilRow(10 + round)]),
      ])
      expect([one.status, two.status].toSorted()).toEqual([200, 409])
      expect(['ENTRY-GIVEN-UP', 'ENTRY-ELSEWHERE']).toContain(entered.code)
      expect(listed.new).toBe(0)
      await unbroken([pupil.id])
    }
  })

  it('back and gone again at the same moment: one after the other, or one of them is told', async () => {
    for (let round = 0; round < 4; round++) {
      const pupil = await pupilOf(world, 20 + round, { school: SCHOOL })
      const { version } = await givesUp(pupil)
      await Promise.all([
        back(school, pupil, version),
        second.call(withdraw, { id: pupil.id, version: version + 1, reason: '又不考了' }),
      ])
      const { body } = await school.call(registration.readRegistration, { id: pupil.id })
      expect(['filling', 'withdrawn']).toContain(body.state)
      await unbroken([pupil.id])
    }
  })
})

describe('one registration a person, whatever number is shown (G1)', () => {
  const STUDENT = `G${madeUpNumber(40)}`

  it('who is held by the ID number is not entered by the student number', async () => {
    expect(await bringsIn([pupilRow(40, { 学籍号: STUDENT })])).toMatchObject({ new: 1 })
    const asked = await clerk.call(assisted.checkEntry, { org: POINT, number: STUDENT })
    expect(asked.code).toBe('ENTRY-ELSEWHERE')
  })

  it('nor brought in by it when a file leaves the ID number out', async () => {
    const bare = { 身份证件类型: '其他', 身份证件号: '', 学籍号: STUDENT, 出生日期: '20070314' }
    const file = { file: { name: '名册.csv', bytes: csv([pupilRow(40, bare)]) } }
    const { id, counts } = (await school.call(roster.checkRoster, {}, file)).body
    expect(counts.new).toBe(0)
    const missing = (await school.call(roster.batchRows, { id, kind: 'missing' })).body.rows
    expect(missing.length).toBeGreaterThan(0)
    expect(missing.map((row) => row.name)).not.toContain(madeUpName(40))
  })

  it('a number that was corrected away is still hers to the register that has not been corrected, and nobody else’s', async () => {
    const [wrong, right] = [madeUpNumber(50, '20030314'), madeUpNumber(51, '20030315')]
    const made = await enters(madeUpName(50), wrong)
    const { idKind, idNumber, sex, birthDate } = basicOf('', right)
    const identity = { idKind, idNumber, sex, birthDate }
    const corrected = await clerk.call(assisted.correctNumber, {
      id: made.body.registration,
      version: 0,
      identity,
    })
    expect(corrected.status).toBe(200)
    expect(await eventsOf({ id: made.body.registration })).toContain('registration.renumbered')
    const row = (name: string) =>
      pupilRow(50, { 姓名: name, 身份证件号: wrong, 性别: '男', 出生日期: '20030314' })
    expect(await bringsIn([row(madeUpName(50))])).toMatchObject({ new: 0, conflict: 1 })
    const other = await bringsIn([row('陈真有其人')])
    expect(other.new + other.refused).toBe(1)
    expect(other.conflict).toBe(0)
    await unbroken([made.body.registration])
  })

  it('holds even if the code is wrong: the database keeps a second one out', async () => {
    const [one, two] = [
      await pupilOf(world, 60, { school: SCHOOL }),
      await pupilOf(world, 61, { school: SCHOOL }),
    ]
    await expect(
      sql`update registration r set person_id = o.person_id from registration o where r.registration_id = ${two.id} and o.registration_id = ${one.id}`.execute(
        world.owner,
      ),
    ).rejects.toMatchObject({ code: '23505', constraint: 'registration_one_active' })
  })

  it('and tells who would come back beside another what to do', async () => {
    const [one, two] = [
      await pupilOf(world, 62, { school: SCHOOL }),
      await pupilOf(world, 63, { school: SCHOOL }),
    ]
    const { version } = await givesUp(one)
    await sql`update registration r set person_id = o.person_id from registration o where r.registration_id = ${two.id} and o.registration_id = ${one.id}`.execute(
      world.owner,
    )
    const refused = await back(school, one, version)
    expect([refused.status, refused.code]).toEqual([409, 'REG-TWICE'])
    expect(refused.message).toContain('疑似重复')
  })
})

describe('a number typed by somebody else (A7, G3)', () => {
  it('is found by nobody any more once it was wrong; both numbers lead to her once it was hers', async () => {
    const { rows } = await sql<{ valid: boolean }>`
      select valid from person_alias where index = ${keys.index(madeUpNumber(50, '20030314'))}`.execute(db)
    expect(rows.map((row) => row.valid)).toContain(false)
    const pupil = await pupilOf(world, 70, { school: SCHOOL })
    const she = await world.candidate(pupil)
    expect(await fillsIn(she, pupil)).toBeGreaterThan(0)
  })
})
