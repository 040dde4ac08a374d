import { withdraw } from '@zhongzhao/api/giving-up'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import * as seasons from '@zhongzhao/api/seasons'
import { admitLate } from '@zhongzhao/api/season'
import { beijing } from '@zhongzhao/domain/base/time'
import { insideOf, windowIn } from '@zhongzhao/tool-sandbox/dates'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { advanceSeason } from '../../src/season/end-worker.ts'
import { runsOf } from '../../src/season/store-runs.ts'
import { AFTERWARDS, AT_SCHOOL, EIGHTH, daysAfter, pack } from '../moments.ts'
import { csv, madeUpName, madeUpNumber, pupilRow } from '../roster-file.ts'
import { fillsIn, isPassed, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const { packs } = world.services
const SCHOOL = '2141010001'
const next = packs.seasons[packs.seasons.findIndex((one) => one.season === pack.season) + 1]

/** The same person’s browser, working in the season after. */
const inNext = (who: Person): Person => ({
  call: (endpoint, input, options) => who.call(endpoint, input, { ...options, season: next?.season ?? '' }),
})
const school = await world.staff('school-admin', SCHOOL)
const county = await world.staff('county-admin', '410105')
const province = await world.staff('province-admin', '41')
const second = await world.staff('province-admin', '41')
const endOf = async (who = province, season: string = pack.season) =>
  (await who.call(seasons.seasonEnd, { season })).body
const moves = async (who: Person, event: 'ask' | 'withdraw' | 'approve') =>
  who.call(seasons.moveSeason, { season: pack.season, version: (await endOf()).version, event })
/** As the switcher calls it. */
const standing = async () => {
  const { seasons: all } = (await province.call(seasons.listSeasons, {})).body
  return all.find((one) => one.season === pack.season)?.stateName
}
const works = async () => {
  while ((await advanceSeason(world.services)) === 'advanced');
}

/** An older run that cannot be finished, since nobody asked for that season's end. */
const OTHER = 'zz-none'
const stuckBefore = () =>
  sql`with life as (insert into season_life (season, state, asked_by, asked_at) select ${OTHER}, 'open', account_id, now() from account limit 1)
    insert into season_run (season, kind, state, by_account, at) values (${OTHER}, 'end', 'running', gen_random_uuid(), '2000-01-01')`.execute(
    world.owner,
  )

const eighth = async (serial: number, over: { idNumber?: string } = {}) =>
  world.enrol({
    name: madeUpName(serial),
    idNumber: over.idNumber ?? madeUpNumber(serial),
    school: SCHOOL,
    grade: 8,
  })

/** Three of grade 8, of whom the first filled in; a graduate who was passed, one who never began. */
await world.at(AT_SCHOOL)
const graduate = await pupilOf(world, 11, { school: SCHOOL })
await isPassed(await world.candidate(graduate), graduate, school)
const idle = await pupilOf(world, 12, { school: SCHOOL })
await world.at(EIGHTH)
const [first, corrected, namesake] = [await eighth(21), await eighth(22), await eighth(23)]
const she = await world.candidate(first)
await fillsIn(she, first)

describe('the season ends in a defined way (A7)', () => {
  it('not while a window or an extension runs, and not by one person', async () => {
    expect((await moves(province, 'ask')).code).toBe('SEASON-RUNS')
    await world.at(AFTERWARDS)
    const more = { id: idle.id, until: daysAfter(AFTERWARDS, 1), reason: '演练补报' }
    expect((await county.call(admitLate, more)).message).toBe('')
    expect((await moves(province, 'ask')).code).toBe('SEASON-RUNS')
    expect(await standing()).toBe('进行中')
    await world.at(daysAfter(AFTERWARDS, 2))
    expect(await standing()).toBe('已截止，未结束')
    expect((await endOf()).ends).toBe(beijing(daysAfter(AFTERWARDS, 1)))
    expect((await moves(province, 'ask')).message).toBe('')
    expect((await moves(province, 'approve')).code).toBe('SEASON-TWO-PEOPLE')
    expect((await moves(second, 'withdraw')).message).toBe('')
    expect((await moves(province, 'ask')).message).toBe('')
    const stale = { season: pack.season, version: 1, event: 'approve' } as const
    expect((await second.call(seasons.moveSeason, stale)).code).toBe('SEASON-GONE')
    expect((await county.call(seasons.seasonEnd, { season: pack.season })).code).toBe('NOT-ALLOWED')
  })

  it('shows beforehand what becomes of how many, and it becomes so, batch after batch; nothing is changed or deleted', async () => {
    const preview = (await endOf()).outcomes.map(({ code, pupils }) => [code, pupils])
    expect(Object.fromEntries(preview)).toEqual({
      completed: 0,
      unsigned: 1,
      unchecked: 0,
      unfinished: 1,
      neverBegun: 3,
      left: 0,
    })
    const states = () =>
      sql`select registration_id, state, version from registration order by 1`.execute(world.services.db)
    const before = (await states()).rows
    expect((await moves(second, 'approve')).message).toBe('')
    expect((await endOf()).state).toBe('closing')
    await stuckBefore()
    await works()
    const [stuck] = await runsOf(world.services.db, OTHER)
    expect([stuck?.state, (stuck?.failures ?? 0) > 0]).toEqual(['running', true])
    const after = await endOf()
    expect([after.state, after.end?.done, after.decidedBy]).toEqual(['closed', 5, 'province-admin@41'])
    expect(after.acts.map(({ what }) => what)).toEqual([
      '招生年度已结束',
      '批准结束招生年度',
      '提出结束招生年度',
      '撤回结束招生年度',
      '提出结束招生年度',
    ])
    expect(after.outcomes.map(({ code, pupils }) => [code, pupils])).toEqual(preview)
    expect((await states()).rows).toEqual(before)
    const told = (await school.call(api.history, { id: first.id })).body.events.map((event) => event.title)
    expect(told).toContain('招生年度结束，本年度未完成')
  })

  it('is read and not changed: by nobody at a screen, and by nothing in the database', async () => {
    expect((await school.call(api.readRegistration, { id: graduate.id })).status).toBe(200)
    const pass = { id: graduate.id, version: 1, reason: '演练' }
    expect((await school.call(withdraw, pass)).code).toBe('SEASON-CLOSED')
    await expect(
      sql`update registration set class_position = 9 where registration_id = ${idle.id}`.execute(
        world.services.db,
      ),
    ).rejects.toMatchObject({ code: 'ZZ044' })
    expect((await moves(province, 'ask')).code).toBe('STATE-NO-WAY')
  })
})

describe.runIf(next !== undefined)('the season after (A7)', () => {
  const own = inNext(school)
  const office = inNext(province)
  const changed = { ...pupilRow(22, { 身份证件号: madeUpNumber(722), 学籍号: `G${corrected.idNumber}` }) }
  const rows = [
    pupilRow(21, { 学籍号: `L${first.idNumber}` }),
    changed,
    pupilRow(723, { 姓名: namesake.name }),
    pupilRow(24),
  ]
  const carry = async () => {
    const asked = await office.call(seasons.carryOver, { season: next?.season ?? '' })
    expect(asked.message).toBe('')
    await works()
    return endOf(office, next?.season)
  }
  const inClass = async (name: string) => {
    const { lines } = (await own.call(api.listRegistrations, { class: `${SCHOOL}-0901` })).body
    return lines.find((line) => line.name === name)
  }
  const counts = ({ carried }: Awaited<ReturnType<typeof carry>>) =>
    Object.fromEntries(carried.map(({ code, pupils }) => [code, pupils]))

  it('stands beside the one that is closed, with its own register, windows and numbers', async () => {
    if (next === undefined) throw new Error('no next season')
    await world.at(insideOf(next, 'inPlace', 0.4))
    const file = { file: { name: '名册.csv', bytes: csv(rows) } }
    const batch = (await own.call(roster.checkRoster, {}, file)).body
    expect(batch.counts).toMatchObject({ new: 4, refused: 0 })
    expect((await own.call(roster.commitBatch, { id: batch.id })).message).toBe('')
    const line = await inClass(first.name)
    expect(line?.number).toMatch(new RegExp(`^${next.registrationNumber.value.prefix}`))
    expect((await school.call(api.listRegistrations, {})).body.total).toBe(5)
    expect((await own.call(api.listRegistrations, {})).body.total).toBe(4)
    const mine = (await inNext(she).call(api.myRegistration, {})).body
    expect([mine.grade, mine.track, mine.number]).toEqual([9, 'inPlace', line?.number])
    expect(mine.period?.until).toBe(beijing(windowIn(next, 'inPlace').closes))
  })

  it('finds grade 8 again as grade 9: by the person, by a number that was corrected; a name alone is work for the school', async () => {
    expect(counts(await carry())).toEqual({ identity: 1, number: 1, open: 1, none: 1 })
    const again = await carry()
    expect(counts(again)).toEqual({ identity: 1, number: 1, open: 1, none: 1 })
    expect(again.acts.map(({ what }) => what).toSorted()).toEqual(
      ['开始衔接上一年度', '开始衔接上一年度', '衔接上一年度完成', '衔接上一年度完成'].toSorted(),
    )
    const id = (await inClass(corrected.name))?.id ?? ''
    const { earlier } = (await own.call(seasons.earlierOf, { id })).body
    expect(earlier.map((line) => [line.title, line.number, line.grade, line.mayOpen])).toEqual([
      [pack.title, corrected.number, 8, true],
    ])
  })

  it('whether the namesake is the same person is said once, by the school whose pupil it is', async () => {
    const [work] = (await own.call(seasons.listCarryWork, {})).body.work
    expect([work?.name, work?.earlierNumber]).toEqual([namesake.name, namesake.number])
    const given = { id: work?.registration ?? '', earlier: work?.earlier ?? '', version: work?.version ?? 0 }
    const other = inNext(await world.staff('school-admin', '2141010002'))
    const same = { ...given, event: 'same' } as const
    expect((await other.call(seasons.listCarryWork, {})).body.work).toEqual([])
    expect((await other.call(seasons.decideCarryWork, same)).code).toBe('NOT-FOUND')
    expect((await own.call(seasons.decideCarryWork, same)).message).toBe('')
    expect((await own.call(seasons.decideCarryWork, same)).code).toBe('SEASON-GONE')
    expect(counts(await carry())).toEqual({ identity: 1, number: 1, person: 1, none: 1 })
  })

  it('offers what the candidate wrote a year ago, to the candidate alone; nothing is taken over or confirmed', async () => {
    const id = (await inClass(first.name))?.id ?? ''
    const { from, sections } = (await inNext(she).call(seasons.earlierValues, { id })).body
    expect([from, sections['basic']?.[0]?.['recipient']]).toEqual([pack.title, '王示例'])
    expect(sections['basic']?.[0]).not.toHaveProperty('idNumber')
    const { earlier } = (await inNext(she).call(seasons.earlierOf, { id })).body
    expect(earlier.map((line) => [line.number, line.outcomeName, line.mayOpen])).toEqual([
      [first.number, '未完成：没有填完或没有确认', false],
    ])
    expect((await own.call(seasons.earlierValues, { id })).code).toBe('NOT-ALLOWED')
    // Found by somebody's word and by no number: what the other wrote stays where it is.
    await sql`update earlier_registration set basis = 'person' where registration_id = ${id}`.execute(
      world.owner,
    )
    expect((await inNext(she).call(seasons.earlierValues, { id })).body.sections).toEqual({})
    const mine = (await inNext(she).call(api.myRegistration, {})).body
    expect([mine.state, mine.sections['basic']?.[0]?.['recipient']]).toEqual(['rostered', undefined])
  })

  it('a record of one season is not worked on in another', async () => {
    const id = (await inClass(madeUpName(24)))?.id ?? ''
    const given = { id, version: 1, reason: '演练' }
    expect((await own.call(api.readRegistration, { id })).status).toBe(200)
    expect((await own.call(withdraw, { ...given, id: graduate.id })).code).toBe('SEASON-OTHER')
    expect((await own.call(withdraw, given)).message).toBe('')
    expect(
      (await world.stranger().call(seasons.listSeasons, {})).body.seasons.map((line) => line.stateName),
    ).toContain('已结束')
  })
})
