import * as images from '@zhongzhao/api/images'
import { judgePicture } from '@zhongzhao/api/judging'
import * as papers from '@zhongzhao/api/papers'
import { withdraw } from '@zhongzhao/api/giving-up'
import * as api from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Pupil } from '../enrol.ts'
import { filled } from '../filled.ts'
import { textOf } from '../pdf-text.ts'
import { goodPortrait } from '../pictures.ts'
import { bringsPortrait, confirms, isPassed, pupilOf, sheetOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const CLASS = `${SCHOOL}-0901`
const SEALED = '报名信息已签字锁定'
const both = { candidate: 'signed', guardian: 'signed' } as const

const prints = async (who: Person, pupil: Pupil) => {
  const printed = await who.call(papers.printForm, { id: pupil.id })
  expect(printed.message).toBe('')
  return (await textOf(printed.bytes)).join('\n')
}
const bare = (text: string) => text.replaceAll(/\s/g, '')
const readsBack = async (school: Person, pupil: Pupil) =>
  (await school.call(api.readRegistration, { id: pupil.id })).body
const eventsOf = async (pupil: Pupil, kind: string) =>
  (
    await world.owner
      .selectFrom('event')
      .select('event_id')
      .where('registration_id', '=', pupil.id)
      .where('kind', '=', kind)
      .execute()
  ).length

async function passedPupil(serial: number) {
  const school = await world.staff('school-admin', SCHOOL)
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  const she = await world.candidate(pupil)
  await isPassed(she, pupil, school)
  return { school, pupil, she }
}

async function sealedPupil(serial: number) {
  const told = await passedPupil(serial)
  await prints(told.school, told.pupil)
  const { id } = await sheetOf(told.school, told.pupil, CLASS)
  const sealed = await told.school.call(papers.signSheet, { id, ...both })
  expect([sealed.message, sealed.body.state]).toEqual(['', 'signed'])
  return { ...told, sheet: id }
}

describe('打印考生报名登记表 (notice 三.(三); J1)', () => {
  it('bears 草稿 and no seal code until the school has checked, then a seal code and no 草稿', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 1, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const { version } = await confirms(she, pupil, school)
    const draft = bare(await prints(she, pupil))
    expect(draft).toContain('草稿')
    expect((await school.call(papers.sheetRegister, { class: CLASS })).body.sheets).toEqual([])
    await school.call(papers.paperDrafts, { class: CLASS })
    const left = await Promise.all(['form.drafted', 'table.printed'].map((kind) => eventsOf(pupil, kind)))
    expect(left, 'numbers that left on paper stand in the history (C8)').toEqual([1, 1])

    await school.call(api.review, { id: pupil.id, version, verdict: 'pass' })
    const final = bare(await prints(school, pupil))
    const sheet = await sheetOf(school, pupil, CLASS)
    expect(final).not.toContain('草稿')
    expect(final).toContain(sheet.digits)
    expect(final).toContain(sheet.number)
    for (const value of [pupil.name, pupil.idNumber, '示例路1号院2号楼', '王示例', '示例小学'])
      expect(final).toContain(value)
  })

  it('is the same sheet while nothing changes, and a sheet with another seal code once something does', async () => {
    const { school, pupil } = await passedPupil(2)
    await prints(school, pupil)
    const first = await sheetOf(school, pupil, CLASS)
    await prints(school, pupil)
    expect(await sheetOf(school, pupil, CLASS)).toMatchObject({ id: first.id, digits: first.digits })
    expect(await eventsOf(pupil, 'form.printed')).toBe(1)
    expect(await eventsOf(pupil, 'form.printedAgain'), 'the numbers left once more (C8)').toBe(1)

    await bringsPortrait(school, pupil)
    const same = await school.call(papers.findSheet, { code: first.digits })
    expect(same.body.standing, 'the same picture again').toBe('current')
    const { version } = await readsBack(school, pupil)
    await school.call(api.noteEvidence, { id: pupil.id, version, evidence: '派出所证明 1 号' })
    const stale = await school.call(papers.findSheet, { code: first.digits })
    expect([stale.body.id, stale.body.standing]).toEqual([first.id, 'stale'])
    await prints(school, pupil)
    const second = await sheetOf(school, pupil, CLASS)
    expect(second.id).not.toBe(first.id)
    expect(second.digits).not.toBe(first.digits)
    expect(second.number).toBe(`${pupil.number}-02`)
  })
})

