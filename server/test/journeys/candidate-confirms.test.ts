import * as images from '@zhongzhao/api/images'
import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import { activate, checkSlip, me, messages, signIn } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL, daysAfter, windowOf } from '../moments.ts'
import { filled } from '../filled.ts'
import { goodDocument, goodPortrait } from '../pictures.ts'
import type { Pupil } from '../enrol.ts'
import { GOOD_PASSWORD, type Person, type World, smallProvince } from '../world.ts'

const world = await smallProvince()

const SCHOOL = '2141010001'

async function fillsEverything(she: Person, pupil: Pupil) {
  for (const [form, rows] of Object.entries(filled)) {
    const saved = await she.call(api.saveSection, {
      id: pupil.id,
      form,
      version: 0,
      rows: rows.map((row) => ({ ...row })),
    })
    expect(saved.message).toBe('')
  }
}

/** The paper consent of those under 14 comes first (C11); recording it for others changes nothing. */
async function consented(pupil: Pupil) {
  const school = await world.staff('class-teacher', `${SCHOOL}-0901`)
  const recorded = await school.call(api.recordConsents, {
    class: `${SCHOOL}-0901`,
    registrations: [pupil.id],
  })
  expect(recorded.message).toBe('')
}

async function photographed(given: World, school: Person, pupil: Pupil) {
  await consented(pupil)
  const portrait = await school.call(
    images.importPicture,
    { kind: 'portrait' },
    { file: { name: `${pupil.idNumber}.jpg`, bytes: await goodPortrait() } },
  )
  expect([portrait.message, portrait.body.verdict]).toEqual(['', 'accepted'])
  const document = await school.call(
    images.takePicture,
    { id: pupil.id, kind: 'document' },
    { file: { name: 'card.jpg', bytes: await goodDocument() } },
  )
  expect(document.body.kept).toBe(true)
  return given
}

async function versionOf(she: Person) {
  return (await she.call(api.myRegistration, {})).body.version
}

