import { checkSheet } from '@zhongzhao/api/check-sheet'
import * as api from '@zhongzhao/api/corrections'
import * as papers from '@zhongzhao/api/papers'
import { history, readRegistration } from '@zhongzhao/api/registration'
import { messages, signIn } from '@zhongzhao/api/sign-in'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { PROOFS, SCHOOL_PROOFS } from '../codes.ts'
import {
  CLASS,
  SCHOOL,
  anotherPhone as phone,
  ask,
  both,
  decides,
  levelsFor,
  sealedPupil,
  seen,
  signsAgain,
} from '../corrections.ts'
import type { Pupil } from '../enrol.ts'
import { madeUpNumber } from '../roster-file.ts'
import { sheetOf } from '../steps.ts'
import { GOOD_PASSWORD } from '../province-on.ts'
import { type Person, smallProvince } from '../world.ts'
import { textOf } from '../pdf-text.ts'
import { asks } from '../moments.ts'

const world = await smallProvince()
const people: Record<string, Person> = {}
const who = (name: string): Person => {
  const person = people[name]
  if (person === undefined) throw new Error(name)
  return person
}

const PHONE = levelsFor('basic.phone')
const NAME = levelsFor('basic.name')
const [last, lastOfName] = [PHONE.at(-1) ?? '', NAME.at(-1) ?? '']

beforeAll(async () => {
  people['reviewer'] = await world.staff('school-reviewer', SCHOOL)
  people['county'] = await world.staff('county-admin', '410105')
  people['county2'] = await world.staff('county-admin', '410105')
  people['city'] = await world.staff('city-admin', '4101')
  people['province'] = await world.staff('province-admin', '41')
  people['elsewhere'] = await world.staff('county-admin', '410102')
})

const recordOf = async (person: Person, { id }: Pupil) => (await person.call(readRegistration, { id })).body
const wholeOf = async ({ id }: Pupil) => {
  const row =
    await sql`select state, version, content, sealed_at from registration where registration_id = ${id}`.execute(
      world.owner,
    )
  return JSON.stringify(row.rows)
}
const titles = async (she: Person) => (await she.call(messages, {})).body.messages.map((m) => m.title)
const standing = async (code: string) => (await world.stranger().call(checkSheet, { code })).body.standing

const name = { changes: [{ field: 'basic.name', to: '张示㼆' }], papers: PROOFS } as const

