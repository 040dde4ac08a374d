import { registerCorrections } from '@zhongzhao/api/papers'
import * as registration from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import * as api from '@zhongzhao/api/sync'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { pack } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { fillsIn } from '../steps.ts'
import { SCHOOL, syncWorld } from '../sync-world.ts'
import type { Person } from '../world.ts'

const OTHER = '2141010002'
const BEYOND = '2141010003'
const { world, source, sync, held } = await syncWorld({ pupils: 60, schools: [SCHOOL, OTHER] })
const { db } = world.services
const school = await world.staff('school-admin', SCHOOL)
const second = await world.staff('school-admin', SCHOOL)
const other = await world.staff('school-admin', OTHER)
const county = await world.staff('county-admin', '410105')
await sync(county)

async function work(
  person: Person,
  name: string,
  show: 'open' | 'underWay' | 'corrections' | 'settled' = 'open',
) {
  const { body } = await person.call(api.listSyncWork, { show })
  return body.work.find((one) => one.name === name)
}
type Work = NonNullable<Awaited<ReturnType<typeof work>>>
type Choice = 'follow' | 'move' | 'keep' | 'leave' | 'drop'
const choose = (person: Person, choice: Choice, { id, version }: Work) =>
  person.call(api.decideSyncWork, { work: id, version, choice })
async function decide(person: Person, choice: Choice, name: string) {
  const one = await work(person, name)
  if (one === undefined) throw new Error(`decisions: no work about ${name}`)
  return choose(person, choice, one)
}
const events = async (id: string) =>
  (
    await sql<{
      kind: string
    }>`select kind from event where registration_id = ${id} order by event_id`.execute(db)
  ).rows.map((r) => r.kind)
/** As a portrait that the school has accepted: pictures are another journey. */
const photographed = (id: string) =>
  sql`update registration set portrait = ${JSON.stringify({ id, hash: 'x', verdict: 'accepted' })}::jsonb where registration_id = ${id}`.execute(
    world.owner,
  )
async function confirmed(index: number) {
  const pupil = await held(index)
  const she = await world.candidate(pupil)
  await photographed(pupil.id)
  const version = await fillsIn(she, pupil)
  const { body } = await she.call(registration.confirm, { id: pupil.id, version })
  expect(body.state).toBe('confirmed')
  return { pupil, she, version: body.version }
}

