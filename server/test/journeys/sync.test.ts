import * as api from '@zhongzhao/api/sync'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { noFaults, readFaults } from '../../../tools/student-status-source/faults.ts'
import { SCHOOL, syncWorld } from '../sync-world.ts'

const { world, source, sync, drain, held } = await syncWorld({
  pupils: 60,
  schools: [SCHOOL, '2141010002'],
})
const { db } = world.services
const school = await world.staff('school-admin', SCHOOL)
const county = await world.staff('county-admin', '410105')

const pupils = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from registration`.execute(db)).rows[0]?.n
const confirmed = (id: string) =>
  sql`update registration set state = 'confirmed', version = version + 1 where registration_id = ${id}`.execute(
    db,
  )
const work = async (person = county, show: 'open' | 'underWay' | 'corrections' | 'settled' = 'open') =>
  (await person.call(api.listSyncWork, { show })).body.work

describe('初中九年级考生信息由学籍系统数据同步到中招信息采集系统 (notice 二.2)', () => {
  it('the county synchronises all its schools: every pupil once, page by page', async () => {
    const run = await sync(county)
    expect(run).toMatchObject({ state: 'done', mode: 'full' })
    expect(run.counts).toMatchObject({ new: 60, conflict: 0 })
    expect(await pupils()).toBe(60)
    expect((await sql`select from sync_line`.execute(db)).rows).toEqual([])
  })

  it('again: only what changed is asked for, untouched values follow, nobody comes twice', async () => {
    source.feed.change('changed', 2, { 姓名: '王改名' })
    source.feed.change('added', 0)
    const run = await sync(county)
    expect(run).toMatchObject({ state: 'done', mode: 'changes', lines: 2 })
    expect(run.counts).toMatchObject({ new: 1, changed: 1 })
    expect((await held(2)).name).toBe('王改名')
    expect(await pupils()).toBe(61)
  })

  it('what the candidate confirmed is not overwritten: the school has both values before it, and decides', async () => {
    const before = await held(3)
    await confirmed(before.id)
    source.feed.change('changed', 3, { 姓名: '李上游改', 联系电话: '14400009999' })
    expect((await sync(county)).counts).toMatchObject({ conflict: 1, opened: 1 })
    expect((await held(3)).name).toBe(before.name)
    const [one] = await work(school)
    expect(one).toMatchObject({ kind: 'differs', standing: '本人已确认', state: 'open' })
    expect(one?.values).toEqual([{ field: 'name', title: '姓名', upstream: '李上游改', ours: before.name }])
    const decision = { work: one?.id ?? '', version: one?.version ?? 0, choice: 'keep' } as const
    expect((await school.call(api.decideSyncWork, decision)).status).toBe(200)
    expect((await school.call(api.decideSyncWork, decision)).code).toBe('SYNC-WORK-STALE')
    expect((await work(school, 'corrections')).map((w) => w.state)).toEqual(['atRegister'])
  })

  it('settles by itself when the register says what we have', async () => {
    source.feed.change('changed', 3, { 姓名: (await held(3)).name })
    expect((await sync(county)).counts).toMatchObject({ agreed: 1 })
    expect((await work(school, 'corrections')).map((w) => w.state)).toEqual(['corrected'])
  })

  it('who is no longer in the register and who is told to be elsewhere is work, and stays (B4)', async () => {
    source.feed.change('left', 5)
    source.feed.change('moved', 6, { 学校标识码: '2141010002' })
    source.feed.change('moved', 7, { 学校标识码: '2141010003' })
    expect((await sync(county)).counts).toMatchObject({ opened: 3 })
    const kinds = (await work()).map((w) => [w.kind, w.values[0]?.upstream])
    expect(kinds.toSorted()).toEqual([
      ['missing', undefined],
      ['moved', '中原区示例中学'],
      ['moved', '金水区示例二中'],
    ])
    expect(await pupils()).toBe(61)
    const missing = (await work()).find((w) => w.kind === 'missing')
    const wrong = { work: missing?.id ?? '', version: missing?.version ?? 0, choice: 'follow' } as const
    expect((await school.call(api.decideSyncWork, wrong)).code).toBe('SYNC-WORK-OTHER-KIND')
  })

  it('a pupil who moves twice between two syncs is told where he is, and back again is no work', async () => {
    source.feed.change('moved', 6, { 学校标识码: '2141010003' })
    source.feed.change('moved', 6, { 学校标识码: SCHOOL })
    await sync(county)
    expect((await work()).map((w) => w.kind).toSorted()).toEqual(['missing', 'moved'])
  })

  it('a school sees its own work only, and cannot decide for another', async () => {
    const other = await world.staff('school-admin', '2141010002')
    const [one] = await work()
    expect(await work(other)).toEqual([])
    const decision = { work: one?.id ?? '', version: one?.version ?? 0, choice: 'drop' } as const
    expect((await other.call(api.decideSyncWork, decision)).code).toBe('SYNC-WORK-STALE')
  })
})

describe('the source fails, and the sync comes to the same end (B2)', () => {
  it('pages that fail three times, break off, come twice and backwards', async () => {
    for (let i = 10; i < 20; i++) source.feed.change('changed', i, { 现住址: `新路${i}号` })
    source.setFaults(readFaults('fail:1x3,truncate:1,duplicates,reorder,busy:1x0'))
    const run = await sync(county)
    expect(run).toMatchObject({ state: 'done' })
    expect(run.counts).toMatchObject({ changed: 10 })
    source.setFaults(noFaults)
  })

  it('an expired cursor: everything is asked for and compared', async () => {
    source.feed.change('changed', 21, { 姓名: '张过期后' })
    source.feed.expire()
    const run = await sync(county)
    expect(run).toMatchObject({ state: 'done', mode: 'full' })
    expect((await held(21)).name).toBe('张过期后')
    expect(await pupils()).toBe(61)
  })

  it('a wrong key stops it with a sentence at once; put right, it goes on', async () => {
    const { studentStatus } = world.services.config
    Object.assign(world.services.config, { studentStatus: { ...studentStatus, keyId: 'wrong' } })
    const run = await sync(county)
    expect(run.state).toBe('stopped')
    expect(run.failure).toContain('签名或密钥')
    expect((await county.call(api.startSync, {})).code).toBe('SYNC-RUNNING')
    Object.assign(world.services.config, { studentStatus })
    expect((await county.call(api.moveSync, { run: run.id, event: 'resume' })).body.state).toBe('pulling')
    expect((await drain(run.id)).state).toBe('done')
  })

  it('eight failures in a row stop it; it can be given up, and another begun', async () => {
    source.setFaults(readFaults('fail:1x8'))
    const run = await sync(county)
    expect(run).toMatchObject({ state: 'stopped', failures: 0 })
    expect((await county.call(api.moveSync, { run: run.id, event: 'giveUp' })).body.may).toEqual([])
    source.setFaults(noFaults)
    expect((await sync(county)).state).toBe('done')
  })

  it('of two who begin at once one begins, the other is told', async () => {
    const replies = await Promise.all([county.call(api.startSync, {}), county.call(api.startSync, {})])
    expect(replies.map((r) => r.code).toSorted()).toEqual(['SYNC-RUNNING', undefined])
    await drain(replies.find((r) => r.status === 200)?.body.id ?? '')
  })

  it('neither the secret nor a name or number stands in what is kept about a run', async () => {
    const { rows } = await sql<{ text: string }>`
      select row_to_json(r)::text as text from sync_run r union all select row_to_json(e)::text from event e where kind like 'sync.%'`.execute(
      db,
    )
    expect(rows.map((r) => r.text).join()).not.toMatch(/made-up secret|王改名|李上游改|14400009999/)
  })
})
