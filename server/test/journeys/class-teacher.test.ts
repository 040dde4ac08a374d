import * as papers from '@zhongzhao/api/papers'
import { classBoard, classPhones } from '@zhongzhao/api/progress'
import * as api from '@zhongzhao/api/registration'
import { signIn } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { filled } from '../filled.ts'
import type { Pupil } from '../enrol.ts'
import { pack } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { bringsPortrait, confirms, fillsIn, isPassed, pupilOf } from '../steps.ts'
import { GOOD_PASSWORD, type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const school = await world.staff('school-admin', SCHOOL)
const MINE = { class: `${SCHOOL}-0901` }
const NEXT = { class: `${SCHOOL}-0902` }
const inMine = (serial: number) => pupilOf(world, serial, { school: SCHOOL })
// A class is there with its first pupil.
await inMine(99)
const teacher = await world.staff('class-teacher', MINE.class)
const bare = async (pdf: Buffer) => (await textOf(pdf)).join('').replaceAll(/\s/g, '')
async function todoOf(who: Person, pupil: Pupil) {
  const { pupils } = (await who.call(classBoard, MINE)).body
  return pupils.find((p) => p.id === pupil.id)?.todo
}

describe('各初中学校特别是班主任: my class, on a phone (notice 三.(一)3; K8)', () => {
  it('says of each what is still to do, step by step, until nothing is', async () => {
    const pupil = await inMine(1)
    expect(await todoOf(teacher, pupil)).toEqual(['未激活账号', '缺合格照片', '信息未填完'])
    const she = await world.candidate(pupil)
    expect(await todoOf(teacher, pupil)).toEqual(['缺合格照片', '信息未填完'])
    await bringsPortrait(school, pupil)
    expect(await todoOf(teacher, pupil)).toEqual(['信息未填完'])
    const version = await fillsIn(she, pupil)
    expect(await todoOf(teacher, pupil)).toEqual(['填完未确认'])
    const confirmed = await she.call(api.confirm, { id: pupil.id, version })
    expect(await todoOf(teacher, pupil)).toEqual([])
    await school.call(api.review, {
      id: pupil.id,
      version: confirmed.body.version,
      verdict: 'return',
      fields: [{ field: 'basic.phone', reason: '打不通' }],
    })
    expect(await todoOf(teacher, pupil)).toEqual(['被退回待修改'])
  })

  it('names who needs the guardian’s paper, and records the whole class’s at once (C11)', async () => {
    const young = await world.enrol({
      name: madeUpName(11),
      idNumber: madeUpNumber(11, `${pack.year - pack.consent.underAge}0701`),
      school: SCHOOL,
    })
    expect(await todoOf(teacher, young)).toContain('缺监护人同意书')
    const all = (await teacher.call(classBoard, MINE)).body.pupils
    const missing = all.filter((p) => p.consent === 'missing').map((p) => p.id)
    expect(missing).toEqual([young.id])
    expect((await teacher.call(api.recordConsents, { ...MINE, registrations: missing })).status).toBe(200)
    expect(await todoOf(teacher, young)).not.toContain('缺监护人同意书')
  })

  it('counts by state what the school counts, and signs in with a password only', async () => {
    const [one, two] = [await inMine(21), await inMine(22)]
    await confirms(await world.candidate(one), one, school)
    await isPassed(await world.candidate(two), two, school)
    const board = (await teacher.call(classBoard, MINE)).body
    const { states, total, class: named } = board
    expect([named.name, total]).toEqual(['九年级1班', board.pupils.length])
    expect(Object.values(states).reduce((a, b) => a + b, 0)).toBe(total)
    for (const [state, n] of Object.entries(states))
      expect((await school.call(api.listRegistrations, { ...MINE, state })).body.total, state).toBe(n)
    expect([states['confirmed'], states['checked']]).toEqual([1, 1])
    const account = await world.owner
      .selectFrom('account')
      .select('login')
      .where('name', '=', `class-teacher@${MINE.class}`)
      .executeTakeFirstOrThrow()
    const phone = world.stranger()
    expect(
      (await phone.call(signIn, { login: account.login ?? '', password: GOOD_PASSWORD })).body.kind,
    ).toBe('staff')
    expect((await phone.call(classBoard, MINE)).body.total).toBe(total)
  })

  it('shows phone numbers covered; uncovering those of the class is one act on record', async () => {
    const pupil = await inMine(31)
    await fillsIn(await world.candidate(pupil), pupil)
    const uncovered = async () =>
      (
        await world.owner
          .selectFrom('event')
          .select('event_id')
          .where('kind', '=', 'class.phonesUncovered')
          .execute()
      ).length
    const covered = await teacher.call(api.readRegistration, { id: pupil.id })
    expect(covered.body.sections['basic']?.[0]?.['phone']).toMatch(/^138\*+0001$/)
    expect(covered.bytes.toString()).not.toContain('13800000001')
    expect(covered.bytes.toString()).not.toContain(pupil.idNumber)
    expect(await uncovered()).toBe(0)
    const { lines } = (await teacher.call(classPhones, MINE)).body
    expect(lines.find((line) => line.id === pupil.id)).toMatchObject({
      name: pupil.name,
      phone: '13800000001',
      guardians: (filled['guardians'] ?? []).map(({ name, phone }) => ({ name, phone })),
    })
    expect(await uncovered()).toBe(1)
    const { events } = (await (await world.candidate(pupil)).call(api.history, { id: pupil.id })).body
    expect(events.map(({ title }) => title)).toContainEqual(
      expect.stringMatching(/^工作人员查看完整号码（用途：班级电话/),
    )
  })

  it('ends at the class: of the next one nothing is seen, printed, recorded or uncovered', async () => {
    const neighbour = await pupilOf(world, 41, { school: SCHOOL, classNo: '02' })
    const she = await world.candidate(neighbour)
    const id = neighbour.id
    const answers = await Promise.all([
      teacher.call(classBoard, NEXT),
      teacher.call(classPhones, NEXT),
      teacher.call(papers.printSlips, NEXT),
      teacher.call(papers.reprintSlip, { id }),
      teacher.call(api.readRegistration, { id }),
      teacher.call(api.recordConsents, { ...NEXT, registrations: [id] }),
      teacher.call(api.recordConsents, { ...MINE, registrations: [id] }),
    ])
    expect(answers.map((a) => a.code)).toEqual(answers.map(() => 'NOT-FOUND'))
    const listed = await teacher.call(api.listRegistrations, { search: neighbour.name })
    expect(listed.body.lines).toEqual([])
    expect((await she.call(classPhones, NEXT)).status).toBe(403)
    expect((await she.call(api.myRegistration, {})).status).toBe(200)
  })
})

describe('信息采集草表: to take home before the computer room (notice 三.(二): 有组织、有计划的安排考生上机录入; D11)', () => {
  it('a page for each of the class, what the register says printed in, the rest to be written', async () => {
    const pupils = (await teacher.call(classBoard, MINE)).body.pupils
    const { bytes } = await school.call(papers.paperDrafts, MINE)
    const pages = await textOf(bytes)
    const text = await bare(bytes)
    for (const { name } of pupils)
      expect(pages.filter((page) => page.includes(name)).length).toBeGreaterThan(0)
    for (const said of ['信息采集草表', '九年级1班', '2007年3月14日', '汉族', '监护人', '学习简历'])
      expect(text).toContain(said)
    expect(text).toContain('不收取任何费用')
    expect(text).toContain('由学籍管理员更正')
    expect(text).not.toContain('登记表编号')
  })
})