describe('由考生本人及其监护人签字确认 (notice 三.(三); J2)', () => {
  it('takes no print that is older than the data, also not when both have signed it', async () => {
    const { school, pupil } = await passedPupil(11)
    await prints(school, pupil)
    const old = await sheetOf(school, pupil, CLASS)
    const { version } = await readsBack(school, pupil)
    await school.call(api.noteEvidence, { id: pupil.id, version, evidence: '派出所证明 2 号' })
    expect((await school.call(papers.signSheet, { id: old.id, ...both })).code).toBe('REG-PAPER-STALE')
    expect((await readsBack(school, pupil)).state).toBe('checked')
    await prints(school, pupil)
    const fresh = await sheetOf(school, pupil, CLASS)
    expect((await school.call(papers.signSheet, { id: fresh.id, ...both })).body.state).toBe('signed')
    expect((await school.call(papers.signSheet, { id: old.id, ...both })).status).toBe(409)
  })

  it('asks for both signatures, each stated', async () => {
    const { school, pupil, she } = await passedPupil(12)
    await prints(school, pupil)
    const { id } = await sheetOf(school, pupil, CLASS)
    for (const [candidate, guardian] of [
      ['missing', 'signed'],
      ['signed', 'missing'],
      ['missing', 'missing'],
    ] as const) {
      const refused = await school.call(papers.signSheet, { id, candidate, guardian })
      expect(refused.code).toBe('REG-PAPER-UNSIGNED')
    }
    const unsaid = await school.call(papers.signSheet, { id, candidate: 'signed' } as never)
    expect(unsaid.code).toBe('INPUT-SHAPE')
    expect((await she.call(papers.signSheet, { id, ...both })).status).toBe(403)
    const other = await world.staff('school-admin', '2141010002')
    expect((await other.call(papers.signSheet, { id, ...both })).code).toBe('REG-PAPER-UNKNOWN')
    expect((await readsBack(school, pupil)).state).toBe('checked')
  })

  it('goes back when wrongly signed, is on the register with its reason, and is signed later', async () => {
    const { school, pupil } = await passedPupil(13)
    await prints(school, pupil)
    const { id } = await sheetOf(school, pupil, CLASS)
    expect((await school.call(papers.returnSheet, { id, reasons: [] })).code).toBe('REG-REASON-MISSING')
    const back = await school.call(papers.returnSheet, { id, reasons: ['监护人未签字'] })
    expect([back.message, back.body.state]).toEqual(['', 'returned'])
    expect(await sheetOf(school, pupil, CLASS)).toMatchObject({
      stateName: '签字有误已退回',
      standing: 'current',
      reasons: ['监护人未签字'],
    })
    const signed = await school.call(papers.signSheet, { id, ...both })
    expect([signed.message, signed.body.state]).toEqual(['', 'signed'])
    expect((await school.call(papers.returnSheet, { id, reasons: ['晚了'] })).code).toBe('STATE-NO-WAY')
    expect((await readsBack(school, pupil)).state).toBe('sealed')
  })

  it('is sealed once when two desks record it at once, and the candidate is told once', async () => {
    const { school, pupil, she } = await passedPupil(14)
    const second = await world.staff('school-admin', SCHOOL)
    await prints(school, pupil)
    const { id } = await sheetOf(school, pupil, CLASS)
    const answers = await Promise.all(
      [school, second, school].map((desk) => desk.call(papers.signSheet, { id, ...both })),
    )
    expect(answers.map((a) => [a.status, a.body.state])).toEqual(answers.map(() => [200, 'signed']))
    expect(await eventsOf(pupil, 'registration.sealed')).toBe(1)
    const told = (await she.call(messages, {})).body.messages.filter((m) => m.title === SEALED)
    expect(told).toHaveLength(1)
  })
})

