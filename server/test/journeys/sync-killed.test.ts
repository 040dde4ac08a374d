import * as api from '@zhongzhao/api/sync'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { noFaults, readFaults } from '../../../tools/student-status-source/faults.ts'
import { openPool, overPool, poolOf } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/context.ts'
import { advance } from '../../src/sync/worker.ts'
import { contextOf } from '../../src/background.ts'
import { findRun } from '../../src/sync/store-run.ts'
import { registerOf } from '../register-of.ts'
import { SCHOOL, syncWorld } from '../sync-world.ts'

// The feed gives at most a thousand lines a page: three pages.
const upstream = { pupils: 2200, schools: [SCHOOL, '2141010002'] }
const { world, source, held } = await syncWorld(upstream)
// The same province again, in which nothing ever goes wrong: what it comes to is what is right.
const calm = await syncWorld({ ...upstream, beside: source })
const { services } = world
const { db } = services
const county = await world.staff('county-admin', '410105')
const calmCounty = await calm.world.staff('county-admin', '410105')

/** The process is gone in the middle of a statement. */
class Killed extends Error {}

/** Services of a process of its own, whose connections break off after so many statements, in the middle of whatever they do. */
function mortal(statements: number) {
  const { connectionString = '' } = poolOf(db).options
  const pool = openPool(connectionString, { max: 6 })
  let left = statements
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: readonly unknown[]) => unknown
    const { connection } = client as unknown as { connection: { stream: { destroy: () => void } } }
    Object.assign(client, {
      query: (...given: readonly unknown[]) => {
        if (left-- > 0) return query(...given)
        connection.stream.destroy()
        throw new Killed()
      },
    })
  })
  return { ...services, db: overPool(pool) }
}

const free = () =>
  sql`update sync_run set lease_until = now() - interval '1 second', wait_until = null`.execute(db)

/** Goes on with one life after another until the run is over; each life ends after so many statements, the last never. */
async function through(id: string, lives: readonly number[]): Promise<void> {
  for (const statements of lives) {
    const dying = mortal(statements)
    const terms = {
      contextOf: (asked: Parameters<typeof contextOf>[1]) => contextOf(dying, asked),
      firstWait: 1,
    }
    const worker = newId()
    // Whatever a dying process meets is its own affair; what counts is what it leaves behind.
    for (let alive = 'advanced'; alive === 'advanced';)
      alive = await advance(dying, terms, worker).catch(() => 'dead')
    await dying.db.destroy()
    await free()
  }
  const terms = {
    contextOf: (asked: Parameters<typeof contextOf>[1]) => contextOf(services, asked),
    firstWait: 1,
  }
  const worker = newId()
  for (let i = 0; i < 60 && (await findRun(db, id))?.state !== 'done'; i++) {
    await free()
    await advance(services, terms, worker)
  }
}

async function begin(mode: 'full' | 'changes' = 'full'): Promise<string> {
  const reply = await county.call(api.startSync, { mode })
  if (reply.status !== 200) throw new Error(`killed: ${reply.code}`)
  return reply.body.id
}

/** She has confirmed, in both provinces. */
async function confirmed(index: number): Promise<void> {
  for (const [one, of] of [
    [world, held],
    [calm.world, calm.held],
  ] as const)
    await sql`update registration set state = 'confirmed', version = version + 1 where registration_id = ${(await of(index)).id}`.execute(
      one.services.db,
    )
}

describe('初中学籍数据同步, killed anywhere (notice 二.2, B2)', () => {
  it('comes to the same end as one that nothing disturbs: the same tables, whatever the source does', async () => {
    await through(await begin(), [40, 90])
    expect((await calm.sync(calmCounty, 'full')).state).toBe('done')
    const whole = await registerOf(calm.world)
    expect(whole.people.length).toBe(2200)
    expect(await registerOf(world)).toEqual(whole)
    for (const index of [0, 331, 662]) await confirmed(index)
    let turn = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 5, max: 120 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('duplicates,reorder', 'fail:2x2', 'truncate:2', 'busy:1x0', ''),
        fc.constantFrom('full', 'changes'),
        async (lives, faults, mode) => {
          const index = (turn++ * 331) % 2200
          // A dispute, a value that nobody disputes, somebody new, a number that becomes another, somebody who leaves.
          source.feed.change('changed', index, {
            姓名: `王断点${'甲乙丙丁戊己庚辛壬癸'[turn % 10] ?? ''}`,
            班级: '66班',
          })
          source.feed.change('changed', index + 1, { 现住址: `断点路${turn}号` })
          source.feed.change('added', 0, { 学校标识码: SCHOOL })
          source.feed.change('numbered', 99 + turn * 100)
          source.feed.change('left', 5 + turn)
          expect((await calm.sync(calmCounty, mode)).state).toBe('done')
          source.setFaults(readFaults(faults))
          const id = await begin(mode)
          await through(id, lives)
          source.setFaults(noFaults)
          expect((await findRun(db, id))?.state).toBe('done')
          const end = await registerOf(world)
          expect(end.people.length).toBe(2200 + turn)
          expect(end).toEqual(await registerOf(calm.world))
        },
      ),
      { numRuns: 6, seed: 2022 },
    )
  }, 240_000)
})

describe('nothing confirmed is overwritten by a sync (B3)', () => {
  it('whatever the register says, however often', async () => {
    const { rows } = await sql<{
      id: string
      name: string
      version: number
      content: string
      sealed: Buffer
    }>`
      update registration set state = 'confirmed', version = version + 1
      where registration_id in (select registration_id from registration order by registration_id limit 40)
      returning registration_id as id, name, version, content::text as content, sealed`.execute(db)
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.integer({ min: 0, max: 2199 }),
            fc.constantFrom('姓名', '性别', '民族', '现住址', '联系电话'),
          ),
          {
            minLength: 20,
            maxLength: 60,
          },
        ),
        async (changes) => {
          for (const [index, title] of changes) {
            const cell = {
              姓名: '王新名',
              性别: index % 2 === 0 ? '女' : '男',
              民族: '满族',
              现住址: '乱路1号',
              联系电话: '14412345678',
            }[title]
            source.feed.change('changed', index, { [title]: cell ?? '' })
          }
          await through(await begin(), [])
          const after = await sql<{ id: string; name: string; content: string; sealed: Buffer }>`
            select registration_id as id, name, content::text as content, sealed from registration where registration_id = any(${rows.map((r) => r.id)}::uuid[])`.execute(
            db,
          )
          const now = new Map(after.rows.map((r) => [r.id, r]))
          for (const row of rows) {
            expect(now.get(row.id)?.name).toBe(row.name)
            expect(now.get(row.id)?.content).toBe(row.content)
            expect(now.get(row.id)?.sealed.equals(row.sealed)).toBe(true)
          }
        },
      ),
      { numRuns: 4, seed: 2022 },
    )
  }, 120_000)
})
