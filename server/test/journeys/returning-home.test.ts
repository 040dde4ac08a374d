import { headCount } from '@zhongzhao/api/progress'
import * as leaving from '@zhongzhao/api/leaving'
import * as registration from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import * as api from '@zhongzhao/api/transfer'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Pupil } from '../enrol.ts'
import { filled } from '../filled.ts'
import { designatesPoints, POINTS } from '../points.ts'
import { bringsPortrait, pupilOf } from '../steps.ts'
import { type Person, inTheSecond, smallProvince } from '../world.ts'

const world = await smallProvince('2022-03-20T10:00')
await designatesPoints(world)
const SCHOOL = '2141010001'
const school = await world.staff('school-admin', SCHOOL)
const teacher = await (async () => {
  await pupilOf(world, 900, { school: SCHOOL })
  return world.staff('class-teacher', `${SCHOOL}-0901`)
})()
const point = await world.staff('school-admin', POINTS.zhongyuan)
const jiyuan = await world.staff('school-admin', POINTS.jiyuan)
const county = await world.staff('county-admin', '410105')

const mine = async (she: Person) => (await she.call(registration.myRegistration, {})).body
const home = async (she: Person) => (await she.call(api.myTransfer, {})).body
const queue = async (who: Person, code: string) =>
  (await who.call(api.transferQueue, { point: code })).body.lines
const lineOf = async (who: Person, code: string, name: string) => {
  const found = (await queue(who, code)).find((line) => line.name === name)
  if (found === undefined) throw new Error('no line')
  return found
}
const pupilsOf = async (who: Person) => (await who.call(api.listReturning, { school: SCHOOL })).body.pupils

/** Whose household is in a county; turned home in the first window. */
async function turnsHome(serial: number, household = '410102') {
  await world.at('2022-03-20T10:00')
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  const she = await world.candidate(pupil)
  const basic = [{ ...filled['basic']?.[0], householdDivision: household }]
  const saved = await she.call(registration.saveSection, { id: pupil.id, form: 'basic', version: 0, rows: basic })
  expect(saved.message).toBe('')
  const turned = await she.call(registration.chooseTrack, {
    id: pupil.id,
    version: saved.body.version,
    place: 'household',
  })
  expect([turned.message, turned.body.track]).toEqual(['', 'returnHome'])
  return { pupil, she }
}
async function applies(serial: number, code: string = POINTS.zhongyuan) {
  const who = await turnsHome(serial)
  await world.at('2022-03-27T10:00')
  const applied = await who.she.call(api.applyTransfer, { point: code, evidence: ['BOOK'] })
  expect(applied.message).toBe('')
  return who
}
async function decides(who: Person, code: string, given: { name: string; event: 'accept' | 'decline' | 'sendBack'; reason?: string }) {
  const { name, ...decision } = given
  const { id, version } = await lineOf(who, code, name)
  return who.call(api.decideTransfer, { transfer: id, version, ...decision })
}
const accepted = async (serial: number) => {
  const who = await applies(serial)
  const reply = await decides(point, POINTS.zhongyuan, { name: who.pupil.name, event: 'accept' })
  expect(reply.message).toBe('')
  return who
}
const eventsOf = async ({ id }: Pupil) =>
  (await world.owner.selectFrom('event').select('kind').where('registration_id', '=', id).execute()).map((e) => e.kind)