describe('the register is right: it is followed, and the candidate asked (notice 二.2, B3)', () => {
  it('what was confirmed goes back with the field named and the value there; she is told and confirms again', async () => {
    const { pupil, she } = await confirmed(0)
    source.feed.change('changed', 0, { 姓名: '王改名' })
    await sync(county)
    expect((await held(0)).name).toBe(pupil.name)
    const before = await work(school, pupil.name)
    expect(before?.may.find((m) => m.event === 'follow')?.will).toContain('请考生核对后重新确认')
    expect((await decide(school, 'follow', pupil.name)).status).toBe(200)
    const { body } = await she.call(registration.myRegistration, {})
    expect(body).toMatchObject({ state: 'filling', sections: { basic: [{ name: '王改名' }] } })
    expect(body.returned?.fields.map((f) => f.field)).toEqual(['basic.name'])
    const told = (await she.call(messages, {})).body.messages
    expect(told.map((m) => m.title)).toContain('学籍信息有更新，请核对')
    expect((await she.call(registration.confirm, { id: pupil.id, version: body.version })).status).toBe(200)
    expect(await events(pupil.id)).toEqual(
      expect.arrayContaining(['registration.confirmed', 'registration.followed', 'sync.follow']),
    )
    expect((await sync(county)).counts).toMatchObject({ opened: 0 })
    expect(await work(school, '王改名', 'settled')).toMatchObject({ state: 'agreed' })
  })

  it('the name is found by its new spelling, and the register may change its mind later', async () => {
    const { rows } = await sql<{
      pinyin: string
    }>`select pinyin from registration where name = '王改名'`.execute(db)
    expect(rows.map((r) => r.pinyin)).toEqual([expect.stringContaining('gaiming')])
    source.feed.change('changed', 0, { 姓名: source.feed.pupil(1).pupil['姓名'] ?? '' })
    expect((await sync(county)).counts).toMatchObject({ opened: 1 })
  })

  it('of two who decide at once one does, the other is told; a second click changes nothing', async () => {
    const { pupil } = await confirmed(2)
    source.feed.change('changed', 2, { 民族: '满族' })
    await sync(county)
    const one = await work(school, pupil.name)
    if (one === undefined) throw new Error('decisions: no work')
    const replies = await Promise.all([choose(school, 'follow', one), choose(second, 'keep', one)])
    expect(replies.map((r) => r.code).toSorted()).toEqual(['SYNC-WORK-STALE', undefined])
    expect((await choose(school, 'follow', one)).code).toBe('SYNC-WORK-STALE')
  })

  it('what is sealed is not touched: refused, with the way that is open', async () => {
    const { pupil } = await confirmed(4)
    await sql`insert into sheet_receipt (registration_id, receipt_id, sheet_id, outcome, candidate, guardian, by_account, at)
      values (${pupil.id}, gen_random_uuid(), gen_random_uuid(), 'signed', 'signed', 'signed', gen_random_uuid(), now())`.execute(
      world.owner,
    )
    await sql`update registration set state = 'sealed', sealed_at = now(), version = version + 1 where registration_id = ${pupil.id}`.execute(
      world.owner,
    )
    source.feed.change('changed', 4, { 姓名: '李已锁定' })
    await sync(county)
    const refused = await decide(school, 'follow', pupil.name)
    expect([refused.status, refused.code]).toEqual([409, 'SYNC-SEALED'])
    expect(refused.message).toContain('学籍更正清单')
    expect((await decide(school, 'keep', pupil.name)).status).toBe(200)
    expect((await held(4)).name).toBe(pupil.name)
  })
})

describe('the register is wrong: 学籍更正清单 with both values and how far it is (B3)', () => {
  it('asked of its keeper; corrected there, it settles by itself at the next sync', async () => {
    const { pupil } = await confirmed(6)
    source.feed.change('changed', 6, { 姓名: '写错了' })
    await sync(county)
    await decide(school, 'keep', pupil.name)
    expect(await work(school, pupil.name, 'corrections')).toMatchObject({
      stateName: '已转学籍管理员更正',
      values: [{ title: '姓名', upstream: '写错了', ours: pupil.name }],
    })
    const { bytes } = await school.call(registerCorrections, { org: SCHOOL })
    const printed = (await textOf(bytes)).join('').replaceAll(/\s/g, '')
    expect(printed).toContain(`学校核对：姓名学籍为“写错了”，应为“${pupil.name}”`)
    await sync(county)
    expect(await work(school, pupil.name, 'corrections')).toMatchObject({ state: 'atRegister' })
    source.feed.change('changed', 6, { 姓名: pupil.name })
    expect((await sync(county)).counts).toMatchObject({ agreed: 1 })
    expect(await work(school, pupil.name, 'corrections')).toMatchObject({ stateName: '学籍已更正' })
  })

  it('corrected to something else it is work again', async () => {
    const { name } = await held(6)
    source.feed.change('changed', 6, { 姓名: '又写错了' })
    await sync(county)
    expect(await work(school, name)).toMatchObject({ state: 'open' })
  })
})