describe('考生本人完善并确认 (notice 二.2)', () => {
  it('fills three sections, confirms, is passed by the school, prints, signs, and is locked (notice 三.(三))', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await world.enrol({ name: '王䶮', idNumber: '410105200803149969', school: SCHOOL })
    const she = await world.candidate(pupil)
    await photographed(world, school, pupil)
    await fillsEverything(she, pupil)

    const confirmed = await she.call(api.confirm, { id: pupil.id, version: await versionOf(she) })
    expect([confirmed.message, confirmed.body.stateName]).toEqual(['', '本人已确认'])
    expect(confirmed.body.sections['basic']?.[0]?.['name']).toBe('王䶮')

    const passed = await school.call(api.review, {
      id: pupil.id,
      version: confirmed.body.version,
      verdict: 'pass',
    })
    expect([passed.message, passed.body.state]).toEqual(['', 'checked'])

    const printed = await school.call(papers.printForm, { id: pupil.id })
    expect(printed.bytes.subarray(0, 5).toString()).toBe('%PDF-')

    const [sheet] = (await school.call(papers.sheetRegister, { class: `${SCHOOL}-0901` })).body.sheets
    const found = await school.call(papers.findSheet, { code: sheet?.digits ?? '' })
    expect(found.body.standing).toBe('current')
    const unsigned = await school.call(papers.signSheet, {
      id: found.body.id,
      candidate: 'signed',
      guardian: 'missing',
    })
    expect(unsigned.code).toBe('REG-PAPER-UNSIGNED')
    const sealed = await school.call(papers.signSheet, {
      id: found.body.id,
      candidate: 'signed',
      guardian: 'signed',
    })
    expect([sealed.message, sealed.body.state]).toEqual(['', 'signed'])
    const again = await school.call(papers.signSheet, {
      id: found.body.id,
      candidate: 'signed',
      guardian: 'signed',
    })
    expect([again.status, again.body.state]).toEqual([200, 'signed'])

    const late = await she.call(api.saveSection, { id: pupil.id, form: 'basic', version: 1, rows: [{}] })
    expect(late.code).toBe('STATE-NO-WAY')
    await expect(
      world.services.db
        .updateTable('registration')
        .set({ name: '别人' })
        .where('registration_id', '=', pupil.id)
        .execute(),
    ).rejects.toThrow(/sealed/)
    await expect(
      world.services.db.deleteFrom('registration').where('registration_id', '=', pupil.id).execute(),
    ).rejects.toThrow(/sealed/)
  })

  it('hears the school say what to change, and is led to it after the undo period (notice 三.(一)3)', async () => {
    const school = await world.staff('school-reviewer', SCHOOL)
    const supplier = await world.staff('school-admin', SCHOOL)
    const pupil = await world.enrol({ name: '李㛃', idNumber: '41010520080101004X', school: SCHOOL })
    const she = await world.candidate(pupil)
    await photographed(world, supplier, pupil)
    await fillsEverything(she, pupil)
    const confirmed = await she.call(api.confirm, { id: pupil.id, version: await versionOf(she) })
    const noReason = await school.call(api.review, {
      id: pupil.id,
      version: confirmed.body.version,
      verdict: 'return',
      fields: [],
      note: '',
    })
    expect(noReason.code).toBe('REG-REASON-MISSING')
    const returned = await school.call(api.review, {
      id: pupil.id,
      version: confirmed.body.version,
      verdict: 'return',
      fields: [{ field: 'basic.homeAddress', reason: '请写到门牌号' }],
      note: '',
    })
    expect(returned.body.returned?.fields[0]?.label).toBe('现住址')
    expect((await she.call(messages, {})).body.messages).toEqual([])
    const undone = await school.call(api.undoReview, { id: pupil.id, version: returned.body.version })
    expect([undone.message, undone.body.state]).toEqual(['', 'confirmed'])
    expect(undone.body.returned).toBeUndefined()
  })

  it('may amend what was returned after 17:00 on 25 March (退回修改期限)', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await world.enrol({ name: '陈〇一', idNumber: '410105200802020063', school: SCHOOL })
    const she = await world.candidate(pupil)
    await photographed(world, school, pupil)
    await fillsEverything(she, pupil)
    const confirmed = await she.call(api.confirm, { id: pupil.id, version: await versionOf(she) })
    await school.call(api.review, {
      id: pupil.id,
      version: confirmed.body.version,
      verdict: 'return',
      fields: [{ field: 'basic.phone', reason: '打不通' }],
      note: '请换一个',
    })
    await world.at(daysAfter(windowOf('inPlace').closes, 1))
    const saved = await she.call(api.saveSection, {
      id: pupil.id,
      form: 'basic',
      version: 1,
      rows: [{ ...filled['basic']?.[0], phone: '13900000009' }],
    })
    expect(saved.message).toBe('')
    expect((await she.call(messages, {})).body.messages[0]?.body).toContain('请换一个')
    await world.at(AT_SCHOOL)
  })
})

