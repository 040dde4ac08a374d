import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { appUrlFor, APP_ROLE, ensureAppRole } from './app-role.ts'
import { CannotStart } from './cannot-start.ts'

/** Migrations of one release, `NNNN-name.sql`, in order. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

export interface MigrateOptions {
  /** The server's connection when it is not the one `appUrlFor` names. */
  readonly appUrl?: string
  /** Folder of the SQL files; the release's own unless a test brings another. */
  readonly folder?: string
}

const OWN_FOLDER = join(import.meta.dirname, '..', 'migrations')

/**
 * Brings the database to this release, as the owner: role of the server, then each migration that has not run, one
 * transaction each. Several processes may do so at once: the second waits, and finds everything done.
 * Throws CannotStart when a file that has run was changed, or the database is newer than this release.
 * Answers the names of the migrations that ran now.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<readonly string[]> {
  const { appUrl = appUrlFor(ownerUrl), folder = OWN_FOLDER } = options
  const client = new Client({ connectionString: ownerUrl, application_name: 'zhongzhao migrate' })
  await client.connect()
  try {
    await checkVersion(client)
    await client.query("SELECT pg_advisory_lock(hashtext('zhongzhao migrate'))")
    await ensureAppRole(client, { appUrl })
    await client.query(BOOKS)
    return await runAll(client, readMigrations(folder))
  } finally {
    // The lock goes with the connection.
    await client.end()
  }
}

/** What must stand before the first migration; safe to say again at every start. */
const BOOKS = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE IF NOT EXISTS installation (
    "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
    kind text NOT NULL CHECK (kind IN ('sandbox', 'real')),
    created_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE IF NOT EXISTS master_key (
    fingerprint text PRIMARY KEY, first_used_at timestamptz NOT NULL DEFAULT now());
  GRANT SELECT ON schema_migration, installation, master_key TO ${APP_ROLE};
  CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
  CREATE OR REPLACE TRIGGER installation_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON installation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`

async function checkVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    "SELECT current_setting('server_version_num') AS version",
  )
  const version = Number(rows[0]?.version)
  if (version >= 150_000) return
  throw new CannotStart(
    `数据库是 PostgreSQL ${Math.floor(version / 10_000)}，需要 15 或更新的版本。请升级数据库，或改用随附的（不设 DATABASE_URL）。` +
      ' PostgreSQL 15 or newer is needed.',
  )
}

/** Reads `NNNN-name.sql` in order; two files of one number, or a name of another shape, is a mistake of the release. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const numbers = names.map((name) => /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1])
  if (numbers.includes(undefined) || new Set(numbers).size !== numbers.length) {
    throw new Error(`migrations are named NNNN-name.sql, each number once: ${names.join(', ')}`)
  }
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, sha256: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex') }
  })
}

async function runAll(client: Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM schema_migration',
  )
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  refuseUnknown(applied, migrations)
  const due = migrations.filter(({ name }) => !applied.has(name))
  for (const migration of due) await run(client, migration)
  return due.map(({ name }) => name)
}

function refuseUnknown(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, sha256 }) => [name, sha256]))
  const newer = [...applied.keys()].filter((name) => !known.has(name))
  if (newer.length > 0) {
    throw new CannotStart(
      `数据库比程序新（${newer.join('、')}），没有作任何改动。请使用更新版本的程序。` +
        ' The database is newer than this program; nothing was changed. Use a newer release.',
    )
  }
  const changed = [...applied].filter(([name, sha256]) => known.get(name) !== sha256).map(([name]) => name)
  if (changed.length > 0) {
    throw new CannotStart(
      `数据库升级脚本在执行之后又被改动（${changed.join('、')}）。请恢复发布时的文件；要修改，请新增一个脚本。` +
        ' Migrations that have run were changed afterwards: restore the files of the release; changes need a new file.',
    )
  }
}

async function run(client: Client, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query('INSERT INTO schema_migration (name, sha256) VALUES ($1, $2)', [name, sha256])
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK')
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CannotStart(
      `数据库升级在 ${name} 处失败，已退回原状：${reason}。请把这句话告诉维护人员。` +
        ` Migration ${name} failed and was rolled back.`,
      { cause },
    )
  }
}
