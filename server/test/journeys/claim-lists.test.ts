import * as lists from '@zhongzhao/api/claim-lists'
import { withdrawClaim } from '@zhongzhao/api/claims'
import * as review from '@zhongzhao/api/claim-review'
import { messages } from '@zhongzhao/api/sign-in'
import { effectWords } from '@zhongzhao/domain/eligibility/bonus'
import { describe, expect, it } from 'vitest'
import { BONUS, CLAIMED, LISTED, SCHOOL, claimsWorld, decides, levelsOf, mine, view } from '../claims.ts'
import type { Pupil } from '../enrol.ts'
import { pack } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { pupilOf } from '../steps.ts'
import type { Person } from '../world.ts'

const { world, school, city, county } = await claimsWorld()
const city2 = await world.staff('city-admin', '4101')
const jiyuan = await world.staff('city-admin', '419001')
/** Where what the city has registered is reviewed in the season under test: at the city, or at the last level below it. */
const above =
  levelsOf(BONUS).at(-1)?.at === 'city'
    ? { name: '郑州市', own: city, other: city2 }
    : { name: '金水区', own: undefined, other: county }
const ITEM = LISTED ?? ''
const LISTED_ITEM = pack.eligibility.bonus.items.find(({ code }) => code === ITEM)
const KIND = pack.eligibility.kinds.find(({ code }) => code === BONUS)
const EFFECT = LISTED_ITEM === undefined ? '' : effectWords(LISTED_ITEM.effect).replaceAll(' ', '')
const pupils = await Promise.all([1, 2, 3, 4].map((serial) => pupilOf(world, serial, { school: SCHOOL })))
const [first, second, third, fourth] = pupils
if (first === undefined || second === undefined || third === undefined || fourth === undefined)
  throw new Error('four pupils')

const csv = (rows: readonly (readonly [string, string])[]) => ({
  file: {
    name: 'list.csv',
    bytes: Buffer.from(
      ['序号,考生姓名,公民身份号码', ...rows.map(([name, number], at) => `${at + 1},${name},${number}`)].join(
        '\r\n',
      ),
    ),
  },
})
const line = ({ name, idNumber }: Pupil) => [name, idNumber] as const
const checks = (who: Person, rows: Parameters<typeof csv>[0], org = '4101') =>
  who.call(lists.checkListFromAbove, { org, item: ITEM }, csv(rows))
const imports = (who: Person, rows: Parameters<typeof csv>[0], item = ITEM) =>
  who.call(lists.importListFromAbove, { org: '4101', item, source: '豫军教第1号' }, csv(rows))
const openOf = async (who: Person, list: string) =>
  (await who.call(lists.readListFromAbove, { list, show: 'open' })).body.lines
const events = async () =>
  (
    await world.owner
      .selectFrom('event')
      .select('kind')
      .where('kind', 'like', 'claim.l%')
      .orderBy('at')
      .execute()
  ).map(({ kind }) => kind)

// The second pupil stands under another name; somebody has the third one's name; nobody knows the last.
const stranger = ['李未见', madeUpNumber(77)] as const
const broken = [
  third.name,
  `${third.idNumber.slice(0, 17)}${third.idNumber.endsWith('1') ? '2' : '1'}`,
] as const
const rows = [line(first), ['赵改名', second.idNumber], broken, stranger, line(first)] as const
let list = ''

