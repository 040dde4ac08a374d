import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import { appUrlFor } from '../src/platform/app-role.ts'
import { withLogin } from '../src/platform/database-url.ts'
import { connect } from '../src/platform/db.ts'
import type { Database } from '../src/platform/tables.ts'

/** A database of one test file: migrated, empty, gone afterwards. */
export interface TestDatabase {
  readonly ownerUrl: string
  /** As the server connects: role `zhongzhao_app`. */
  readonly appUrl: string
  /** Queries as the server. */
  readonly db: Kysely<Database>
  /** Queries as the owner, for what the server may not do. */
  readonly owner: Kysely<Database>
}

/** Clones the migrated template, and drops the clone when the test file ends. Call it at the top of a test file. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `zhongzhao_test_${randomBytes(6).toString('hex')}`
  await asOwner(`CREATE DATABASE ${name} TEMPLATE ${inject('template')} STRATEGY WAL_LOG`)
  // Rights on a database itself are not cloned with it.
  await asOwner(`REVOKE CREATE, TEMPORARY ON DATABASE ${name} FROM PUBLIC`)
  const ownerUrl = withLogin(inject('ownerUrl'), { database: name })
  const appUrl = appUrlFor(ownerUrl)
  const db = connect(appUrl, { max: 8, name: 'test' })
  const owner = connect(ownerUrl, { max: 2, name: 'test owner' })
  afterAll(async () => {
    await Promise.all([db.destroy(), owner.destroy()])
    await asOwner(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  })
  return { ownerUrl, appUrl, db, owner }
}

/** An empty database without migrations, for tests of the migrations themselves; its owner URL. */
export async function emptyDatabase(): Promise<string> {
  const name = `zhongzhao_empty_${randomBytes(6).toString('hex')}`
  await asOwner(`CREATE DATABASE ${name}`)
  afterAll(() => asOwner(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  return withLogin(inject('ownerUrl'), { database: name })
}

async function asOwner(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('ownerUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
