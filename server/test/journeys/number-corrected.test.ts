import * as api from '@zhongzhao/api/assisted'
import { reprintSlip } from '@zhongzhao/api/papers'
import { history } from '@zhongzhao/api/registration'
import { activate } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { SOCIAL } from '../codes.ts'
import { AT_SCHOOL, daysAfter } from '../moments.ts'
import { OTHER_POINT, POINT, basicOf, twoPoints } from '../named-points.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { codeOn } from '../slip-code.ts'
import { pupilOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince(daysAfter(AT_SCHOOL, 2))
await twoPoints(world)
const clerk = await world.staff('school-admin', POINT)
const other = await world.staff('school-admin', OTHER_POINT)

const numberOf = (serial: number, born = '20030314') => madeUpNumber(serial, born)
const enters = (serial: number, number = numberOf(serial)) => ({
  org: POINT,
  category: SOCIAL.category,
  papers: SOCIAL.papers,
  basic: basicOf(madeUpName(serial), number),
})
/** A record with a number that was typed wrong, and the version of its basic section. */
async function mistyped(serial: number) {
  const made = await clerk.call(api.enterCandidate, enters(serial))
  expect(made.status).toBe(200)
  return { id: made.body.registration, version: 0 }
}
const identity = (number: string) => {
  const { idKind, idNumber, sex, birthDate } = basicOf('', number)
  return { idKind, idNumber, sex, birthDate }
}
/** Whether nobody is registered under the number. */
const free = async (number: string) =>
  (await clerk.call(api.checkEntry, { org: POINT, number })).status === 200

describe('a number typed wrong at a point (notice 三.(五); G3)', () => {
  const right = numberOf(610, '20021120')
  let id = ''
  let oldSlip = ''

  it('is corrected before the candidate activates: taken anew, the wrong one free again', async () => {
    const made = await mistyped(601)
    id = made.id
    oldSlip = await codeOn((await clerk.call(reprintSlip, { id })).bytes)
    const corrected = await clerk.call(api.correctNumber, { ...made, identity: identity(right) })
    expect(corrected.body).toEqual({ version: 1 })
    const { sections } = (await clerk.call(api.readEntry, { id })).body
    expect(sections['basic']?.[0]).toMatchObject({ idNumber: right, birthDate: '2002-11-20' })
    expect([await free(numberOf(601)), await free(right)]).toEqual([true, false])
  })

  it('stands in the history without either number', async () => {
    const kinds = (await clerk.call(history, { id })).body.events.map((e) => [e.kind, e.title])
    expect(kinds).toContainEqual(['registration.numberCorrected', '报名点更正证件号码'])
    const rows = await world.owner.selectFrom('event').select(['detail', 'fields']).execute()
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${right}|${numberOf(601)}`))
  })

  it('the slip printed before opens nothing; the candidate activates with a new one and the right number', async () => {
    const given = { password: '自己想的密码八个字', phone: '14400000009' }
    const late = await world.stranger().call(activate, { login: right, code: oldSlip, ...given })
    expect(late.code).toBe('SLIP-DEAD')
    const code = await codeOn((await clerk.call(reprintSlip, { id })).bytes)
    const wrong = await world.stranger().call(activate, { login: numberOf(601), code, ...given })
    expect(wrong.status).not.toBe(200)
    expect((await world.stranger().call(activate, { login: right, code, ...given })).status).toBe(200)
  })

  it('after that it is the candidate’s, and staff correct nothing', async () => {
    const again = { id, version: 1, identity: identity(numberOf(611)) }
    expect((await clerk.call(api.correctNumber, again)).code).toBe('ENTRY-ACTIVATED')
    expect([await free(numberOf(611)), await free(right)]).toEqual([true, false])
  })
})

describe('what a correction never does (notice 二.2(3); G1, G3)', () => {
  it('take the number of who is registered, or of who is known, or one that is none', async () => {
    const made = await mistyped(602)
    const pupil = await pupilOf(world, 620, { school: '2141010001' })
    const taken = await clerk.call(api.correctNumber, { ...made, identity: identity(pupil.idNumber) })
    expect([taken.code, taken.message.includes('金水区示例一中')]).toEqual(['ENTRY-ELSEWHERE', true])
    await world.owner.deleteFrom('active_registration').where('registration_id', '=', pupil.id).execute()
    const known = await clerk.call(api.correctNumber, { ...made, identity: identity(pupil.idNumber) })
    expect(known.code).toBe('ENTRY-KNOWN')
    const none = { ...identity(numberOf(603)), birthDate: '2003-03-15' }
    expect((await clerk.call(api.correctNumber, { ...made, identity: none })).code).toBe('ENTRY-WRONG')
    expect(await free(numberOf(602))).toBe(false)
  })

  it('touch a record of the roster, of another point, or one somebody has saved meanwhile', async () => {
    const pupil = await pupilOf(world, 621, { school: '2141010001' })
    const school = await world.staff('school-admin', '2141010001')
    const given = { id: pupil.id, version: 0, identity: identity(numberOf(604)) }
    expect((await school.call(api.correctNumber, given)).code).toBe('ENTRY-NOT-HERE')
    const made = await mistyped(605)
    const ask = { ...made, identity: identity(numberOf(606)) }
    expect((await other.call(api.correctNumber, ask)).code).toBe('NOT-FOUND')
    expect((await clerk.call(api.correctNumber, { ...ask, version: 3 })).code).toBe('VERSION-STALE')
  })

  it('give one number to two: corrected here and typed there at the same moment, one wins each time', async () => {
    for (let round = 0; round < 8; round++) {
      const made = await mistyped(640 + round)
      const wanted = numberOf(660 + round)
      const typed = { ...enters(660 + round, wanted), org: OTHER_POINT }
      const both = await Promise.all([
        clerk.call(api.correctNumber, { ...made, identity: identity(wanted) }),
        other.call(api.enterCandidate, typed),
      ])
      expect(both.map((b) => b.status).toSorted()).toEqual([200, 409])
      expect(both.find((b) => b.status === 409)?.code).toBe('ENTRY-ELSEWHERE')
    }
  })

  it('who has no ID number is known by the student number, which staff do not type over', async () => {
    const nobody = {
      ...identity(numberOf(607)),
      name: madeUpName(607),
      ethnicGroup: '01',
      idKind: 'Z',
      idNumber: '',
      studentNumber: 'L410101200303140607',
    }
    const made = await clerk.call(api.enterCandidate, { ...enters(607), basic: nobody })
    expect(made.status).toBe(200)
    const { registration } = made.body
    const rows = [{ ...nobody, studentNumber: 'L410101200303140608' }]
    const typed = await clerk.call(api.enterSection, { id: registration, form: 'basic', version: 0, rows })
    expect(typed.code).toBe('ENTRY-FIXED')
    const has = { id: registration, version: 0, identity: identity(numberOf(607)) }
    expect((await clerk.call(api.correctNumber, has)).body).toEqual({ version: 1 })
    // Whoever shows the student number is the same person still.
    expect([await free(nobody.studentNumber), await free(numberOf(607))]).toEqual([false, false])
  })
})

describe('looking for a number is written down, found or not (G3)', () => {
  it('both attempts stand in the log, neither with the number', async () => {
    const before = await looked()
    const pupil = await pupilOf(world, 630, { school: '2141010001' })
    expect((await clerk.call(api.checkEntry, { org: POINT, number: pupil.idNumber })).code).toBe(
      'ENTRY-ELSEWHERE',
    )
    expect(await free(numberOf(631))).toBe(true)
    expect(await looked()).toBe(before + 2)
  })
  async function looked() {
    const rows = await world.owner
      .selectFrom('event')
      .select('event_id')
      .where('kind', '=', 'entry.checked')
      .execute()
    return rows.length
  }
})
