import * as roster from '@zhongzhao/api/roster'
import * as api from '@zhongzhao/api/sync'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { registerOf } from '../register-of.ts'
import { SCHOOL, syncWorld } from '../sync-world.ts'

const OTHER = '2141010002'
const { world, source, sync, held } = await syncWorld({ pupils: 60, schools: [SCHOOL, OTHER] })
const { db } = world.services
const county = await world.staff('county-admin', '410105')
const school = await world.staff('school-admin', SCHOOL)
await sync(county)

const confirm = (id: string) =>
  sql`update registration set state = 'confirmed', version = version + 1 where registration_id = ${id}`.execute(
    db,
  )
const workOf = async (registration: string) =>
  (await county.call(api.listSyncWork, { show: 'open' })).body.work.find(
    (one) => one.registration === registration,
  )
const classOf = async (index: number) => (await held(index)).org.split('-').at(-1)
/** Everything told anew: whatever changes alone had left behind would be taken now. */
async function fullFindsNothing() {
  const before = await registerOf(world)
  const run = await sync(county, 'full')
  expect(run.counts).toMatchObject({ new: 0, changed: 0, partly: 0, opened: 0, agreed: 0 })
  expect(await registerOf(world)).toEqual(before)
}

describe('changes alone leave nothing behind (notice 二.2, B3)', () => {
  it('one field conflicts with what she confirmed: the others of the line are taken at once, the conflict is work', async () => {
    const before = await held(0)
    await confirm(before.id)
    source.feed.change('changed', 0, { 姓名: '王上游改', 班级: '77班' })
    expect((await sync(county)).counts).toMatchObject({ conflict: 1, partly: 1, opened: 1 })
    expect(await held(0)).toMatchObject({ name: before.name, state: 'confirmed' })
    expect(await classOf(0)).toBe('0977')
    expect((await workOf(before.id))?.values).toEqual([
      { field: 'name', title: '姓名', upstream: '王上游改', ours: before.name },
    ])
    const { rows } = await sql<{ fields: string[] }>`
      select fields from event where registration_id = ${before.id} and kind = 'roster.synced' order by at desc, event_id desc limit 1`.execute(
      db,
    )
    expect(rows[0]?.fields).toEqual(['classNo'])
    await fullFindsNothing()
  })

  it('said again it changes nothing, and the work stays as somebody decided it', async () => {
    const { id } = await held(0)
    const work = await workOf(id)
    const choice = { work: work?.id ?? '', version: work?.version ?? 0, choice: 'keep' } as const
    expect((await school.call(api.decideSyncWork, choice)).status).toBe(200)
    expect((await sync(county)).counts).toMatchObject({ conflict: 1, partly: 0, opened: 0 })
    expect(await workOf(id)).toBeUndefined()
  })

  it('given back to her, what was disputed is taken by the next sync of changes, though upstream is silent', async () => {
    const one = await held(1)
    await confirm(one.id)
    source.feed.change('changed', 1, { 民族: '满族' })
    expect((await sync(county)).counts).toMatchObject({ opened: 1 })
    await sql`update registration set state = 'filling', version = version + 1 where registration_id = ${one.id}`.execute(
      db,
    )
    expect((await sync(county)).counts).toMatchObject({ changed: 1, agreed: 1 })
    expect(await workOf(one.id)).toBeUndefined()
    await fullFindsNothing()
  })

  it('who moved and changed in one line: the school moves her, the next sync brings the rest', async () => {
    const one = await held(2)
    await confirm(one.id)
    source.feed.change('moved', 2, { 学校标识码: OTHER, 班级: '5班', 姓名: '李也改了' })
    await sync(county)
    const work = await workOf(one.id)
    const choice = { work: work?.id ?? '', version: work?.version ?? 0, choice: 'move' } as const
    expect((await school.call(api.decideSyncWork, choice)).status).toBe(200)
    expect((await sync(county)).counts).toMatchObject({ opened: 1 })
    expect((await workOf(one.id))?.values.map((v) => [v.field, v.upstream])).toEqual([['name', '李也改了']])
    await fullFindsNothing()
  })

  it('somebody new with the name of a classmate is somebody new', async () => {
    const there = source.feed.pupil(4).pupil
    const index = source.feed.change('added', 0, {
      学校标识码: there['学校标识码'] ?? '',
      班级: there['班级'] ?? '',
      姓名: there['姓名'] ?? '',
    })
    expect((await sync(county)).counts).toMatchObject({ new: 1 })
    expect((await held(index)).id).not.toBe((await held(4)).id)
    await fullFindsNothing()
  })

  it('what upstream says of her last is what holds, over what was kept', async () => {
    const one = await held(6)
    await confirm(one.id)
    source.feed.change('changed', 6, { 姓名: '先这样写' })
    await sync(county)
    source.feed.change('changed', 6, { 姓名: one.name })
    expect((await sync(county)).counts).toMatchObject({ agreed: 1 })
    expect(await workOf(one.id)).toBeUndefined()
    await fullFindsNothing()
  })

  it('an expired cursor begins anew, without what was kept', async () => {
    source.feed.change('left', 2)
    source.feed.expire()
    const run = await sync(county)
    expect(run.mode).toBe('full')
    expect((await workOf((await held(2)).id))?.kind).toBeDefined()
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from sync_line`.execute(db)
    expect(rows[0]?.n).toBe(0)
  })

  it('nothing of a pupil lies in the clear in what is kept', async () => {
    const { rows } = await sql<{ text: string }>`
      select (to_jsonb(k) - 'sealed')::text as text from sync_kept k`.execute(db)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map((r) => r.text).join()).not.toMatch(/王上游改|李也改了|4198/)
  })

  it('a batch that took a part of a row is taken back whole', async () => {
    const one = await held(8)
    await confirm(one.id)
    source.feed.change('changed', 8, { 姓名: '王要撤', 班级: '78班' })
    const run = await sync(county)
    expect(await classOf(8)).toBe('0978')
    const before = await held(8)
    expect((await county.call(roster.rollBackBatch, { id: run.batch ?? '' })).body.state).toBe('rolledBack')
    expect((await held(8)).org).toBe(one.org)
    expect((await held(8)).version).toBe(before.version + 1)
    expect((await held(8)).state).toBe('confirmed')
  })
})
