import * as duty from '@zhongzhao/api/duty'
import * as duplicates from '@zhongzhao/api/duplicates'
import * as leaving from '@zhongzhao/api/leaving'
import * as registration from '@zhongzhao/api/registration'
import * as seasons from '@zhongzhao/api/seasons'
import * as api from '@zhongzhao/api/transfer'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { advanceSeason } from '../../src/season/end-worker.ts'
import { lapseDue } from '../../src/transfer/lapse.ts'
import { beijing } from '@zhongzhao/domain/base/time'
import { compared, saysMore } from '../doubles.ts'
import { AFTERWARDS, pack } from '../moments.ts'
import { POINTS } from '../points.ts'
import { returningWorld } from '../returning.ts'
import { pupilOf } from '../steps.ts'
import type { Person } from '../world.ts'

const { world, county, point, applies, accepted, lineOf, mine, home } = await returningWorld()
const another = world.services.packs.seasons.find(({ season }) => season !== pack.season)?.season ?? ''
/** The same person's browser, in whose window another season was chosen. */
const elsewhere = (who: Person): Person => ({
  call: (endpoint, input, options) => who.call(endpoint, input, { ...options, season: another }),
})
const superior = county
const [province, second] = [
  await world.staff('province-admin', '41'),
  await world.staff('province-admin', '41'),
]
const waits = await applies(1)
const decides = async (who: Person, event: 'accept' | 'decline', name = waits.pupil.name) => {
  const { id, version } = await lineOf(point, POINTS.zhongyuan, name)
  return who.call(api.decideTransfer, { transfer: id, version, event })
}
const ends = async (who: Person, event: 'ask' | 'approve') => {
  const { version } = (await who.call(seasons.seasonEnd, { season: pack.season })).body
  expect((await who.call(seasons.moveSeason, { season: pack.season, version, event })).message).toBe('')
}
const states = async () =>
  (
    await sql<{ state: string }>`select state from transfer order by applied_at`.execute(world.services.db)
  ).rows.map(({ state }) => state)

describe('回户籍地报考 with two seasons side by side (notice 一.2, 二.2(3); A7)', () => {
  it('an application of one season stands on no desk of the other, and is not decided there', async () => {
    expect((await elsewhere(point).call(api.transferQueue, { point: POINTS.zhongyuan })).body.lines).toEqual(
      [],
    )
    expect((await decides(elsewhere(point), 'accept')).code).toBe('SEASON-OTHER')
    expect((await decides(point, 'accept')).message).toBe('')
    const { id, track, school } = await mine(waits.she)
    expect([track, school.code]).toEqual(['returnHome', POINTS.zhongyuan])
    expect((await elsewhere(point).call(registration.listRegistrations, {})).body.total).toBe(0)
    expect((await point.call(registration.readRegistration, { id })).status).toBe(200)
  })

  it('what somebody says about leaving early is answered in its own season', async () => {
    const said = { version: 0, answer: 'sayYes', words: '班主任说下周起不用来上课了。' } as const
    expect((await waits.she.call(leaving.answerLeaving, said)).message).toBe('')
    const [report] = (await superior.call(leaving.listLeaving, {})).body.reports
    expect((await elsewhere(superior).call(leaving.listLeaving, {})).body.reports).toEqual([])
    const reply = {
      report: report?.id ?? '',
      version: report?.version ?? 0,
      event: 'answer' as const,
      reply: '已要求学校改正，请照常上课。',
    }
    expect((await elsewhere(superior).call(leaving.replyLeaving, reply)).code).toBe('SEASON-OTHER')
    expect((await superior.call(leaving.replyLeaving, reply)).message).toBe('')
  })

  it('a case of falsification is examined in its own season', async () => {
    const facts = '演练：抽查发现材料不真实，已要求学校说明。'
    expect((await county.call(duty.recordCaseAt, { org: '2141010001', facts })).message).toBe('')
    const [one] = (await county.call(duty.listCases, {})).body.cases
    const examine = { falsification: one?.id ?? '', version: one?.version ?? 0, event: 'examine' } as const
    expect((await elsewhere(county).call(duty.decideCase, examine)).code).toBe('SEASON-OTHER')
    expect((await county.call(duty.decideCase, examine)).message).toBe('')
  })
})

describe('after the season has ended (A7)', () => {
  it('nothing of it is accepted, sent back, answered, merged or compared any more', async () => {
    const late = await applies(2)
    const there = await accepted(3)
    const [one, two] = [
      await pupilOf(world, 21, { school: '2141010001', name: '周祥宇' }),
      await pupilOf(world, 22, { school: '2141010002', name: '周祥宇' }),
    ]
    for (const pupil of [one, two])
      await saysMore(world, pupil, {
        basic: { birthDate: '2007-02-03' },
        guardian: { name: '赵家长', phone: '14400000033' },
      })
    expect(await compared(world)).toBeGreaterThan(0)
    const [found] = (await county.call(duplicates.listDuplicates, {})).body.lines
    await world.at(AFTERWARDS)
    await ends(province, 'ask')
    await ends(second, 'approve')
    while ((await advanceSeason(world.services)) === 'advanced');

    expect((await decides(point, 'decline', late.pupil.name)).code).toBe('SEASON-CLOSED')
    const back = await sql<{ id: string; version: number }>`
      select transfer_id as id, version from transfer where state = 'accepted' order by applied_at desc limit 1`.execute(
      world.services.db,
    )
    const [held] = back.rows
    const sendBack = { transfer: held?.id ?? '', version: held?.version ?? 0, event: 'sendBack' } as const
    expect((await point.call(api.decideTransfer, sendBack)).code).toBe('SEASON-CLOSED')
    expect((await elsewhere(point).call(api.decideTransfer, sendBack)).code).toBe('SEASON-OTHER')
    expect((await mine(there.she)).id).not.toBe(there.pupil.id)

    const apart = { case: found?.id ?? '', version: 1, event: 'dismiss', reason: '核对过' } as const
    expect((await county.call(duplicates.decideDuplicate, apart)).code).toBe('SEASON-CLOSED')
    await sql`update duplicate_waiting set attempts = 0`.execute(world.owner)
    await compared(world)
    expect((await county.call(duplicates.listDuplicates, {})).body.lines.map(({ id }) => id)).toEqual(
      found === undefined ? [] : [found.id],
    )
  })

  it('an application that nobody had decided lapses all the same, and its candidate is told', async () => {
    expect(await states()).toContain('applied')
    expect(await lapseDue(world.services, beijing(AFTERWARDS))).toBe(1)
    expect(await states()).not.toContain('applied')
    expect(await lapseDue(world.services, beijing(AFTERWARDS))).toBe(0)
    expect((await home(waits.she)).applications.length).toBeGreaterThan(0)
  })
})