describe('一经签字确认，任何人不得擅自更改 (notice 三.(三); J3)', () => {
  it('lets the application itself change or delete nothing of it: registration, versions, events, sheets', async () => {
    const { pupil } = await sealedPupil(21)
    const { db } = world.services
    const whole = () =>
      Promise.all(
        sealedTables.map(async (table) => {
          const { rows } =
            await sql`select * from ${sql.table(table)} where registration_id = ${pupil.id} order by 1, 2`.execute(
              world.owner,
            )
          return JSON.stringify(rows)
        }),
      )
    const before = await whole()
    for (const table of sealedTables) {
      const at = sql`where registration_id = ${pupil.id}`
      const name = sql.table(table)
      const changed = sql`update ${name} set registration_id = registration_id ${at}`.execute(db)
      await expect(changed, `update ${table}`).rejects.toThrow(/permission denied|sealed/)
      await expect(sql`delete from ${name} ${at}`.execute(db), `delete ${table}`).rejects.toThrow(
        /permission denied|sealed/,
      )
      await expect(sql`truncate ${name}`.execute(db), `truncate ${table}`).rejects.toThrow(
        /permission denied/,
      )
    }
    const doors = [
      sql`alter table registration disable trigger all`,
      sql`drop trigger sealed_is_sealed on registration`,
      sql`set session_replication_role = replica`,
      sql`insert into correction (registration_id, correction_id, fields, approved_by, approved_at) values (${pupil.id}, gen_random_uuid(), '{}', gen_random_uuid(), now())`,
      sql`create or replace function refuse_change_of_sealed() returns trigger language plpgsql as 'begin return new; end'`,
    ]
    for (const door of doors)
      await expect(door.execute(db)).rejects.toThrow(/permission denied|must be owner/)
    expect(await whole()).toEqual(before)
  })

  it('refuses to be sealed in the database without a signed sheet', async () => {
    const { pupil } = await passedPupil(22)
    const forged = sql`update registration set state = 'sealed', sealed_at = now() where registration_id = ${pupil.id}`
    await expect(forged.execute(world.services.db)).rejects.toThrow(/no signed sheet/)
  })

  it('refuses every change over HTTP, to the candidate and to the school', async () => {
    const { school, pupil, she } = await sealedPupil(23)
    const before = await readsBack(school, pupil)
    const { id } = pupil
    const { version } = before
    const rows = (filled['basic'] ?? []).map((row) => ({ ...row, phone: '13900000008' }))
    const file = { file: { name: `${pupil.idNumber}.jpg`, bytes: await goodPortrait() } }
    const refused = await Promise.all([
      she.call(api.saveDraft, { id, form: 'basic', version: 0, rows }),
      she.call(api.saveSection, { id, form: 'basic', version: 1, rows }),
      she.call(api.confirm, { id, version }),
      she.call(api.reopen, { id, version }),
      she.call(api.chooseTrack, { id, version, place: 'household' }),
      she.call(images.disputePicture, { id, version }),
      school.call(api.review, { id, version, verdict: 'pass' }),
      school.call(api.review, {
        id,
        version,
        verdict: 'return',
        fields: [{ field: 'basic.phone', reason: '打不通' }],
      }),
      school.call(api.undoReview, { id, version }),
      school.call(api.noteEvidence, { id, version, evidence: '派出所证明 3 号' }),
      school.call(withdraw, { id, version, reason: '监护人已签字' }),
      school.call(api.recordConsents, { class: CLASS, registrations: [id] }),
      school.call(images.takePicture, { id, kind: 'portrait' }, file),
      school.call(images.importPicture, { kind: 'portrait' }, file),
      school.call(judgePicture, {
        id,
        kind: 'portrait',
        image: before.pictures.portrait?.id ?? '',
        was: 'accepted',
        verdict: 'refused',
        reasons: ['BLURRED'],
      }),
    ])
    for (const [i, reply] of refused.entries()) {
      expect([i, reply.status]).toEqual([i, 409])
      expect(reply.message, `${i}`).not.toContain('undefined')
    }
    expect(await readsBack(school, pupil)).toEqual(before)
    expect(before.may).toEqual([])
  })

  it('may be printed again as it was signed: the same sheet, the same seal code', async () => {
    const { school, pupil, sheet } = await sealedPupil(24)
    const again = bare(await prints(school, pupil))
    const found = await sheetOf(school, pupil, CLASS)
    expect([found.id, found.standing]).toEqual([sheet, 'signed'])
    expect(again).toContain(found.digits)
  })
})

const sealedTables = [
  'registration',
  'registration_version',
  'event',
  'sheet',
  'sheet_receipt',
  'image',
] as const
