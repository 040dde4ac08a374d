import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedSandbox } from '@zhongzhao/tool-sandbox/seed'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import type { Config } from '../../src/platform/config.ts'
import { makeServices } from '../../src/services.ts'
import { freshDatabase } from '../database.ts'

const { db, owner } = await freshDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'zz-sandbox-'))
const keyFile = join(dataDir, 'key')
writeFileSync(keyFile, randomBytes(32).toString('hex'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const config = { dataDir, keyFile } as unknown as Config
const services = await makeServices({ config, db, sandbox: true, wake: () => undefined })

const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)).rows[0]?.n

it('fills an empty sandbox with twelve classes of twenty by the real import', async () => {
  await seedSandbox(services)
  expect(await count('registration')).toBe(240)
  expect(await count('active_registration')).toBe(240)
  expect(await count('person_alias')).toBe(720)
})

it('lets the first school live: every state of a registration has somebody in it', async () => {
  const { rows } = await sql<{ state: string; n: number }>`
    select case when returned is not null and state = 'filling' then 'returned' else state end as state, count(*)::int as n
    from registration group by 1`.execute(db)
  expect(Object.fromEntries(rows.map((row) => [row.state, row.n]))).toEqual({
    rostered: 207,
    filling: 7,
    returned: 1,
    confirmed: 9,
    checked: 6,
    sealed: 9,
    withdrawn: 1,
  })
  const { rows: portraits } = await sql<{ verdict: string; n: number }>`
    select portrait->>'verdict' as verdict, count(*)::int as n from registration where portrait is not null group by 1`.execute(
    db,
  )
  expect(portraits).toContainEqual({ verdict: 'doubtful', n: 1 })
})

it('goes on after a start that was killed: nobody lives twice', async () => {
  const before = await count('event')
  await sql`delete from activation_slip`.execute(owner)
  await seedSandbox(services)
  expect(await count('event')).toBe(before)
  expect(await count('activation_slip')).toBe(2)
})

it('does nothing the second time', async () => {
  await seedSandbox(services)
  expect(await count('registration')).toBe(240)
  expect(await count('roster_batch')).toBe(1)
})