describe('考生学籍所在学校和教育行政部门应将报名要求通知到学生 (notice 二.2(3))', () => {
  it('the class teacher tells the class at once; the pupil says 我已知道; the office sees who has not been told', async () => {
    const { she, pupil } = await turnsHome(1)
    const other = await turnsHome(2)
    const before = (await county.call(api.transferCounts, { org: SCHOOL })).body.org
    expect(before).toMatchObject({ informed: 0, receipts: 0 })
    expect(before.elsewhere).toBeGreaterThanOrEqual(2)
    const told = await teacher.call(api.informReturning, { school: SCHOOL, class: `${SCHOOL}-0901` })
    expect([told.message, told.body.informed]).toEqual(['', before.elsewhere])
    const again = await school.call(api.informReturning, { school: SCHOOL })
    expect(again.body.informed).toBe(0)
    const { body } = await she.call(messages, {})
    expect(body.messages.map((m) => m.title)).toContain('回户籍地报考的要求')
    expect((await home(she)).informedAt).toBeDefined()
    expect((await she.call(api.acknowledgeReturning, {})).message).toBe('')
    await she.call(api.acknowledgeReturning, {})
    expect((await home(she)).receiptAt).toBeDefined()
    const lines = await pupilsOf(school)
    expect(lines.find((l) => l.id === pupil.id)?.receiptAt).toBeDefined()
    expect(lines.find((l) => l.id === other.pupil.id)?.receiptAt).toBeUndefined()
    expect((await eventsOf(pupil)).filter((kind) => kind === 'transfer.receipted')).toHaveLength(1)
    expect((await county.call(api.transferCounts, { org: SCHOOL })).body.org).toMatchObject({ receipts: 1 })
  })

  it('may be told to anybody whom the school chooses; a school does not tell the pupils of another', async () => {
    const local = await pupilOf(world, 3, { school: SCHOOL })
    const told = await school.call(api.informReturning, { school: SCHOOL, registrations: [local.id] })
    expect(told.body.informed).toBe(1)
    const other = await world.staff('school-admin', '2141010002')
    expect((await other.call(api.informReturning, { school: SCHOOL })).code).toBe('NOT-FOUND')
    const nobody = await other.call(api.informReturning, { school: '2141010002', registrations: [local.id] })
    expect(nobody.body.informed).toBe(0)
  })
})

