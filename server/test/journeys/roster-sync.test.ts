import * as api from '@zhongzhao/api/roster'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/context.ts'
import { findBatch } from '../../src/roster/store-batch.ts'
import { settleUnfinished } from '../../src/roster/work.ts'
import { csv, madeUpName, madeUpNumber, pupilRow, type Row } from '../roster-file.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const { db, keys } = world.services
const SCHOOL = '2141010001'

const file = (rows: readonly Row[]) => ({ file: { name: '名册.csv', bytes: csv(rows) } })
const check = async (person: Person, rows: readonly Row[]) =>
  (await person.call(api.checkRoster, {}, file(rows))).body
async function bringIn(person: Person, rows: readonly Row[]) {
  const { id } = await check(person, rows)
  return person.call(api.commitBatch, { id })
}

interface Found {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly org: string
  readonly version: number
  readonly state: string
}
async function found(number: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select r.registration_id as id, r.person_id as person, r.name, r.org_path as org, r.version, r.state from person_alias a join registration r using (person_id)
    where a.kind = 'idNumber' and a.index = ${keys.index(number)}`.execute(db)
  return rows[0]
}
const events = async (registration: string) =>
  (
    await sql<{
      kind: string
    }>`select kind from event where registration_id = ${registration} order by event_id`.execute(db)
  ).rows.map((r) => r.kind)
const setState = (id: string, state: string) =>
  sql`update registration set state = ${state}, version = version + 1 where registration_id = ${id}`.execute(
    db,
  )

describe('the register changes after the first import (B3)', () => {
  it('is followed while nobody has confirmed, field by field, with a version and an event', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await bringIn(school, [pupilRow(1), pupilRow(2)])
    const body = await check(school, [pupilRow(1, { 姓名: '王改名', 班级: '2班' }), pupilRow(2)])
    expect(body.counts).toMatchObject({ changed: 1, same: 1 })
    const rows = await school.call(api.batchRows, { id: body.id, kind: 'changed' })
    expect(rows.body.rows[0]?.problems.map((p) => p.column)).toEqual(['姓名', '班级'])
    expect((await school.call(api.commitBatch, { id: body.id })).body.state).toBe('committed')
    const pupil = await found(madeUpNumber(1))
    expect(pupil).toMatchObject({
      name: '王改名',
      version: 2,
      org: `41/4101/410105/${SCHOOL}/${SCHOOL}-0902`,
    })
    expect(await events(pupil?.id ?? '')).toEqual(['roster.synced', 'roster.synced'])
    expect((await check(school, [pupilRow(1, { 姓名: '王改名', 班级: '2班' })])).counts).toMatchObject({
      same: 1,
      changed: 0,
    })
  })

  it('never overwrites what the candidate confirmed: the disagreement is work for the school', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await bringIn(school, [pupilRow(11)])
    const pupil = await found(madeUpNumber(11))
    await setState(pupil?.id ?? '', 'confirmed')
    const body = await check(school, [pupilRow(11, { 姓名: '王学籍改' })])
    expect(body.counts).toMatchObject({ conflict: 1, changed: 0 })
    expect(body.may).toEqual([])
    const { body: rows } = await school.call(api.batchRows, { id: body.id, kind: 'conflict' })
    expect(rows.rows[0]?.problems[0]).toMatchObject({ column: '姓名', code: 'SYNC-CONFIRMED' })
    expect((await found(madeUpNumber(11)))?.name).toBe(madeUpName(11))
  })

  it('refuses to commit when the candidate confirmed between dry run and commit', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await bringIn(school, [pupilRow(21)])
    const body = await check(school, [pupilRow(21, { 姓名: '王晚了' }), pupilRow(22)])
    expect(body.counts).toMatchObject({ changed: 1, new: 1 })
    await setState((await found(madeUpNumber(21)))?.id ?? '', 'confirmed')
    expect((await school.call(api.commitBatch, { id: body.id })).code).toBe('ROSTER-CHANGED')
    expect(await found(madeUpNumber(22))).toBeUndefined()
    expect((await school.call(api.readBatch, { id: body.id })).body).toMatchObject({
      state: 'failed',
      may: [],
    })
  })
})

describe('two people at once, a second click, a killed process', () => {
  it('of two commits of one batch one wins', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { id } = await check(school, [pupilRow(31), pupilRow(32)])
    const replies = await Promise.all([1, 2].map(() => school.call(api.commitBatch, { id })))
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409])
    expect(await found(madeUpNumber(31))).toBeDefined()
  })

  it('of two batches with one pupil the second is told that the register changed', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one, two] = [
      await check(school, [pupilRow(41)]),
      await check(school, [pupilRow(41), pupilRow(42)]),
    ]
    expect((await school.call(api.commitBatch, { id: one.id })).status).toBe(200)
    const second = await school.call(api.commitBatch, { id: two.id })
    expect(second.code).toBe('ROSTER-CHANGED')
    expect(await found(madeUpNumber(42))).toBeUndefined()
  })

  it('tells at the next start what a killed process left, and leaves alone what somebody works on', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [dead, alive] = [await check(school, [pupilRow(51)]), await check(school, [pupilRow(52)])]
    await sql`update roster_batch set state = 'committing' where batch_id in (${dead.id}, ${alive.id})`.execute(
      db,
    )
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${alive.id}, 0))`.execute(tx)
      await settleUnfinished(db)
    })
    expect(await findBatch(db, dead.id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('请重新上传') as string,
    })
    expect((await findBatch(db, alive.id))?.state).toBe('committing')
    expect(await found(madeUpNumber(51))).toBeUndefined()
  })

  it('asks for a new dry run when what it prepared is gone', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { id } = await check(school, [pupilRow(61)])
    await sql`truncate roster_staged`.execute(world.owner)
    expect((await school.call(api.commitBatch, { id })).code).toBe('ROSTER-CHANGED')
  })
})

