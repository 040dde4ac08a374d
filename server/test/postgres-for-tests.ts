import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { withLogin } from '../src/platform/database-url.ts'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'

/** Name of the migrated database that every test file clones. */
const TEMPLATE = `zhongzhao_template_${process.pid}`

let stopTests: () => Promise<void> = async () => undefined

/** One PostgreSQL for the whole run (or the one of DATABASE_URL), with a migrated template in it. Called by vitest. */
export async function setup(project: TestProject): Promise<void> {
  const postgres = await testPostgres()
  stopTests = postgres.stop
  try {
    await inDatabase(postgres.ownerUrl, [`CREATE DATABASE ${TEMPLATE}`])
    await migrate(withLogin(postgres.ownerUrl, { database: TEMPLATE }))
  } catch (error) {
    await postgres.stop()
    throw error
  }
  project.provide('ownerUrl', postgres.ownerUrl)
  project.provide('template', TEMPLATE)
  stopTests = async () => {
    await inDatabase(postgres.ownerUrl, [`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`])
    await postgres.stop()
  }
}

/** Called by vitest when the last test is done. */
export async function teardown(): Promise<void> {
  await stopTests()
}

async function testPostgres(): Promise<{ readonly ownerUrl: string; stop(): Promise<void> }> {
  const given = process.env['DATABASE_URL']
  if (given !== undefined && given !== '') return { ownerUrl: given, stop: async () => undefined }
  const dataDir = mkdtempSync(join(tmpdir(), 'zz-test-'))
  // Nothing of a test outlives it: no waiting for the disk.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  }
  const postgres = await startEmbedded({ dataDir, settings })
  const stop = async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ownerUrl: postgres.ownerUrl('postgres'), stop }
}

async function inDatabase(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string
    template: string
  }
}