describe('3月26日9时至3月31日17时，需回户籍所在地报考的学生……到户籍所在地……指定报名点进行信息采集 (notice 一.2)', () => {
  it('is applied for by the candidate alone, from 9:00 on 26 March until 17:00 on 31 March', async () => {
    const { she } = await turnsHome(11)
    const apply = () => she.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: ['BOOK'] })
    const early = await inTheSecond(world, '2022-03-26T08:59:59', apply)
    expect([early.code, early.message]).toEqual([
      'TIME-CLOSED',
      '现在不能填报和确认：九年级回户籍所在地报考的时间是 2022年3月26日 09:00 至 2022年3月31日 17:00。',
    ])
    const late = await inTheSecond(world, '2022-03-31T17:00:00', apply)
    expect(late.code).toBe('TIME-CLOSED')
    // Nobody at the school was asked, and nobody has told her.
    expect((await home(she)).informedAt).toBeUndefined()
    const now = await inTheSecond(world, '2022-03-26T09:00:00', apply)
    expect(now.message).toBe('')
    expect((await apply()).code).toBe('TRANSFER-OPEN')
    for (const staff of [school, teacher, county])
      expect((await staff.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: [] })).status).toBe(403)
  })

  it('offers the points of the household’s county, then the city’s; refuses a point of another place', async () => {
    const { she } = await turnsHome(12)
    await world.at('2022-03-27T10:00')
    const { points, household, window } = await home(she)
    expect([household.name, window.open]).toEqual(['河南省郑州市中原区', true])
    expect(points.map((p) => [p.code, p.near])).toEqual([
      [POINTS.zhongyuan, 'county'],
      [POINTS.zhengzhou, 'city'],
    ])
    const elsewhere = await she.call(api.applyTransfer, { point: POINTS.jiyuan, evidence: ['BOOK'] })
    expect(elsewhere.code).toBe('TRANSFER-ELSEWHERE')
    const bare = await she.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: [] })
    expect(bare.code).toBe('TRANSFER-EVIDENCE')
    expect((await she.call(api.applyTransfer, { point: '4101029999', evidence: ['BOOK'] })).status).toBe(404)
    const stays = await pupilOf(world, 13, { school: SCHOOL })
    const other = await world.candidate(stays)
    expect((await other.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: ['BOOK'] })).code).toBe(
      'TRANSFER-NOT-HOME',
    )
  })

  it('the point accepts: the registration goes on there with what was filled in, one active registration, the head count closes', async () => {
    const before = (await school.call(headCount, { school: SCHOOL })).body.total
    const { she, pupil } = await applies(14)
    const filledIn = await mine(she)
    const line = await lineOf(point, POINTS.zhongyuan, pupil.name)
    expect([line.evidence, line.idNumber]).toEqual([['户口簿：首页和考生本人页'], expect.stringContaining('****')])
    expect((await jiyuan.call(api.decideTransfer, { transfer: line.id, version: 1, event: 'accept' })).code).toBe(
      'NOT-FOUND',
    )
    expect((await decides(point, POINTS.zhongyuan, { name: pupil.name, event: 'accept' })).message).toBe('')
    const there = await mine(she)
    expect(there.id).not.toBe(pupil.id)
    expect([there.state, there.track, there.school.code]).toEqual(['filling', 'returnHome', POINTS.zhongyuan])
    expect(there.sections['basic']).toEqual(filledIn.sections['basic'])
    expect(there.pictures).toEqual({})
    const old = (await school.call(registration.readRegistration, { id: pupil.id })).body
    expect([old.state, old.stateName]).toEqual(['transferred', '已转出报考'])
    expect((await pupilsOf(school)).find((l) => l.id === pupil.id)?.transfer).toMatchObject({
      state: 'accepted',
      point: '中原区指定报名点',
    })
    expect((await school.call(registration.readRegistration, { id: there.id })).code).toBe('NOT-FOUND')
    const active = await sql<{ n: number }>`
      select count(*)::int as n from active_registration a join registration r on r.registration_id = a.registration_id where r.person_id = (select person_id from registration where registration_id = ${pupil.id})`.execute(
      world.owner,
    )
    expect(active.rows[0]?.n).toBe(1)
    const after = (await school.call(headCount, { school: SCHOOL })).body.total
    expect([after.returning, after.rostered]).toEqual([before.returning + 1, before.rostered + 1])
    expect((await point.call(headCount, { school: POINTS.zhongyuan })).body.total).toMatchObject({ open: 1 })
    expect(await eventsOf(pupil)).toEqual(
      expect.arrayContaining(['transfer.applied', 'transfer.accepted', 'registration.transferredOut']),
    )
    const told = (await she.call(messages, {})).body.messages.find((m) => m.title === '报名点已接收')
    expect(told?.body).toContain('中原区指定报名点已接收您的报名')
  })

  it('and she goes on at the point: pictures there, confirms, is passed; the numbers still sign in', async () => {
    const { she, pupil } = await applies(15)
    await decides(point, POINTS.zhongyuan, { name: pupil.name, event: 'accept' })
    const there = { ...pupil, id: (await mine(she)).id }
    const stale = await she.call(registration.confirm, { id: pupil.id, version: 1 })
    expect(stale.code).toBe('REG-MOVED')
    await bringsPortrait(point, there)
    for (const [form, rows] of Object.entries(filled)) {
      const version = (await mine(she)).sectionVersions[form] ?? 0
      if (form === 'basic') continue
      await she.call(registration.saveSection, { id: there.id, form, version, rows: rows.map((row) => ({ ...row })) })
    }
    const ready = await mine(she)
    const confirmed = await she.call(registration.confirm, { id: there.id, version: ready.version })
    expect(confirmed.message).toBe('')
    const passed = await point.call(registration.review, {
      id: there.id,
      version: confirmed.body.version,
      verdict: 'pass',
    })
    expect([passed.message, passed.body.state]).toEqual(['', 'checked'])
    const line = await lineOf(point, POINTS.zhongyuan, pupil.name)
    const late = await point.call(api.decideTransfer, {
      transfer: line.id,
      version: line.version,
      event: 'sendBack',
      reason: 'MISTAKEN',
    })
    expect(late.code).toBe('STATE-NO-WAY')
    expect((await mine(await world.candidate(pupil))).id).toBe(there.id)
  })

  it('declining says why and what to do; another point may be chosen then', async () => {
    const { she, pupil } = await applies(16)
    const bare = await decides(point, POINTS.zhongyuan, { name: pupil.name, event: 'decline' })
    expect(bare.code).toBe('TRANSFER-REASON')
    const given = { name: pupil.name, event: 'decline', reason: 'EVIDENCE-UNCLEAR' } as const
    expect((await decides(point, POINTS.zhongyuan, given)).message).toBe('')
    const [application] = (await home(she)).applications
    expect(application).toMatchObject({
      state: 'declined',
      reason: { todo: '请带齐户口簿首页和本人页，重新申请。' },
    })
    expect((await mine(she)).school.code).toBe(SCHOOL)
    expect((await she.call(api.applyTransfer, { point: POINTS.zhengzhou, evidence: ['BOOK'] })).message).toBe('')
  })

  it('is cancelled by the candidate as long as nobody has decided, and not after', async () => {
    const { she } = await applies(17)
    const [application] = (await home(she)).applications
    if (application === undefined) throw new Error('no application')
    const cancel = { transfer: application.id, version: application.version }
    expect((await she.call(api.cancelTransfer, cancel)).message).toBe('')
    const again = await she.call(api.cancelTransfer, cancel)
    expect([again.code, again.message]).toEqual([
      'TRANSFER-STALE',
      '这份申请刚才有变化，现在是“本人已撤回”。请刷新后再看。',
    ])
    const other = await accepted(18)
    const [taken] = (await home(other.she)).applications
    if (taken === undefined) throw new Error('no application')
    expect(taken.may).toEqual([])
    const late = await other.she.call(api.cancelTransfer, { transfer: taken.id, version: taken.version })
    expect(late.code).toBe('STATE-NO-WAY')
  })

  it('what was accepted by mistake is sent back: the school has it again, with what was filled in meanwhile', async () => {
    const { she, pupil } = await accepted(19)
    const there = await mine(she)
    const rows = [{ ...filled['guardians']?.[0] }]
    await she.call(registration.saveSection, { id: there.id, form: 'guardians', version: 0, rows })
    const given = { name: pupil.name, event: 'sendBack', reason: 'MISTAKEN' } as const
    expect((await decides(point, POINTS.zhongyuan, given)).message).toBe('')
    const back = await mine(she)
    expect([back.id, back.state, back.sections['guardians']?.length]).toEqual([pupil.id, 'filling', 1])
    expect((await point.call(headCount, { school: POINTS.zhongyuan })).body.total.moved).toBeGreaterThan(0)
    expect((await she.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: ['BOOK'] })).message).toBe('')
    expect((await decides(point, POINTS.zhongyuan, { name: pupil.name, event: 'accept' })).message).toBe('')
    expect((await mine(she)).sections['guardians']?.length).toBe(1)
  })

  it('what was being typed goes along as a draft', async () => {
    const { she, pupil } = await applies(20)
    const { id } = await mine(she)
    const rows = [{ name: '王示例' }]
    await she.call(registration.saveDraft, { id, form: 'guardians', version: 0, rows })
    await decides(point, POINTS.zhongyuan, { name: pupil.name, event: 'accept' })
    expect((await mine(she)).drafts['guardians']?.rows).toEqual(rows)
  })

  it('who gives up, or turns back, is accepted no more, and the point is told why', async () => {
    const gone = await applies(21)
    const { version } = (await school.call(registration.readRegistration, { id: gone.pupil.id })).body
    await school.call(registration.withdraw, { id: gone.pupil.id, version, reason: '监护人已签字声明' })
    const refused = await decides(point, POINTS.zhongyuan, { name: gone.pupil.name, event: 'accept' })
    expect([refused.code, refused.message]).toEqual([
      'TRANSFER-GONE',
      '不能接收这名考生：监护人已签字放弃报考。请刷新列表。',
    ])
    const turned = await applies(22)
    const now = await mine(turned.she)
    await turned.she.call(registration.chooseTrack, { id: now.id, version: now.version, place: 'school' })
    const line = await lineOf(point, POINTS.zhongyuan, turned.pupil.name)
    expect(line.gone).toBe('考生已改为在学籍所在地报考')
  })

  it('what has been confirmed at school is confirmed again at the point', async () => {
    const { she, pupil } = await turnsHome(23)
    await world.at('2022-03-27T10:00')
    await bringsPortrait(school, pupil)
    for (const [form, rows] of Object.entries(filled)) {
      if (form === 'basic') continue
      await she.call(registration.saveSection, { id: pupil.id, form, version: 0, rows: rows.map((row) => ({ ...row })) })
    }
    const { version } = await mine(she)
    expect((await she.call(registration.confirm, { id: pupil.id, version })).message).toBe('')
    await she.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: ['BOOK'] })
    expect((await decides(point, POINTS.zhongyuan, { name: pupil.name, event: 'accept' })).message).toBe('')
    expect((await mine(she)).state).toBe('filling')
  })
})