describe.runIf(LISTED !== undefined)('上级送来的照顾名单 (notice 三.(一)1; I3)', () => {
  it('is checked first and nothing of it is kept; each doubtful line says why, numbers covered', async () => {
    const { body } = await checks(city, rows)
    expect([body.rows, body.matched, body.there]).toEqual([5, 1, 0])
    expect(body.problems.map(({ row, why }) => [row, why])).toEqual([
      [2, '号码找到了考生，但姓名不一样'],
      [3, '身份证件号码不对（位数或校验码有误）'],
      [4, '本单位范围内没有这个号码的考生'],
      [5, '这个号码在名单里出现了两次'],
    ])
    expect(JSON.stringify(body)).not.toContain(second.idNumber)
    expect((await city.call(lists.listsFromAbove, {})).body.lists).toEqual([])
    expect((await city.call(review.claimQueue, {})).body.lines).toEqual([])
  })

  it('belongs to the office that holds it, and says what it needs', async () => {
    expect((await checks(school, rows)).status).toBe(403)
    expect((await checks(county, rows)).status).toBe(403)
    expect((await checks(jiyuan, rows)).code).toBe('NOT-FOUND')
    expect((await checks(jiyuan, rows, '419001')).body.matched).toBe(0)
    expect((await imports(city, rows, CLAIMED ?? '')).code).toBe('LISTED-ITEM')
    const bare = { file: { name: 'a.csv', bytes: Buffer.from('姓名,学校\r\n王五,一中') } }
    const told = await city.call(lists.checkListFromAbove, { org: '4101', item: ITEM }, bare)
    expect([told.code, told.message.includes('身份证件号码')]).toEqual(['LISTED-FILE', true])
    expect((await checks(city, [])).code).toBe('LISTED-ROWS')
  })

  it('what is certain is registered and told, everything else is work; the same file twice is one list', async () => {
    const twice = await Promise.all([imports(city, rows), imports(city, rows)])
    expect(twice.map(({ status, code }) => (status === 200 ? 'imported' : code)).toSorted()).toEqual([
      'LISTED-TWICE',
      'imported',
    ])
    const done = twice.find(({ status }) => status === 200)?.body
    list = done?.list ?? ''
    expect([done?.registered, done?.open]).toEqual([1, 4])
    const she = await world.candidate(first)
    const [claim] = await mine(she)
    expect([claim?.title, claim?.seat.office, claim?.stateName]).toEqual([
      `${KIND?.title}：${LISTED_ITEM?.title}`,
      above.name,
      '审核中',
    ])
    expect((await she.call(messages, {})).body.messages.map(({ title }) => title)).toContain(
      '已按上级名单登记照顾资格',
    )
  })

  it('carries its evidence, is proposed, and is reviewed by another person than who imported it', async () => {
    const id = (await above.other.call(review.claimQueue, {})).body.lines[0]?.id ?? ''
    const seen = await view(above.other, id)
    expect([seen.proposalName, seen.listed, seen.evidence?.includes('豫军教第1号')]).toEqual([
      '拟符合',
      true,
      true,
    ])
    if (above.own !== undefined) expect((await decides(above.own, id)).code).toBe('CLAIM-OWN-ENTRY')
    expect((await decides(above.other, id)).message).toBe('')
    expect((await view(above.other, id)).stateName).toBe('审核通过')
  })

  it('a person says whose a doubtful line is, or why it is left out; of two who do one comes second', async () => {
    const open = await openOf(city, list)
    expect(
      open.map(({ row, stateName, candidates }) => [row, stateName, candidates.map(({ id }) => id)]),
    ).toEqual([
      [2, '待核对', [second.id]],
      [3, '待核对', [third.id]],
      [4, '没有找到考生', []],
      [5, '待核对', [first.id]],
    ])
    for (const private_ of [second.idNumber, third.idNumber])
      expect(JSON.stringify(open)).not.toContain(private_)
    const choose = (who: Person) =>
      who.call(lists.settleListed, { list, row: 2, version: 1, event: 'choose', registration: second.id })
    const replies = await Promise.all([choose(city), choose(city2)])
    expect(replies.map(({ status, code }) => (status === 200 ? 'chosen' : code)).toSorted()).toEqual([
      'LISTED-GONE',
      'chosen',
    ])
    const settle = (
      row: number,
      of: { event: 'choose' | 'dismiss'; registration?: string; reason?: string },
    ) => city.call(lists.settleListed, { list, row, version: 1, ...of })
    expect((await settle(5, { event: 'dismiss', reason: '重' })).code).toBe('LISTED-REASON')
    expect((await settle(5, { event: 'dismiss', reason: '同一人重复' })).message).toBe('')
    const other = await pupilOf(world, 9, { school: '2141900101' })
    expect((await settle(3, { event: 'choose', registration: other.id })).code).toBe('LISTED-NOT-HERE')
    expect((await settle(3, { event: 'choose', registration: third.id })).message).toBe('')
    expect((await openOf(city, list)).map(({ row }) => row)).toEqual([4])
  })

  it('who registers later is found when the list is matched once more', async () => {
    const again = () => city.call(lists.matchListAgain, { list })
    expect((await again()).body).toEqual({ registered: 0, open: 1 })
    const [name, idNumber] = stranger
    const late = await world.enrol({ name, idNumber, school: '2141010002' })
    const both = await Promise.all([again(), again()])
    expect(both.map(({ body }) => body.registered).toSorted()).toEqual([0, 1])
    expect(await openOf(city, list)).toEqual([])
    expect((await mine(await world.candidate(late))).map(({ item }) => item)).toEqual([ITEM])
    const [shown] = (await city.call(lists.listsFromAbove, {})).body.lists
    expect([shown?.rows, shown?.registered, shown?.there, shown?.open, shown?.dismissed]).toEqual([
      5, 4, 0, 0, 1,
    ])
  })

  it('who has the claim already is not registered twice, whatever list comes next', async () => {
    const next = await imports(city, [line(first), line(fourth)])
    expect([next.body.registered, next.body.open]).toEqual([1, 0])
    const { lines } = (await city.call(lists.readListFromAbove, { list: next.body.list, show: 'all' })).body
    expect(lines.map(({ stateName }) => stateName)).toEqual(['早已登记', '已登记'])
    expect(madeUpName(1)).toBe(first.name)
  })

  it('withdrawn by the family it is work again when the list is matched, and had again when a person says so', async () => {
    const she = await world.candidate(fourth)
    const [own] = await mine(she)
    expect([own?.listed, own?.may]).toEqual([true, ['withdraw']])
    const { lists: all } = (await city.call(lists.listsFromAbove, {})).body
    const next = all.find(({ rows: many }) => many === 2)?.id ?? ''
    const again = () => city.call(lists.matchListAgain, { list: next })
    expect((await again()).body).toEqual({ registered: 0, open: 0 })
    await she.call(withdrawClaim, { claim: own?.id ?? '', version: own?.version ?? 0 })
    expect((await again()).body).toEqual({ registered: 0, open: 1 })
    // Nothing comes back by a machine: it stays a person's to say.
    expect((await again()).body).toEqual({ registered: 0, open: 1 })
    const [open] = await openOf(city, next)
    expect([open?.stateName, open?.why, open?.candidates.map(({ id }) => id)]).toEqual([
      '待核对',
      '家庭撤回过这一项：要求恢复的，请选“认定是这名考生”；不恢复的，选“不登记”',
      [fourth.id],
    ])
    const version = open?.version ?? 0
    const said = { list: next, row: 2, version, event: 'choose', registration: fourth.id } as const
    expect((await city.call(lists.settleListed, said)).message).toBe('')
    expect((await mine(she)).map(({ stateName }) => stateName).toSorted()).toEqual(['审核中', '本人已撤回'])
    expect((await again()).body).toEqual({ registered: 0, open: 0 })
  })

  it('加分名单 (K9): who passed, what it comes to, no number of the person', async () => {
    const { bytes } = await county.call(review.claimList, { org: '410105', kind: 'bonus', format: 'pdf' })
    const text = (await textOf(bytes)).join('').replaceAll(/\s/g, '')
    for (const said of [
      '照顾加分资格名单',
      '填报单位（盖章）：金水区',
      '人数：1',
      EFFECT,
      '取最高一项',
      first.number,
    ])
      expect(text).toContain(said)
    expect(text).not.toContain(first.idNumber)
  })

  it('every act has an event, and nothing private stands in it', async () => {
    expect(await events()).toEqual([
      'claim.listImported',
      'claim.line.choose',
      'claim.line.dismiss',
      'claim.line.choose',
      'claim.listMatched',
      'claim.listMatched',
      'claim.listMatched',
      'claim.listImported',
      'claim.listMatched',
      'claim.listMatched',
      'claim.listMatched',
      'claim.line.choose',
      'claim.listMatched',
      'claim.listed',
    ])
    const all = await world.owner.selectFrom('event').select(['detail', 'fields']).execute()
    for (const { name, idNumber } of pupils) {
      expect(JSON.stringify(all)).not.toContain(name)
      expect(JSON.stringify(all)).not.toContain(idNumber)
    }
  })
})