describe('a pupil whose register has moved goes along (B4)', () => {
  it('to the class of the new school, with what was confirmed; the old school’s work settles, the new school goes on', async () => {
    const { pupil, she, version } = await confirmed(8)
    expect((await school.call(registration.review, { id: pupil.id, version, verdict: 'pass' })).status).toBe(
      200,
    )
    source.feed.change('moved', 8, { 学校标识码: OTHER, 班级: '5班' })
    await sync(county)
    expect(await work(school, pupil.name)).toMatchObject({
      kind: 'moved',
      values: [
        { title: '学校', upstream: '金水区示例二中', ours: '金水区示例一中' },
        { title: '班级', upstream: '5班' },
      ],
    })
    const one = await work(school, pupil.name)
    if (one === undefined) throw new Error('decisions: no work')
    expect((await choose(other, 'move', one)).code).toBe('SYNC-WORK-STALE')
    expect((await choose(school, 'move', one)).status).toBe(200)
    expect(await held(8)).toMatchObject({ state: 'confirmed', org: `41/4101/410105/${OTHER}/${OTHER}-0905` })
    expect((await school.call(registration.readRegistration, { id: pupil.id })).code).toBe('NOT-FOUND')
    const { body } = await other.call(registration.readRegistration, { id: pupil.id })
    expect(
      (await other.call(registration.review, { id: pupil.id, version: body.version, verdict: 'pass' }))
        .status,
    ).toBe(200)
    expect((await she.call(messages, {})).body.messages.map((m) => m.body).join()).toContain('金水区示例二中')
    expect((await sync(county, 'full')).counts).toMatchObject({ opened: 0 })
    expect(await work(county, pupil.name)).toBeUndefined()
  })

  it('to a school of another county that the county’s sync does not see', async () => {
    const pupil = await held(10)
    source.feed.change('moved', 10, { 学校标识码: BEYOND, 班级: '1班' })
    await sync(county)
    expect((await decide(county, 'move', pupil.name)).status).toBe(200)
    expect((await held(10)).org).toBe(`41/4101/410102/${BEYOND}/${BEYOND}-0901`)
    expect((await county.call(registration.readRegistration, { id: pupil.id })).code).toBe('NOT-FOUND')
  })

  it('a claim that waits goes by its step to the offices of the new school, however deep they stand', async () => {
    const DIRECT = '2141000001'
    const kind = pack.eligibility.kinds.find(({ chain }) => chain.some(({ at }) => at.includes('county')))
    const step = kind?.chain.find(({ at }) => at.includes('county'))?.step
    if (kind === undefined || step === undefined) return
    const pupil = await held(14)
    await sql`
      insert into claim (claim_id, season, registration_id, person_id, kind, state, step, office_path, since, due, proposal, claimed_at)
      select gen_random_uuid(), season, registration_id, person_id, ${kind.code}, 'waiting', ${step}, '41/4101/410105', now(), now(), 'meets', now()
      from registration where registration_id = ${pupil.id}`.execute(world.owner)
    source.feed.change('moved', 14, { 学校标识码: DIRECT, 班级: '1班' })
    await sync(county)
    expect((await decide(county, 'move', pupil.name)).status).toBe(200)
    expect((await held(14)).org).toBe(`41/${DIRECT}/${DIRECT}-0901`)
    const { rows } = await sql<{ office: string; version: number; steps: string[] }>`
      select office_path as office, version, array(select event from claim_step s where s.claim_id = c.claim_id) as steps
      from claim c where registration_id = ${pupil.id}`.execute(world.owner)
    expect(rows).toEqual([{ office: '41', version: 2, steps: ['follow'] }])
    expect(await events(pupil.id)).toContain('claim.followed')
  })

  it('not to a school that nobody here knows: that is leaving', async () => {
    const pupil = await held(12)
    source.feed.change('moved', 12, { 学校标识码: '3199990001' })
    await sync(county)
    expect((await work(school, pupil.name))?.may.map((m) => m.event)).toEqual(['keep', 'leave', 'drop'])
    expect((await decide(school, 'move', pupil.name)).code).toBe('SYNC-PLACE-UNKNOWN')
    expect((await decide(school, 'leave', pupil.name)).status).toBe(200)
  })
})