describe('严禁强制学生提前离校 (notice 二.2(3); G2)', () => {
  it('the candidate says it, the office above the school answers, the candidate reads the answer', async () => {
    const { she } = await applies(31)
    const { leaving: asked } = await home(she)
    expect([asked.state, asked.may]).toEqual(['none', ['sayNo', 'saySilent', 'sayYes']])
    const said = await she.call(leaving.answerLeaving, {
      version: 0,
      answer: 'sayYes',
      words: '班主任让我明天就不要来了',
    })
    expect(said.message).toBe('')
    const { reports } = (await county.call(leaving.listLeaving, {})).body
    const report = reports.find((one) => one.words === '班主任让我明天就不要来了')
    if (report === undefined) throw new Error('no report')
    expect(report).toMatchObject({ school: '金水区示例一中', office: '金水区', state: 'reported' })
    const bare = await county.call(leaving.replyLeaving, { report: report.id, version: report.version, event: 'answer' })
    expect(bare.code).toBe('LEAVING-REPLY')
    const answer = { report: report.id, version: report.version, event: 'answer', reply: '已要求学校改正，请照常上课。' } as const
    expect((await county.call(leaving.replyLeaving, answer)).message).toBe('')
    expect((await county.call(leaving.replyLeaving, answer)).code).toBe('VERSION-STALE')
    const read = (await home(she)).leaving
    expect([read.state, read.reply, read.office]).toEqual(['answered', '已要求学校改正，请照常上课。', '金水区'])
    const closing = { report: report.id, version: report.version + 1, event: 'close' } as const
    expect((await county.call(leaving.replyLeaving, closing)).message).toBe('')
    expect((await home(she)).leaving.may).toEqual([])
  })

  it('is changed until it is closed; a no tells nobody', async () => {
    const { she } = await applies(32)
    await she.call(leaving.answerLeaving, { version: 0, answer: 'sayYes', words: '三十二号说的话' })
    await she.call(leaving.answerLeaving, { version: 1, answer: 'sayNo' })
    const { reports } = (await county.call(leaving.listLeaving, {})).body
    expect(JSON.stringify(reports)).not.toContain('三十二号说的话')
    expect((await home(she)).leaving).toMatchObject({ state: 'denied', version: 2 })
  })

  it('is asked only after applying', async () => {
    const { she } = await turnsHome(33)
    expect((await home(she)).leaving.may).toEqual([])
    expect((await she.call(leaving.answerLeaving, { version: 0, answer: 'sayYes' })).code).toBe('LEAVING-NOT-YET')
  })

  it('nothing that the school can ask shows it: no list, count, event, history or message', async () => {
    const { she, pupil } = await applies(34)
    const words = '三十四号说的话'
    await she.call(leaving.answerLeaving, { version: 0, answer: 'sayYes', words })
    for (const staff of [school, teacher, point]) {
      expect((await staff.call(leaving.listLeaving, {})).status).toBe(403)
      const told: unknown[] = [
        await staff.call(api.listReturning, { school: SCHOOL }),
        await staff.call(api.transferCounts, { org: SCHOOL }),
        await staff.call(registration.readRegistration, { id: pupil.id }),
        await staff.call(registration.history, { id: pupil.id }),
        await staff.call(registration.listRegistrations, {}),
        await staff.call(api.transferQueue, { point: POINTS.zhongyuan }),
        await staff.call(messages, {}),
      ]
      expect(JSON.stringify(told)).not.toMatch(/leaving|离校|三十四号/)
    }
    // Nothing that leads from a registration, or from the school's place, leads there.
    const events = await world.owner.selectFrom('event').selectAll().where('kind', 'like', 'leaving.%').execute()
    expect(events.length).toBeGreaterThan(0)
    expect(events.filter((e) => e.registration_id !== null)).toEqual([])
    expect(events.filter((e) => e.org_path?.includes(SCHOOL))).toEqual([])
    expect(events.map((e) => e.detail)).toEqual(events.map(() => ({})))
    const other = await world.staff('county-admin', '410102')
    expect(JSON.stringify((await other.call(leaving.listLeaving, {})).body)).not.toContain(words)
  })
})

it('counts closes with everybody accounted for, whoever is where (B7)', async () => {
  for (const [who, code] of [
    [school, SCHOOL],
    [point, POINTS.zhongyuan],
  ] as const) {
    const { lines } = (await who.call(headCount, { school: code })).body
    for (const line of lines)
      expect(line.collected + line.returning + line.withdrawn + line.moved + line.open).toBe(line.rostered)
  }
})