describe('任何人不得擅自更改: changed only by a correction that every level approved (notice 三.(三); J4)', () => {
  it('goes level by level; opens for the named field alone; is signed again by both; the old sheet is replaced', async () => {
    const { school, she, pupil, sheet } = await sealedPupil(world, 1)
    const old = await sheetOf(school, pupil, CLASS)
    const before = await recordOf(she, pupil)
    const asked = await ask(she, pupil, phone)
    expect(asked.message).toBe('')
    const { correction } = asked.body
    expect(await recordOf(she, pupil)).toEqual({ ...before })
    for (const level of PHONE) {
      expect((await recordOf(she, pupil)).state).toBe('sealed')
      expect((await decides(who(level), correction, 'approve')).message).toBe('')
    }

    const corrected = await recordOf(she, pupil)
    expect([corrected.state, corrected.sections['basic']?.[0]?.['phone']]).toEqual([
      'correcting',
      '13900000018',
    ])
    expect(corrected.sections).toEqual({
      ...before.sections,
      basic: [{ ...before.sections['basic']?.[0], phone: '13900000018' }],
    })
    expect(await standing(old.digits)).toBe('correcting')
    // The old print says something else now, and is no longer taken for the record.
    expect((await school.call(papers.findSheet, { code: old.digits })).body.id).toBe(sheet)

    const fresh = await signsAgain(school, pupil)
    expect(fresh).not.toBe(sheet)
    expect((await recordOf(she, pupil)).state).toBe('sealed')
    expect(await seen(she, correction)).toMatchObject({ state: 'done', stateName: '已更正并重新签字' })
    expect((await school.call(papers.findSheet, { code: old.digits })).body).toMatchObject({
      standing: 'superseded',
      stateName: '已作废（被新表替代）',
    })
    expect(await standing(old.digits)).toBe('superseded')
    expect(await standing((await sheetOf(school, pupil, CLASS)).digits)).toBe('valid')
    expect((await school.call(papers.signSheet, { id: sheet, ...both })).status).toBe(409)
    const told = await titles(she)
    for (const title of [
      '已提交信息更正申请',
      ...(PHONE.length > 1 ? ['更正申请已通过一级审批'] : []),
      '更正已批准，请重新签字',
      '更正完成，信息重新锁定',
    ])
      expect(told).toContain(title)
    const acts = (await she.call(history, { id: pupil.id })).body.events.map((e) => e.title)
    expect(acts).toEqual(expect.arrayContaining(['申请更正信息', '批准更正', '按批准的申请更正信息']))
  })

  it('a name goes up every level, and no two steps are one person’s', async () => {
    const { school, she, pupil } = await sealedPupil(world, 2)
    const asked = await ask(school, pupil, { ...name, papers: SCHOOL_PROOFS })
    const { correction } = asked.body
    if (NAME[0] === 'reviewer')
      expect((await decides(school, correction, 'approve')).code).toBe('CORRECTION-SAME-PERSON')
    expect((await seen(who('elsewhere'), correction)).id).toBeUndefined()
    for (const level of NAME.slice(0, -1)) {
      expect((await decides(who(level), correction, 'approve')).message).toBe('')
      if (level === 'reviewer' || level === lastOfName) continue
      expect((await decides(who('county2'), correction, 'approve')).code).toBe('CORRECTION-GONE')
    }
    if (NAME.length > 1 && NAME[0] === 'reviewer')
      expect((await decides(who('reviewer'), correction, 'approve')).code).toBe('CORRECTION-GONE')
    expect((await recordOf(she, pupil)).state).toBe('sealed')
    expect((await decides(who(lastOfName), correction, 'approve')).message).toBe('')
    expect((await recordOf(she, pupil)).sections['basic']?.[0]?.['name']).toBe('张示㼆')
    const sheet = await signsAgain(school, pupil)
    expect(
      (await school.call(papers.findSheet, { code: (await sheetOf(school, pupil, CLASS)).number })).body,
    ).toMatchObject({ id: sheet, name: '张示㼆' })
    // 学籍更正清单: the keeper of the student register has the same to correct.
    const list = await school.call(papers.registerCorrections, { org: CLASS })
    expect((await textOf(list.bytes)).join('').replaceAll(/\s/g, '')).toContain('信息更正：姓名：张示㼆')
  })

  it.runIf(PHONE.join() === 'reviewer,county')(
    'one who stands above both levels takes one of them only',
    async () => {
      const { she, pupil } = await sealedPupil(world, 3)
      const { correction } = (await ask(she, pupil, phone)).body
      expect((await decides(who('county'), correction, 'approve')).message).toBe('')
      expect((await decides(who('county'), correction, 'approve')).code).toBe('CORRECTION-SAME-PERSON')
      expect((await decides(who('county2'), correction, 'approve')).message).toBe('')
    },
  )

  it('rejected or withdrawn, nothing has changed, and another may be asked for', async () => {
    const { school, she, pupil } = await sealedPupil(world, 4)
    const before = await wholeOf(pupil)
    const first = (await ask(she, pupil, phone)).body.correction
    const nearest = who(PHONE[0] ?? '')
    expect((await decides(nearest, first, 'reject')).code).toBe('CORRECTION-REASON')
    expect((await decides(nearest, first, 'reject', '材料看不清，请重新拍照')).message).toBe('')
    expect(await wholeOf(pupil)).toBe(before)
    expect((await seen(she, first)).history.at(-1)).toMatchObject({
      title: '不同意',
      reason: '材料看不清，请重新拍照',
      by: '',
    })
    const second = (await ask(she, pupil, phone)).body.correction
    const { version } = await seen(she, second)
    expect((await school.call(api.withdrawCorrection, { correction: second, version })).code).toBe(
      'CORRECTION-NOT-OWN',
    )
    expect((await she.call(api.withdrawCorrection, { correction: second, version })).message).toBe('')
    expect((await decides(nearest, second, 'approve')).code).toBe('STATE-NO-WAY')
    expect(await wholeOf(pupil)).toBe(before)
  })

  it('who asked for the school is no level: says neither yes nor no, and withdraws', async () => {
    const { school, pupil } = await sealedPupil(world, 40)
    const asked = await ask(school, pupil, { ...phone, papers: ['PROOF', 'APPLICATION'] })
    expect(asked.message).toBe('')
    for (const event of ['approve', 'reject'] as const)
      expect((await decides(school, asked.body.correction, event, '不同意这个更正')).code).toBe(
        'CORRECTION-SAME-PERSON',
      )
    const { version } = await seen(school, asked.body.correction)
    const back = { correction: asked.body.correction, version }
    expect((await school.call(api.withdrawCorrection, back)).message).toBe('')
  })

  it('approved by mistake it is taken back: old values, old sheet, as signed', async () => {
    const { school, she, pupil } = await sealedPupil(world, 5)
    const old = await sheetOf(school, pupil, CLASS)
    const before = (await recordOf(she, pupil)).sections
    const { correction } = (await ask(she, pupil, phone)).body
    for (const level of PHONE) await decides(who(level), correction, 'approve')
    expect((await decides(who(last), correction, 'revoke', '考生和监护人不同意签字')).message).toBe('')
    const after = await recordOf(she, pupil)
    expect([after.state, after.sections]).toEqual(['sealed', before])
    expect(await standing(old.digits)).toBe('valid')
    expect((await school.call(papers.findSheet, { code: old.digits })).body.standing).toBe('signed')
  })

  it('a number corrected leads to the candidate, the wrong one no more; a number somebody has is refused', async () => {
    const { school, she, pupil } = await sealedPupil(world, 6)
    const { pupil: other } = await sealedPupil(world, 7)
    const taken = await ask(she, pupil, numbers(pupil.idNumber, other.idNumber))
    for (const level of NAME.slice(0, -1)) await decides(who(level), taken.body.correction, 'approve')
    expect((await decides(who(lastOfName), taken.body.correction, 'approve')).code).toBe(
      'CORRECTION-NUMBER-TAKEN',
    )
    await decides(who(lastOfName), taken.body.correction, 'reject', '号码是另一名考生的')

    const right = madeUpNumber(907)
    const { correction } = (await ask(she, pupil, numbers(pupil.idNumber, right))).body
    for (const level of NAME) expect((await decides(who(level), correction, 'approve')).message).toBe('')
    const signs = async (login: string) =>
      (await world.stranger().call(signIn, { login, password: GOOD_PASSWORD })).status
    expect([await signs(right), await signs(pupil.idNumber)]).toEqual([200, 401])
    await signsAgain(school, pupil)
  })
})

