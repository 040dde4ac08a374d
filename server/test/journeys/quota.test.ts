import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeClass } from '@zhongzhao/api/actual-class'
import * as api from '@zhongzhao/api/quota'
import { readRegistration } from '@zhongzhao/api/registration'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { readSheet, rowsOf } from '../../src/platform/sheets.ts'
import { textOf } from '../pdf-text.ts'
import { lowestNamed } from '@zhongzhao/domain/season/eligibility'
import { pack } from '../moments.ts'
import { pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const [FIRST, SECOND, THIRD] = ['2141010001', '2141010002', '2141010003'] as const
const city = await world.staff('city-admin', '4101')
const city2 = await world.staff('city-admin', '4101')
const county = await world.staff('county-admin', '410105')
const otherCounty = await world.staff('county-admin', '410102')
const school = await world.staff('school-admin', FIRST)
const jiyuan = await world.staff('city-admin', '419001')
// 3 : 2 : 1.
const pupils = await Promise.all(
  [FIRST, FIRST, FIRST, SECOND, SECOND, THIRD].map((at, serial) =>
    pupilOf(world, serial + 1, { school: at }),
  ),
)
const [pupil] = pupils
if (pupil === undefined) throw new Error('six pupils')

const folder = mkdtempSync(join(tmpdir(), 'zz-quota-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Asked = Omit<Parameters<typeof city.call<typeof api.previewQuota>>[1], 'org'>
const asked = {
  basis: 'registered',
  areas: [],
  seniors: [
    { name: '示例一高', places: 20, quota: 13 },
    { name: '示例二高', places: 5, quota: 3 },
  ],
} satisfies Asked

const previews = (who: Person, of: Asked = asked, org = '4101') => who.call(api.previewQuota, { org, ...of })
const plansOf = async (who: Person, org = '4101') => (await who.call(api.quotaPlans, { org })).body
async function keeps(who: Person, of: Asked = asked) {
  const { shown } = (await previews(who, of)).body
  return who.call(api.keepQuota, { org: '4101', ...of, shown, after: (await plansOf(who)).edition })
}
const newest = async () => {
  const [plan] = (await plansOf(city)).plans
  if (plan === undefined) throw new Error('no plan')
  return plan
}
async function moves(who: Person, event: 'approve' | 'sendBack' | 'withdraw', reason?: string) {
  const { id, version } = await newest()
  return who.call(api.moveQuota, { plan: id, version, event, ...(reason === undefined ? {} : { reason }) })
}
const givenTo = async (who: Person, org: string) => (await who.call(api.quotaPlaces, { org })).body.plans
const events = async () =>
  (
    await world.owner
      .selectFrom('event')
      .select('kind')
      .where('kind', 'like', 'quota.%')
      .orderBy('at')
      .execute()
  ).map(({ kind }) => kind)

/** Told of a season that counts the registered, has a second person approve, and asks for no more than what is given here. */
const { counts, approval, shares } = pack.eligibility.quota
const percent = lowestNamed(shares, '41/4101')?.percent ?? 0
const least = Math.max(1, Math.floor((20 * percent) / 100))
const told = counts.includes('registered') && approval.by === 'anotherPerson' && percent <= 60

describe.runIf(told)('分配生名额按各初中人数分到校 (notice 三.(一)1; I6)', () => {
  it('is shown before it is kept: largest remainders, each column sums, the tie says so', async () => {
    const { body } = await previews(city)
    // 13 × 3/6 = 6.5, 13 × 2/6 = 4.33, 13 × 1/6 = 2.17; 3 × 3/6 = 1.5, 1, 0.5: the tie goes to more pupils.
    expect(
      body.lines.map(({ name, graduates, parts, total }) => [
        name,
        graduates,
        parts.map((p) => p.places),
        total,
      ]),
    ).toEqual([
      ['金水区示例一中', 3, [7, 2], 9],
      ['金水区示例二中', 2, [4, 1], 5],
      ['中原区示例中学', 1, [2, 0], 2],
    ])
    expect(body.lines[0]?.parts.map(({ by }) => by)).toEqual(['remainder', 'tie'])
    expect([body.graduates, body.total]).toEqual([6, 16])
    expect((await plansOf(city)).plans).toEqual([])
  })

  it('asks for the least share of the place, a name each, and somebody who counts', async () => {
    const with_ = (seniors: Asked['seniors']) => previews(city, { ...asked, seniors })
    const few = await with_([{ name: '示例一高', places: 20, quota: least - 1 }])
    expect([few.code, few.message]).toEqual([
      'QUOTA-SHARE',
      `“示例一高”的分配生名额应不少于招生计划的 ${percent}%（${least} 人）、不多于招生计划（20 人），请改正。`,
    ])
    expect((await with_([])).code).toBe('QUOTA-SENIORS')
    expect((await with_([...asked.seniors, { name: ' 示例一高', places: 1, quota: 1 }])).code).toBe(
      'QUOTA-SENIORS',
    )
    expect((await previews(city, { ...asked, basis: 'passed' })).code).toBe('QUOTA-NOBODY')
    expect((await previews(city, { ...asked, areas: ['410181'] })).code).toBe('QUOTA-AREA')
    const narrow = await previews(city, { ...asked, areas: ['410102'] })
    expect(narrow.body.lines.map(({ name, total }) => [name, total])).toEqual([['中原区示例中学', 16]])
  })

  it('is kept by whoever it belongs to, and not as shown before somebody registered', async () => {
    expect((await previews(school)).status).toBe(403)
    expect((await previews(jiyuan)).code).toBe('NOT-FOUND')
    expect((await previews(county)).code).toBe('NOT-FOUND')
    const { shown } = (await previews(city)).body
    await pupilOf(world, 7, { school: THIRD })
    const late = await city.call(api.keepQuota, { org: '4101', ...asked, shown, after: 0 })
    expect(late.code).toBe('QUOTA-MOVED')
  })

  it('of two who keep at once one does; a killed keeping leaves nothing', async () => {
    const { shown } = (await previews(city)).body
    const keep = (who: Person) => who.call(api.keepQuota, { org: '4101', ...asked, shown, after: 0 })
    const replies = await Promise.all([keep(city), keep(city2)])
    const refused = replies.filter(({ status }) => status !== 200).map(({ code }) => code)
    expect(refused).toHaveLength(1)
    expect(['QUOTA-WAITS', 'QUOTA-GONE']).toContain(refused[0])
    expect((await plansOf(city)).plans).toHaveLength(1)
    // The database takes no plan whose parts do not sum.
    const { id } = await newest()
    const broken = world.owner.transaction().execute(async (db) => {
      await db.updateTable('quota_part').set({ places: 0 }).where('plan_id', '=', id).execute()
      await db.updateTable('quota_plan').set({ version: 9 }).where('plan_id', '=', id).execute()
    })
    await expect(broken).rejects.toThrow('a quota does not sum')
  })

  it('is approved by another person; before that no school and no candidate sees it', async () => {
    const [keeper, other] = (await newest()).may.includes('withdraw') ? [city, city2] : [city2, city]
    expect((await moves(keeper, 'approve')).code).toBe('QUOTA-TWO-PEOPLE')
    expect((await moves(other, 'withdraw')).code).toBe('QUOTA-KEEPER')
    expect((await moves(other, 'sendBack', '错')).code).toBe('QUOTA-REASON')
    expect((await moves(other, 'sendBack', '一高计划有变')).status).toBe(200)
    expect((await newest()).stateName).toBe('退回修改')
    await keeps(keeper)
    expect(await givenTo(school, FIRST)).toEqual([])
    const { id, version } = await newest()
    const approve = () => other.call(api.moveQuota, { plan: id, version, event: 'approve' })
    const twice = await Promise.all([approve(), approve()])
    expect(twice.map(({ status, code }) => (status === 200 ? 'approved' : code)).toSorted()).toEqual([
      'QUOTA-GONE',
      'approved',
    ])
    const [mine, ...rest] = await givenTo(school, FIRST)
    expect(rest).toEqual([])
    expect([mine?.officeName, mine?.seniors]).toEqual(['郑州市', ['示例一高', '示例二高']])
    // Seven registered now, 3 : 2 : 2: 13 × 3/7 = 5.57 and 13 × 2/7 = 3.71, so that the others are served first; 3 × 3/7 = 1.29.
    expect(mine?.lines.map(({ name, places, total }) => [name, places, total])).toEqual([
      ['金水区示例一中', [5, 1], 6],
    ])
    expect((await givenTo(county, '410105'))[0]?.lines.map(({ name }) => name)).toEqual([
      '金水区示例一中',
      '金水区示例二中',
    ])
    expect((await school.call(api.quotaPlaces, { org: SECOND })).code).toBe('NOT-FOUND')
    expect((await otherCounty.call(api.readQuota, { plan: id })).code).toBe('QUOTA-GONE')
  })

  it('the candidate sees what the own school gets', async () => {
    const she = await world.candidate(pupil)
    const { plans } = (await she.call(api.myQuota, {})).body
    expect(plans.map(({ officeName, seniors }) => [officeName, seniors])).toEqual([
      [
        '郑州市',
        [
          { name: '示例一高', places: 5 },
          { name: '示例二高', places: 1 },
        ],
      ],
    ])
  })

  it('a new edition replaces the published one when it is approved, and both stay on record', async () => {
    await keeps(city, { ...asked, seniors: [{ name: '示例一高', places: 20, quota: 20 }] })
    expect((await givenTo(school, FIRST))[0]?.lines[0]?.total).toBe(6)
    expect((await keeps(city2)).code).toBe('QUOTA-WAITS')
    expect((await moves(city2, 'approve')).status).toBe(200)
    expect((await plansOf(city)).plans.map(({ edition, stateName }) => [edition, stateName])).toEqual([
      [3, '已批准，已公布'],
      [2, '已有新版'],
      [1, '退回修改'],
    ])
    expect((await givenTo(school, FIRST))[0]?.lines[0]?.places).toEqual([8])
    expect(await events()).toEqual([
      'quota.kept',
      'quota.sendBack',
      'quota.kept',
      'quota.approve',
      'quota.kept',
      'quota.replace',
      'quota.approve',
    ])
  })

  it('who approves is told that numbers moved since', async () => {
    await keeps(city)
    await pupilOf(world, 8, { school: SECOND })
    const { id } = await newest()
    expect((await city2.call(api.readQuota, { plan: id })).body.moved).toBe(1)
    expect((await moves(city, 'withdraw')).status).toBe(200)
  })

  it('stands on paper and in a spreadsheet with 填报单位（盖章）, and sums there too', async () => {
    const plan = (await plansOf(city)).plans.find(({ state }) => state === 'approved')?.id ?? ''
    const pdf = await city.call(api.quotaSheet, { plan, format: 'pdf' })
    const text = (await textOf(pdf.bytes)).join('').replaceAll(/\s/g, '')
    for (const said of ['填报单位（盖章）：郑州市', '分配生名额表', '最大余额法', '填表人', '审核人'])
      expect(text).toContain(said)
    const path = join(folder, 'quota.xlsx')
    writeFileSync(path, (await city.call(api.quotaSheet, { plan, format: 'xlsx' })).bytes)
    const sheet = await readSheet(path)
    expect(sheet.header).toEqual(['序号', '初中学校', '计算人数', '示例一高（计划 20，分配 20）', '合计'])
    const rows = (await rowsOf(sheet)).map(({ cells }) => cells.slice(1))
    expect(rows.slice(0, 4)).toEqual([
      ['金水区示例一中', '3', '8', '8'],
      ['金水区示例二中', '2', '6', '6'],
      ['中原区示例中学', '2', '6', '6'],
      ['合计', '7', '20', '20'],
    ])
  })

  it('says of the last edition by what and for which counties it was reckoned', async () => {
    await keeps(city, { ...asked, areas: ['410105'] })
    const { basis, areas } = await newest()
    expect([basis, areas]).toEqual(['registered', ['410105']])
    expect((await moves(city, 'withdraw')).status).toBe(200)
  })

  it('a guest does not count, and is answered no places of the school that hosts', async () => {
    const before = (await previews(city)).body.graduates
    const { version } = (await school.call(readRegistration, { id: pupil.id })).body
    const marked = await school.call(changeClass, {
      id: pupil.id,
      version,
      class: `${FIRST}-0901`,
      guest: true,
    })
    expect(marked.message).toBe('')
    expect((await previews(city)).body.graduates).toBe(before - 1)
    expect((await (await world.candidate(pupil)).call(api.myQuota, {})).body.plans).toEqual([])
  })

  it('more schools than are shown at once: it says so', async () => {
    const plan = crypto.randomUUID()
    await world.owner.transaction().execute(async (db) => {
      await sql`insert into quota_plan (plan_id, season, org_code, org_path, edition, basis, percent, state, kept_by, kept_at, decided_by, decided_at)
        select ${plan}, season, '419001', '41/419001', 1, basis, percent, state, kept_by, kept_at, decided_by, decided_at
        from quota_plan where state = 'approved'`.execute(db)
      await sql`insert into quota_senior values (${plan}, 0, '示例一高', 5000, 2001)`.execute(db)
      await sql`insert into quota_school select ${plan}, n::text, '41/419001/' || n, '示例中学', 1 from generate_series(10001, 12001) n`.execute(
        db,
      )
      await sql`insert into quota_part select ${plan}, n::text, 0, 1, 'whole' from generate_series(10001, 12001) n`.execute(
        db,
      )
    })
    const { body } = await jiyuan.call(api.quotaPlaces, { org: '419001' })
    expect([body.more, body.plans[0]?.lines.length]).toEqual(['yes', 2000])
    expect((await city.call(api.quotaPlaces, { org: '4101' })).body.more).toBe('no')
  })
})
