import * as api from '@zhongzhao/api/plans'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { atClock, daysAfter, pack } from '../moments.ts'
import { smallProvince } from '../world.ts'

const { maxBytes: MOST } = pack.plans
const kindsAt = (place: 'school' | 'county') => pack.plans.kinds.filter(({ at }) => at.includes(place))
const KINDS = kindsAt('school')
/** What the school files in this story, and the county. */
const [KIND, OTHER] = [KINDS[1] ?? KINDS[0], kindsAt('county')[0]]
if (KIND === undefined || OTHER === undefined) throw new Error('nothing is filed')
const world = await smallProvince(atClock(daysAfter(KIND.due.value, -8), '10:00'))
const COUNTY = '410105'
const SCHOOL = '2141010001'
const county = await world.staff('county-admin', COUNTY)
const city = await world.staff('city-admin', '4101')
const school = await world.staff('school-admin', SCHOOL)
const neighbour = await world.staff('school-admin', '2141010002')

const pdf = (words: string) => Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`)
const filing = (
  over: Partial<{ org: string; kind: string; after: number; bytes: Buffer; key: string }> = {},
) => {
  const { org = SCHOOL, kind = KIND.code, after = 0, bytes = pdf('first') } = over
  const input = { org, kind, after, title: ' 金水一中采集场所安全预案 ', responsible: '示例主管' }
  const key = over.key === undefined ? {} : { key: over.key }
  return { input, options: { file: { name: '预案.pdf', bytes }, ...key } }
}
const file = (person: typeof school, over: Parameters<typeof filing>[0] = {}) => {
  const { input, options } = filing(over)
  return person.call(api.filePlan, input, options)
}
const read = async (person: typeof school, org: string) => (await person.call(api.readPlans, { org })).body
const newest = async () => (await read(school, SCHOOL)).plans.find((one) => one.state !== 'replaced')

describe('各地……制定工作方案和安全预案 (notice 三.(五)): each place files its plans with the office above', () => {
  it('knows what it owes and until when; nothing is there yet', async () => {
    const { kinds, plans, maxBytes } = await read(school, SCHOOL)
    expect(kinds.map(({ title, here }) => [title, here])).toEqual(
      pack.plans.kinds.map((kind) => [kind.title, KINDS.includes(kind) ? 'mine' : 'notAsked']),
    )
    expect([plans, maxBytes]).toEqual([[], MOST.value])
    const province = await world.staff('province-admin', '41')
    expect((await read(province, '41')).kinds.map(({ here }) => here)).toEqual(
      kinds.map(() => 'notAsked' as const),
    )
  })

  it('takes a whole PDF of the size allowed, of a kind this place files, from its own people', async () => {
    const wrong = [
      { bytes: Buffer.from('PK\u0003\u0004 a text document') },
      { bytes: pdf('x').subarray(0, 12) },
      { bytes: Buffer.concat([pdf('x'), Buffer.alloc(MOST.value), pdf('y')]) },
    ]
    for (const over of wrong) expect((await file(school, over)).code).toBe('PLAN-FILE')
    expect((await file(school, { kind: 'none' })).code).toBe('PLAN-KIND')
    expect((await file(county)).code).toBe('PLAN-OWN')
    expect((await file(neighbour)).code).toBe('NOT-FOUND')
    expect((await read(school, SCHOOL)).plans).toEqual([])
  })

  it('is filed once, however often one presses, and read as it was filed', async () => {
    const both = await Promise.all([1, 2].map(() => file(school, { key: 'one press' })))
    expect(both.map((b) => b.status)).toEqual([200, 200])
    const [one, ...others] = (await read(school, SCHOOL)).plans
    expect([one?.edition, one?.title, one?.stateName, one?.late, others]).toEqual([
      1,
      '金水一中采集场所安全预案',
      '已报备',
      false,
      [],
    ])
    const opened = await county.call(api.openPlan, { plan: one?.id ?? '' })
    expect([opened.status, opened.bytes.equals(pdf('first'))]).toEqual([200, true])
    expect((await neighbour.call(api.openPlan, { plan: one?.id ?? '' })).code).toBe('PLAN-GONE')
  })

  it('two colleagues at once: one edition stands, the other is told to look again', async () => {
    for (let round = 0; round < 5; round++) {
      const seen = (await newest())?.edition ?? 0
      const [a, b] = await Promise.all([file(school, { after: seen }), file(school, { after: seen })])
      expect([a?.status, b?.status].toSorted()).toEqual([200, 409])
      expect([a?.code, b?.code]).toContain('PLAN-GONE')
    }
    const plans = (await read(school, SCHOOL)).plans
    expect(plans.map((one) => one.edition)).toEqual([6, 5, 4, 3, 2, 1])
    expect(plans.filter((one) => one.state !== 'replaced')).toHaveLength(1)
  })
})

describe('检查、督促 (notice 三.(一)1): the office above sees who has filed, notes and sends back', () => {
  it('the county sees its schools, the city how far each county has come', async () => {
    const below = (await read(county, COUNTY)).below
    expect(below.map(({ name, current, owed, filed }) => [name, current.length, owed, filed])).toEqual([
      ['金水区示例一中', 1, KINDS.length, 1],
      ['金水区示例二中', 0, KINDS.length, 0],
    ])
    const mine = (await read(city, '4101')).below.find((one) => one.code === COUNTY)
    expect([mine?.owes.length, mine?.current, mine?.owed, mine?.filed]).toEqual([
      kindsAt('county').length,
      [],
      kindsAt('county').length + 2 * KINDS.length,
      1,
    ])
  })

  it('nobody notes the own plan; sending back says why; the school mends it, the old edition stays', async () => {
    const one = await newest()
    expect(one?.may).toEqual([])
    const about = { plan: one?.id ?? '', version: one?.version ?? 0 }
    expect((await school.call(api.decidePlan, { ...about, event: 'note' })).code).toBe('NOT-ALLOWED')
    expect((await county.call(api.decidePlan, { ...about, event: 'sendBack', reason: ' ' })).code).toBe(
      'PLAN-REASON',
    )
    const reason = '缺应急联系电话'
    expect((await county.call(api.decidePlan, { ...about, event: 'sendBack', reason })).status).toBe(200)
    expect((await city.call(api.decidePlan, { ...about, event: 'note' })).code).toBe('PLAN-GONE')
    const back = await newest()
    expect([back?.stateName, back?.reason]).toEqual(['退回修改', reason])
    expect((await read(county, COUNTY)).below[0]?.filed).toBe(0)
    await world.at(KIND.due.value)
    expect((await file(school, { after: back?.edition ?? 0, bytes: pdf('mended') })).status).toBe(200)
    const mended = await newest()
    expect([mended?.edition, mended?.late]).toEqual([7, true])
    const noted = { plan: mended?.id ?? '', version: mended?.version ?? 0, event: 'note' as const }
    // Who filed it for the school works for the county too: another notes it.
    const filedBy = (name: string) =>
      sql`update filed_plan set filed_by = (select account_id from account where name = ${name} limit 1) where plan_id = ${noted.plan}`.execute(
        world.owner,
      )
    await filedBy(`county-admin@${COUNTY}`)
    expect((await county.call(api.decidePlan, noted)).code).toBe('PLAN-SAME-PERSON')
    expect((await read(county, COUNTY)).below[0]?.current[0]?.may).toEqual(['sendBack'])
    await filedBy(`school-admin@${SCHOOL}`)
    expect((await county.call(api.decidePlan, noted)).status).toBe(200)
    expect([(await newest())?.stateName, (await newest())?.decidedBy]).toEqual([
      '已阅',
      `county-admin@${COUNTY}`,
    ])
    const old = (await read(school, SCHOOL)).plans.find((plan) => plan.id === back?.id)
    expect([old?.stateName, old?.reason]).toEqual(['已有新版', reason])
  })

  it('a county’s own plan is judged by the city, never by itself', async () => {
    expect((await file(county, { org: COUNTY, kind: OTHER.code })).status).toBe(200)
    const [own] = (await read(county, COUNTY)).plans
    const about = { plan: own?.id ?? '', version: own?.version ?? 0, event: 'note' as const }
    expect((await county.call(api.decidePlan, about)).code).toBe('PLAN-ABOVE')
    expect((await city.call(api.decidePlan, about)).status).toBe(200)
  })

  it('every act stands in the log with its place; what was filed lies sealed', async () => {
    const kinds = await world.owner
      .selectFrom('event')
      .select('kind')
      .where('kind', 'like', 'plan.%')
      .execute()
    expect(new Set(kinds.map((row) => row.kind))).toEqual(
      new Set(['plan.filed', 'plan.opened', 'plan.note', 'plan.sendBack']),
    )
    const rows = await world.owner.selectFrom('filed_plan').select('file').execute()
    for (const row of rows) expect((await world.services.files.get(row.file)).includes('%PDF-')).toBe(false)
  })
})
