import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { emptyDatabase, freshDatabase } from '../../test/database.ts'
import { appUrlFor } from './app-role.ts'
import { CannotStart } from './cannot-start.ts'
import { migrate, readMigrations } from './migrate.ts'

function release(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'zz-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return folder
}

async function ask(url: string, sql: string): Promise<readonly object[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const school = { '0001-school.sql': 'CREATE TABLE school (code text); INSERT INTO school VALUES ($$x;y$$);' }
const pupil = { '0002-pupil.sql': 'CREATE TABLE pupil (name text); GRANT SELECT ON pupil TO zhongzhao_app;' }

describe('migrations', () => {
  it('run once each, in order, and say which ran', async () => {
    const url = await emptyDatabase()
    expect(await migrate(url, { folder: release(school) })).toEqual(['0001-school.sql'])
    expect(await migrate(url, { folder: release({ ...school, ...pupil }) })).toEqual(['0002-pupil.sql'])
    expect(await migrate(url, { folder: release({ ...school, ...pupil }) })).toEqual([])
  })

  it('may be started by several processes in the same moment', async () => {
    const url = await emptyDatabase()
    const folder = release({ ...school, ...pupil })
    const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(url, { folder })))
    expect(ran.flat()).toEqual(['0001-school.sql', '0002-pupil.sql'])
  })

  it('leave nothing of a file that failed, and name it', async () => {
    const url = await emptyDatabase()
    const folder = release({ ...school, '0002-bad.sql': 'CREATE TABLE half (a int); SELECT nonsense;' })
    await expect(migrate(url, { folder })).rejects.toThrow(/0002-bad\.sql 处失败，已退回原状/)
    expect(await ask(url, "SELECT to_regclass('half') AS half, count(*)::int FROM schema_migration")).toEqual(
      [{ half: null, count: 1 }],
    )
  })

  it('refuse a file that was changed after it ran', async () => {
    const url = await emptyDatabase()
    await migrate(url, { folder: release(school) })
    const changed = release({ '0001-school.sql': 'CREATE TABLE school (code int);' })
    await expect(migrate(url, { folder: changed })).rejects.toThrow(/改动（0001-school\.sql）/)
  })

  it('take a file for unchanged whose line ends Windows has rewritten', async () => {
    const unix = readMigrations(release({ '0001-a.sql': 'SELECT 1;\nSELECT 2;\n' }))
    const windows = readMigrations(release({ '0001-a.sql': 'SELECT 1;\r\nSELECT 2;\r\n' }))
    expect(windows[0]?.sha256).toBe(unix[0]?.sha256)
  })

  it('refuse a database newer than the program, and change nothing', async () => {
    const url = await emptyDatabase()
    await migrate(url, { folder: release({ ...school, ...pupil }) })
    const older = migrate(url, { folder: release(school) })
    await expect(older).rejects.toThrow(CannotStart)
    await expect(older).rejects.toThrow(/数据库比程序新（0002-pupil\.sql）/)
  })

  it('refuse two files of one number', () => {
    expect(() => readMigrations(release({ '0001-a.sql': '', '0001-b.sql': '' }))).toThrow(/each number once/)
    expect(() => readMigrations(release({ '1-a.sql': '' }))).toThrow(/NNNN-name/)
  })
})

describe('the server’s role', () => {
  it('reads what a migration grants and nothing else', async () => {
    const url = await emptyDatabase()
    await migrate(url, { folder: release({ ...school, ...pupil }) })
    const app = appUrlFor(url)
    expect(await ask(app, 'SELECT name FROM pupil')).toEqual([])
    await expect(ask(app, 'SELECT code FROM school')).rejects.toThrow(/permission denied/)
    await expect(ask(app, 'DELETE FROM pupil')).rejects.toThrow(/permission denied/)
  })

  it.each([
    'CREATE TABLE mine (a int)',
    'CREATE SCHEMA mine',
    'CREATE TEMPORARY TABLE mine (a int)',
    'ALTER TABLE installation DISABLE TRIGGER ALL',
    "INSERT INTO installation (kind) VALUES ('sandbox')",
    'DELETE FROM schema_migration',
    'SET ROLE zhongzhao_owner',
  ])('is refused: %s', async (statement) => {
    const { appUrl } = await freshDatabase()
    await expect(ask(appUrl, statement)).rejects.toThrow(/permission denied|must be owner/)
  })

  it('owns nothing', async () => {
    const { ownerUrl } = await freshDatabase()
    const owned = "SELECT relname FROM pg_class WHERE relowner = 'zhongzhao_app'::regrole"
    expect(await ask(ownerUrl, owned)).toEqual([])
  })
})