describe('a committed batch is taken back', () => {
  it('whole, while nobody has built on it: what it made is gone, what it changed is as before', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await bringIn(school, [pupilRow(71)])
    const { body } = await bringIn(school, [pupilRow(71, { 姓名: '王改过' }), pupilRow(72)])
    const made = await found(madeUpNumber(72))
    expect((await found(madeUpNumber(71)))?.name).toBe('王改过')
    const back = await school.call(api.rollBackBatch, { id: body.id })
    expect(back.body).toMatchObject({ state: 'rolledBack', may: [] })
    expect(await found(madeUpNumber(72))).toBeUndefined()
    expect(await found(madeUpNumber(71))).toMatchObject({ name: madeUpName(71), version: 3 })
    expect(await events(made?.id ?? '')).toEqual(['roster.synced', 'roster.rolledBack'])
    expect((await check(school, [pupilRow(71), pupilRow(72)])).counts).toMatchObject({ same: 1, new: 1 })
    expect((await school.call(api.rollBackBatch, { id: body.id })).code).toBe('STATE-NO-WAY')
  })

  it('not once somebody has activated, filled in or brought a picture', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { body } = await bringIn(school, [pupilRow(81), pupilRow(82), pupilRow(83)])
    const [one, two] = [await found(madeUpNumber(81)), await found(madeUpNumber(82))]
    await sql`insert into account (account_id, kind, person_id, name) values (${newId()}, 'candidate', ${one?.person ?? ''}, '示例')`.execute(
      db,
    )
    await setState(two?.id ?? '', 'filling')
    const back = await school.call(api.rollBackBatch, { id: body.id })
    expect(back.code).toBe('ROSTER-BUILT-ON')
    expect(back.message).toContain('2 名考生')
    expect((await school.call(api.readBatch, { id: body.id })).body.state).toBe('committed')
  })
})
