import * as leaving from '@zhongzhao/api/leaving'
import * as registration from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import * as api from '@zhongzhao/api/transfer'
import { describe, expect, it } from 'vitest'
import { POINTS } from '../points.ts'
import { SCHOOL, returningWorld } from '../returning.ts'

const { applies, county, home, point, school, teacher, turnsHome, world } = await returningWorld()

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
    const bare = await county.call(leaving.replyLeaving, {
      report: report.id,
      version: report.version,
      event: 'answer',
    })
    expect(bare.code).toBe('LEAVING-REPLY')
    const answer = {
      report: report.id,
      version: report.version,
      event: 'answer',
      reply: '已要求学校改正，请照常上课。',
    } as const
    expect((await county.call(leaving.replyLeaving, answer)).message).toBe('')
    expect((await county.call(leaving.replyLeaving, answer)).code).toBe('VERSION-STALE')
    const read = (await home(she)).leaving
    expect([read.state, read.reply, read.office]).toEqual([
      'answered',
      '已要求学校改正，请照常上课。',
      '金水区',
    ])
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
    expect((await she.call(leaving.answerLeaving, { version: 0, answer: 'sayYes' })).code).toBe(
      'LEAVING-NOT-YET',
    )
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
    const events = await world.owner
      .selectFrom('event')
      .select(['registration_id', 'org_path', 'detail'])
      .where('kind', 'like', 'leaving.%')
      .execute()
    expect(events.length).toBeGreaterThan(0)
    expect(events.filter((e) => e.registration_id !== null)).toEqual([])
    expect(events.filter((e) => e.org_path?.includes(SCHOOL))).toEqual([])
    expect(events.map((e) => e.detail)).toEqual(events.map(() => ({})))
    const other = await world.staff('county-admin', '410102')
    expect(JSON.stringify((await other.call(leaving.listLeaving, {})).body)).not.toContain(words)
  })
})