/** A number, with what it says of birthday and sex where that is another one too. */
function numbers(from: string, to: string) {
  const facts = (number: string) => [
    { field: 'basic.idNumber', to: number },
    {
      field: 'basic.birthDate',
      to: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    },
    { field: 'basic.sex', to: Number(number[16]) % 2 === 1 ? '1' : '2' },
  ]
  const before = facts(from).map((fact) => fact.to)
  return { changes: facts(to).filter((fact, at) => fact.to !== before[at]), papers: PROOFS }
}

describe('the database itself holds the wall (notice 三.(三); J3)', () => {
  it.runIf(asks('basic.postcode') && asks('basic.specialty'))(
    'lets the application open nothing by itself, and change nothing beside the named fields',
    async () => {
      const { school, she, pupil } = await sealedPupil(world, 21)
      const { db } = world.services
      const { id } = pupil
      const { correction } = (
        await ask(she, pupil, { ...phone, changes: [{ field: 'basic.postcode', to: '450001' }] })
      ).body
      const doors = [
        sql`update correction_request set state = 'approved', decided_at = now() where correction_id = ${correction}`,
        sql`update correction_request set state = 'done', decided_at = now() where correction_id = ${correction}`,
        sql`insert into correction (registration_id, correction_id, fields, approved_by, approved_at) values (${id}, gen_random_uuid(), '{}', gen_random_uuid(), now())`,
        sql`update correction_request set fields = '{basic.name}' where correction_id = ${correction}`,
        sql`delete from correction_step`,
        sql`update correction_step set by_account = gen_random_uuid()`,
      ]
      for (const door of doors)
        await expect(door.execute(db)).rejects.toThrow(/permission denied|not approved|cannot go/)
      for (const level of levelsFor('basic.postcode')) await decides(who(level), correction, 'approve')
      const beside = [
        sql`update registration set content = jsonb_set(content, '{basic,0,specialty}', '"游泳"') where registration_id = ${id}`,
        sql`update registration set track = 'returnHome' where registration_id = ${id}`,
        sql`update registration set portrait = null where registration_id = ${id}`,
        sql`update registration set content = content - 'guardians' where registration_id = ${id}`,
        sql`delete from registration where registration_id = ${id}`,
      ]
      for (const way of beside)
        await expect(way.execute(db)).rejects.toThrow(/names other fields|without an approved/)
      await expect(
        sql`update correction_request set state = 'done', decided_at = now() where correction_id = ${correction}`.execute(
          db,
        ),
      ).rejects.toThrow(/no newly signed sheet/)
      await signsAgain(school, pupil)
      await expect(
        sql`update registration set content = jsonb_set(content, '{basic,0,postcode}', '"450002"') where registration_id = ${id}`.execute(
          db,
        ),
      ).rejects.toThrow(/without an approved/)
    },
  )
})
