import { admitLate } from '@zhongzhao/api/season'
import { messages } from '@zhongzhao/api/sign-in'
import * as api from '@zhongzhao/api/transfer'
import { beijing } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import { DECLINING, EVIDENCE } from '../codes.ts'
import { RETURNING, daysAfter, saidOf, secondsAfter, windowOf } from '../moments.ts'
import { POINTS } from '../points.ts'
import { SCHOOL, returningWorld } from '../returning.ts'
import { lapseDue } from '../../src/transfer/lapse.ts'
import { pupilOf } from '../steps.ts'
import { inTheSecond } from '../world.ts'

const {
  county,
  eventsOf,
  home,
  point,
  pupilsOf,
  school,
  teacher,
  turnsHome,
  world,
  applies,
  accepted,
  decides,
  mine,
} = await returningWorld()

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

const window = windowOf('returnHome')

describe('3月26日9时至3月31日17时，需回户籍所在地报考的学生……到户籍所在地……指定报名点进行信息采集 (notice 一.2)', () => {
  it('is applied for by the candidate alone, from 9:00 on 26 March until 17:00 on 31 March', async () => {
    const { she } = await turnsHome(11)
    const apply = () => she.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: EVIDENCE })
    const early = await inTheSecond(world, window.before, apply)
    expect([early.code, early.message]).toEqual([
      'TIME-CLOSED',
      `现在不能填报和确认：${saidOf('returnHome')}。`,
    ])
    const late = await inTheSecond(world, window.closes, apply)
    expect(late.code).toBe('TIME-CLOSED')
    // Nobody at the school was asked, and nobody has told her.
    expect((await home(she)).informedAt).toBeUndefined()
    const now = await inTheSecond(world, window.opens, apply)
    expect(now.message).toBe('')
    expect((await apply()).code).toBe('TRANSFER-OPEN')
    for (const staff of [school, teacher, county])
      expect((await staff.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: [] })).status).toBe(
        403,
      )
  })

  it('offers the points of the household’s county, then the city’s; refuses a point of another place', async () => {
    const { she } = await turnsHome(12)
    await world.at(RETURNING)
    const { points, household, window: asked } = await home(she)
    expect([household.name, asked.open]).toEqual(['河南省郑州市中原区', true])
    expect(points.map((p) => [p.code, p.near])).toEqual([
      [POINTS.zhongyuan, 'county'],
      [POINTS.zhengzhou, 'city'],
    ])
    const elsewhere = await she.call(api.applyTransfer, { point: POINTS.jiyuan, evidence: EVIDENCE })
    expect(elsewhere.code).toBe('TRANSFER-ELSEWHERE')
    const bare = await she.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: [] })
    expect(bare.code).toBe('TRANSFER-EVIDENCE')
    expect((await she.call(api.applyTransfer, { point: '4101029999', evidence: EVIDENCE })).code).toBe(
      'TRANSFER-POINT-SHUT',
    )
    const stays = await pupilOf(world, 13, { school: SCHOOL })
    const other = await world.candidate(stays)
    expect((await other.call(api.applyTransfer, { point: POINTS.zhongyuan, evidence: EVIDENCE })).code).toBe(
      'TRANSFER-NOT-HOME',
    )
  })
  it('declining says why and what to do; another point may be chosen then', async () => {
    const { she, pupil } = await applies(16)
    const bare = await decides(point, POINTS.zhongyuan, { name: pupil.name, event: 'decline' })
    expect(bare.code).toBe('TRANSFER-REASON')
    const given = { name: pupil.name, event: 'decline', reason: DECLINING?.code ?? '' } as const
    expect((await decides(point, POINTS.zhongyuan, given)).message).toBe('')
    const [application] = (await home(she)).applications
    expect(application).toMatchObject({
      state: 'declined',
      reason: { todo: '请带齐户口簿首页和本人页，重新申请。' },
    })
    expect((await mine(she)).school.code).toBe(SCHOOL)
    expect((await she.call(api.applyTransfer, { point: POINTS.zhengzhou, evidence: EVIDENCE })).message).toBe(
      '',
    )
  })

  it('lapses by the clock when the window ends and nobody has decided; who was given more time is waited for', async () => {
    const late = await applies(61)
    const waited = await applies(62)
    const other = await applies(63)
    await world.at(secondsAfter(window.closes, -3600))
    const more = { id: waited.pupil.id, until: daysAfter(window.closes, 2), reason: '演练补报' }
    expect((await county.call(admitLate, more)).message).toBe('')
    const before = await lapseDue(world.services, beijing(window.last))
    expect([before, (await home(late.she)).applications[0]?.state]).toEqual([0, 'applied'])
    // A province's end together: one transaction takes only so many, and all of them end.
    expect(await lapseDue(world.services, beijing(window.closes), 1)).toBeGreaterThan(1)
    for (const { she } of [late, other]) expect((await home(she)).applications[0]?.state).toBe('lapsed')
    expect((await home(waited.she)).applications[0]?.state).toBe('applied')
    expect(await eventsOf(late.pupil)).toContain('transfer.lapsed')
    await world.at(window.closes)
    const told = (await late.she.call(messages, {})).body.messages.map((m) => m.title)
    expect(told).toContain('回户籍地报考的申请已过期')
    await world.at(daysAfter(window.closes, 1))
    const accepted = await decides(point, POINTS.zhongyuan, { name: waited.pupil.name, event: 'accept' })
    expect(accepted.message).toBe('')
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
})
