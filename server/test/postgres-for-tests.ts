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

/** One PostgreSQL for the whole run (or the one of DATABASE_URL), with a migrated template in it. */
// Vitest calls the default export of a setup file.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await testPostgres()
  try {
    await inDatabase(postgres.ownerUrl, [`CREATE DATABASE ${TEMPLATE}`])
    await migrate(withLogin(postgres.ownerUrl, { database: TEMPLATE }))
  } catch (error) {
    await postgres.stop()
    throw error
  }
  project.provide('ownerUrl', postgres.ownerUrl)
  project.provide('template', TEMPLATE)
  return async () => {
    await inDatabase(postgres.ownerUrl, [`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`])
    await postgres.stop()
  }
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
