import * as duplicates from '@zhongzhao/api/duplicates'
import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import * as seasons from '@zhongzhao/api/seasons'
import { me } from '@zhongzhao/api/sign-in'
import { askExtension, decideExtension } from '@zhongzhao/api/extensions'
import { beijing } from '@zhongzhao/domain/base/time'
import { insideOf, windowIn } from '@zhongzhao/tool-sandbox/dates'
import { describe, expect, it } from 'vitest'
import { runClassPrint } from '../../src/papers/class-print.ts'
import { takeJob } from '../../src/papers/store-jobs.ts'
import { compared } from '../doubles.ts'
import { AT_SCHOOL, daysAfter, pack, windowOf } from '../moments.ts'
import { type Row, csv, madeUpName, madeUpNumber, pupilRow } from '../roster-file.ts'
import { pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const { packs } = world.services
const [SCHOOL, OTHER] = ['2141010001', '2141010002']
const CLASS = `${SCHOOL}-0901`
const next = packs.seasons[packs.seasons.findIndex((one) => one.season === pack.season) + 1]
const inNext = (who: Person): Person => ({
  call: (endpoint, input, options) => who.call(endpoint, input, { ...options, season: next?.season ?? '' }),
})
const school = await world.staff('school-admin', SCHOOL)
const other = await world.staff('school-admin', OTHER)
const county = await world.staff('county-admin', '410105')
const second = await world.staff('county-admin', '410105')

/** Comes in by a roster of the season after. */
async function enters(who: Person, rows: readonly Row[]): Promise<void> {
  const file = { file: { name: '名册.csv', bytes: csv(rows) } }
  const batch = (await inNext(who).call(roster.checkRoster, {}, file)).body
  expect(batch.counts).toMatchObject({ new: rows.length, refused: 0 })
  expect((await inNext(who).call(roster.commitBatch, { id: batch.id })).message).toBe('')
}

describe.runIf(next !== undefined)('two seasons at once (A7): nothing of one is done by the other', () => {
  it('each has its register, and says at what it stands', async () => {
    await world.at(AT_SCHOOL)
    await pupilOf(world, 1, { school: SCHOOL })
    const { seasons: before } = (await school.call(seasons.listSeasons, {})).body
    const standing = (season: string | undefined) => before.find((one) => one.season === season)
    expect([standing(pack.season)?.stateName, standing(next?.season)?.stateName]).toEqual([
      '进行中',
      '未开始',
    ])
    expect(before.filter((one) => one.current).map((one) => one.season)).toEqual([pack.season])
    if (next === undefined) throw new Error('no next season')
    await world.at(insideOf(next, 'inPlace', 0.4))
    await enters(school, [pupilRow(31), pupilRow(32)])
    const names = async (who: Person) =>
      (await who.call(api.listRegistrations, { class: CLASS })).body.lines.map((line) => line.name).toSorted()
    expect(await names(school)).toEqual([madeUpName(1)])
    expect(await names(inNext(school))).toEqual([madeUpName(31), madeUpName(32)].toSorted())
  })

  it('more time that a school was given in this season opens nothing in the next', async () => {
    if (next === undefined) throw new Error('no next season')
    const until = daysAfter(windowOf('inPlace').closes, 3)
    await world.at(AT_SCHOOL)
    const asked = { org: SCHOOL, activities: ['fill'], tracks: ['inPlace'], until, reason: '演练：停电两天' }
    const { extension } = (await county.call(askExtension, asked)).body
    const approve = { extension, version: 1, event: 'approve' } as const
    expect((await inNext(second).call(decideExtension, approve)).code).toBe('SEASON-OTHER')
    expect((await second.call(decideExtension, approve)).message).toBe('')
    const periodOf = async (who: Person) => {
      const [line] = (await who.call(api.listRegistrations, { class: CLASS })).body.lines
      return (await who.call(api.readRegistration, { id: line?.id ?? '' })).body.period
    }
    expect((await periodOf(school))?.until).toBe(beijing(until))
    expect(await periodOf(inNext(school))).toEqual({
      from: beijing(windowIn(next, 'inPlace').opens),
      until: beijing(windowIn(next, 'inPlace').closes),
    })
    await world.at(insideOf(next, 'inPlace', 0.4))
  })

  it('the forms of a class are printed of the season that asked; asked in two, two jobs', async () => {
    const own = (await school.call(papers.printClass, { class: CLASS })).body
    const later = (await inNext(school).call(papers.printClass, { class: CLASS })).body
    expect((await inNext(school).call(papers.printClass, { class: CLASS })).body.id).toBe(later.id)
    expect(later.id).not.toBe(own.id)
    for (
      let job = await takeJob(world.services.db);
      job !== undefined;
      job = await takeJob(world.services.db)
    )
      await runClassPrint(world.services, job)
    const namesIn = async (id: string) =>
      (await school.call(papers.readJob, { id })).body.failures.map(({ name }) => name).toSorted()
    expect(await namesIn(own.id)).toEqual([madeUpName(1)])
    expect(await namesIn(later.id)).toEqual([madeUpName(31), madeUpName(32)].toSorted())
  })

  it('who stands twice in the season after is found there, and not in this one', async () => {
    const again = madeUpNumber(533)
    const same = { 姓名: madeUpName(33), 成员1姓名: '赵家长', 成员1联系电话: '14400000033' }
    await enters(school, [pupilRow(33, same)])
    await enters(other, [
      pupilRow(33, { ...same, 学校标识码: OTHER, 身份证件号: again, 学籍号: `L${madeUpNumber(33)}` }),
    ])
    expect(await compared(world)).toBe(1)
    const found = async (who: Person) => (await who.call(duplicates.listDuplicates, {})).body.lines.length
    expect([await found(county), await found(inNext(county))]).toEqual([0, 1])
    const [line] = (await inNext(county).call(duplicates.listDuplicates, {})).body.lines
    const apart = {
      case: line?.id ?? '',
      version: 1,
      event: 'dismiss',
      reason: '核对过',
    } as const
    expect((await county.call(duplicates.decideDuplicate, apart)).code).toBe('DUPLICATE-GONE')
    expect((await inNext(county).call(duplicates.decideDuplicate, apart)).code).not.toBe('DUPLICATE-GONE')
  })

  it('a candidate who stands in the season after only works by its pack', async () => {
    const { lines } = (await inNext(school).call(api.listRegistrations, { class: CLASS })).body
    const line = lines.find(({ name }) => name === madeUpName(31))
    const pupil = {
      id: line?.id ?? '',
      name: madeUpName(31),
      number: line?.number ?? '',
      idNumber: madeUpNumber(31),
    }
    const she = await world.candidate(pupil)
    expect((await she.call(me, {})).body.season).toBe(next?.season)
    expect((await school.call(me, {})).body.season).toBe(pack.season)
  })
})
