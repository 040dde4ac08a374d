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

const { db } = await freshDatabase()
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
  expect(await count('registration_version')).toBe(240)
  expect(await count('person_alias')).toBe(720)
})

it('does nothing the second time', async () => {
  await seedSandbox(services)
  expect(await count('registration')).toBe(240)
  expect(await count('roster_batch')).toBe(1)
})