describe('登录密码由考生本人保管 (notice 三.(二))', () => {
  it('slip → own password → phone → in; the slip works once; a reprint kills code and password', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await world.enrol({
      name: '阿卜来提·如则托合提',
      idNumber: '410105200805050022',
      school: SCHOOL,
      classNo: '02',
    })
    const slips = await school.call(papers.printSlips, { class: `${SCHOOL}-0902` })
    expect(slips.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const code = await plantCode(pupil)
    const she = world.stranger()
    expect((await she.call(checkSlip, { login: pupil.number, code: 'XXXX-XXXX-XXXX' })).code).toBe(
      'SLIP-WRONG',
    )
    expect((await she.call(checkSlip, { login: pupil.idNumber.toLowerCase(), code })).body.name).toBe(
      '阿卜来提·如则托合提',
    )
    expect(
      (await she.call(activate, { login: pupil.number, code, password: 'a20080505', phone: '13800000001' }))
        .message,
    ).toContain('生日')
    expect(
      (await she.call(activate, { login: pupil.number, code, password: GOOD_PASSWORD, phone: '123' })).code,
    ).toBe('PHONE-WRONG')
    const inside = await she.call(activate, {
      login: pupil.number,
      code,
      password: GOOD_PASSWORD,
      phone: '13800000001',
    })
    expect([inside.message, inside.body.registration]).toEqual(['', pupil.id])
    expect((await she.call(api.myRegistration, {})).body.sections['basic']?.[0]?.['phone']).toBe(
      '13800000001',
    )
    expect(
      (
        await world
          .stranger()
          .call(activate, { login: pupil.number, code, password: GOOD_PASSWORD, phone: '13800000001' })
      ).code,
    ).toBe('SLIP-DEAD')
    const reprinted = await school.call(papers.reprintSlip, { id: pupil.id })
    expect(reprinted.status).toBe(200)
    expect((await she.call(me, {})).code).toBe('SIGNED-OUT')
    expect((await she.call(signIn, { login: pupil.number, password: GOOD_PASSWORD })).code).toBe(
      'SIGN-IN-WRONG',
    )
  })

  /** The code is only on the printed slip; the test lays down one it knows, as the print would. */
  async function plantCode(pupil: Pupil): Promise<string> {
    const code = 'ABCDEFGHJKMN'
    await world.owner
      .updateTable('activation_slip')
      .set({ code_hash: world.services.keys.secretHash(code) })
      .where(
        'person_id',
        '=',
        world.owner.selectFrom('registration').select('person_id').where('registration_id', '=', pupil.id),
      )
      .execute()
    return 'abcd-efgh-jkmn'
  }
})

describe('two people, two clicks, a lost reply', () => {
  it('tells the second device that saves a section, and loses nothing', async () => {
    const pupil = await world.enrol({ name: '赵𬭎', idNumber: '410105200806060046', school: SCHOOL })
    await consented(pupil)
    const phone = await world.candidate(pupil)
    const desk = await world.candidate(pupil)
    const first = await phone.call(api.saveSection, {
      id: pupil.id,
      form: 'guardians',
      version: 0,
      rows: [{ kind: 'person', name: '王示例' }],
    })
    expect(first.status).toBe(200)
    const second = await desk.call(api.saveSection, {
      id: pupil.id,
      form: 'guardians',
      version: 0,
      rows: [{ kind: 'person', name: '李示例' }],
    })
    expect([second.code, second.message.includes('还在')]).toEqual(['VERSION-STALE', true])
    const drafts = await Promise.all(
      [phone, desk].map((p) =>
        p.call(api.saveDraft, { id: pupil.id, form: 'basic', version: 0, rows: [{ homeAddress: '甲' }] }),
      ),
    )
    expect(drafts.map((d) => d.code).sort()).toEqual(['VERSION-STALE', undefined])
  })

  it('gives the same answer to the same confirmation, and one event', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await world.enrol({ name: '吴𫍽', idNumber: '41010520080707006X', school: SCHOOL })
    const she = await world.candidate(pupil)
    await photographed(world, school, pupil)
    await fillsEverything(she, pupil)
    const version = await versionOf(she)
    const key = 'a-click-1'
    const answers = await Promise.all(
      [1, 2, 3].map(() => she.call(api.confirm, { id: pupil.id, version }, { key })),
    )
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200])
    expect(new Set(answers.map((a) => JSON.stringify(a.body))).size).toBe(1)
    const events = await world.owner
      .selectFrom('event')
      .select('kind')
      .where('registration_id', '=', pupil.id)
      .where('kind', '=', 'registration.confirmed')
      .execute()
    expect(events).toHaveLength(1)
    expect((await she.call(api.confirm, { id: pupil.id, version: 99 }, { key })).code).toBe('KEY-REUSED')
  })
})
