import * as appointments from '@zhongzhao/api/appointments'
import { headCount } from '@zhongzhao/api/progress'
import { withdraw } from '@zhongzhao/api/giving-up'
import * as registration from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import * as api from '@zhongzhao/api/transfer'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { EVIDENCE, GATHER, SENDING_BACK } from '../codes.ts'
import { RETURNING, dayOf, daysAfter } from '../moments.ts'
import { filled } from '../filled.ts'
import { POINTS } from '../points.ts'
import { SCHOOL, returningWorld } from '../returning.ts'
import { bringsPortrait } from '../steps.ts'

const {
  accepted,
  applies,
  decides,
  eventsOf,
  jiyuan,
  lineOf,
  mine,
  point,
  pupilsOf,
  school,
  turnsHome,
  world,
} = await returningWorld()

describe('必须在户籍所在地……指定报名点进行信息采集 (notice 二.2(3), 一.2)', () => {
  it('the point accepts: the registration goes on there with what was filled in, one active registration, the head count closes', async () => {
    const before = (await school.call(headCount, { school: SCHOOL })).body.total
    const { she, pupil } = await applies(14)
    const filledIn = await mine(she)
    const line = await lineOf(point, POINTS.zhongyuan, pupil.name)
    expect([line.evidence, line.idNumber]).toEqual([
      ['户口簿：首页和考生本人页'],
      expect.stringContaining('****'),
    ])
    expect(
      (await jiyuan.call(api.decideTransfer, { transfer: line.id, version: 1, event: 'accept' })).code,
    ).toBe('TRANSFER-NONE')
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
      await she.call(registration.saveSection, {
        id: there.id,
        form,
        version,
        rows: rows.map((row) => ({ ...row })),
      })
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
      reason: SENDING_BACK?.code ?? '',
    })
    expect(late.code).toBe('STATE-NO-WAY')
    expect((await mine(await world.candidate(pupil))).id).toBe(there.id)
  })

  it('what was accepted by mistake is sent back: the school has it again, with what was filled in meanwhile', async () => {
    const { she, pupil } = await accepted(19)
    const there = await mine(she)
    const rows = (filled['guardians'] ?? []).map((row) => ({ ...row }))
    await she.call(registration.saveSection, { id: there.id, form: 'guardians', version: 0, rows })
    const given = { name: pupil.name, event: 'sendBack', reason: SENDING_BACK?.code ?? '' } as const
    expect((await decides(point, POINTS.zhongyuan, given)).message).toBe('')
    const back = await mine(she)
    expect([back.id, back.state, back.sections['guardians']?.length]).toEqual([pupil.id, 'filling', 1])
    expect((await point.call(headCount, { school: POINTS.zhongyuan })).body.total.moved).toBeGreaterThan(0)
    expect((await she.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: EVIDENCE })).message).toBe(
      '',
    )
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

  it('a time booked at the point stays hers, and can be cancelled there', async () => {
    const { she, pupil } = await applies(26)
    const day = dayOf(daysAfter(RETURNING, 1))
    const spans = [{ from: '09:00', until: '10:00' }]
    const at = { org: POINTS.zhongyuan, kind: GATHER, firstDay: day, lastDay: day, except: [] }
    const laid = { ...at, weekdays: [1, 2, 3, 4, 5, 6, 7], spans, minutes: 30, capacity: 2 }
    expect((await point.call(appointments.laySlots, laid)).body.made).toBe(2)
    const days = { org: POINTS.zhongyuan, firstDay: day, lastDay: day }
    const [slot] = (await point.call(appointments.listSlots, days)).body.slots
    const { booking } = (await she.call(appointments.bookSlot, { slot: slot?.id ?? '' })).body
    await decides(point, POINTS.zhongyuan, { name: pupil.name, event: 'accept' })
    const { bookings } = (await she.call(appointments.myAppointments, {})).body
    expect(bookings.map(({ id, state }) => [id, state])).toEqual([[booking, 'booked']])
    expect((await she.call(appointments.cancelBooking, { booking })).message).toBe('')
    const [after] = (await point.call(appointments.listSlots, days)).body.slots
    expect(after?.booked).toBe(0)
  })

  it('who gives up, or turns back, is accepted no more, and the point is told why', async () => {
    const gone = await applies(21)
    const { version } = (await school.call(registration.readRegistration, { id: gone.pupil.id })).body
    await school.call(withdraw, { id: gone.pupil.id, version, reason: '监护人已签字声明' })
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
    await world.at(RETURNING)
    await bringsPortrait(school, pupil)
    for (const [form, rows] of Object.entries(filled)) {
      if (form === 'basic') continue
      await she.call(registration.saveSection, {
        id: pupil.id,
        form,
        version: 0,
        rows: rows.map((row) => ({ ...row })),
      })
    }
    const { version } = await mine(she)
    expect((await she.call(registration.confirm, { id: pupil.id, version })).message).toBe('')
    await she.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: EVIDENCE })
    expect((await decides(point, POINTS.zhongyuan, { name: pupil.name, event: 'accept' })).message).toBe('')
    expect((await mine(she)).state).toBe('filling')
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
