import { statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { Client } from 'pg'
import { appUrlFor } from './app-role.ts'
import { CannotStart, codeOf } from './cannot-start.ts'
import type { Config } from './config.ts'
import { whyUnreachable } from './database-url.ts'
import { makeDataDir, startEmbedded } from './embedded-postgres.ts'
import { openMasterKey, recogniseKey } from './master-key.ts'
import { migrate } from './migrate.ts'

/** A database brought to this release, with the two ways into it. */
export interface OpenedDatabase {
  /** For the server: role without DDL. */
  readonly appUrl: string
  readonly ownerUrl: string
  /** Which migrations ran now. */
  readonly migrated: readonly string[]
  /** Settles with a sentence when our own PostgreSQL ends; never for one elsewhere. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

export type DatabaseConfig = Pick<
  Config,
  'dataDir' | 'keyFile' | 'databaseUrl' | 'appDatabaseUrl' | 'sandbox'
>

const NAME = 'zhongzhao'

/** Starts or finds the database, migrates it, and makes sure that it, the key and SANDBOX belong together. */
export async function openDatabase(config: DatabaseConfig): Promise<OpenedDatabase> {
  makeDataDir(config.dataDir)
  checkDisk(config.dataDir)
  const key = openMasterKey(config)
  const found =
    config.databaseUrl === undefined ? await own(config.dataDir) : await elsewhere(config.databaseUrl)
  try {
    const appUrl = config.appDatabaseUrl ?? appUrlFor(found.ownerUrl)
    await asOwner(found.ownerUrl, (owner) => refuseOtherKind(owner, config))
    const migrated = await migrate(found.ownerUrl, { appUrl })
    await asOwner(found.ownerUrl, async (owner) => {
      await noteKind(owner, config)
      await recogniseKey(owner, key)
    })
    return { ...found, appUrl, migrated }
  } catch (error) {
    await found.stop()
    throw error
  }
}

type Found = Pick<OpenedDatabase, 'ownerUrl' | 'ended' | 'stop'>

async function own(dataDir: string): Promise<Found> {
  const postgres = await startEmbedded({ dataDir })
  try {
    await asOwner(postgres.ownerUrl('postgres'), async (owner) => {
      const { rowCount } = await owner.query('SELECT FROM pg_database WHERE datname = $1', [NAME])
      if (rowCount === 0) await owner.query(`CREATE DATABASE ${NAME}`)
    })
    return { ownerUrl: postgres.ownerUrl(NAME), ended: postgres.ended, stop: postgres.stop }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function elsewhere(ownerUrl: string): Promise<Found> {
  const reason = await whyUnreachable(ownerUrl)
  if (reason === undefined)
    return { ownerUrl, ended: new Promise(() => undefined), stop: async () => undefined }
  throw new CannotStart(
    `连接不上 DATABASE_URL 指定的数据库（${reason}）。请检查地址、账户、密码和防火墙。 The database of DATABASE_URL does not answer.`,
  )
}

async function asOwner<T>(url: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: url })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

type Kind = 'sandbox' | 'real'

/** Before anything is changed: is this the kind of installation that was asked for? */
async function refuseOtherKind(owner: Client, { sandbox }: DatabaseConfig): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>(
    "SELECT to_regclass('installation') IS NOT NULL AS there",
  )
  if (rows[0]?.there !== true) return
  const kinds = await owner.query<{ kind: Kind }>('SELECT kind FROM installation')
  const kind = kinds.rows[0]?.kind
  if (kind === 'real' && sandbox) {
    throw new CannotStart(
      '这个数据库是正式库，不能打开演练模式（演练会移动时钟、显示登录口令）。正式使用请设置 SANDBOX=0；要演练，请用 DATA_DIR 或 DATABASE_URL 指定另一个库。' +
        ' This is a real installation and cannot become a sandbox: set SANDBOX=0, or use another database to practise.',
    )
  }
  if (kind === 'sandbox' && !sandbox) {
    throw new CannotStart(
      '这个数据库是演练库，不能转为正式使用（其中是虚构的考生）。演练请设置 SANDBOX=1；正式使用，请用 DATA_DIR 或 DATABASE_URL 指定一个新库。' +
        ' This database was made as a sandbox and cannot become real: set SANDBOX=1, or use a new database.',
    )
  }
}

async function noteKind(owner: Client, config: DatabaseConfig): Promise<void> {
  const kind: Kind = config.sandbox ? 'sandbox' : 'real'
  await owner.query('INSERT INTO installation (kind) VALUES ($1) ON CONFLICT DO NOTHING', [kind])
  // Another process, differently configured, may have been first.
  await refuseOtherKind(owner, config)
}

const LEAST_FREE = 300 * 1024 * 1024

function checkDisk(dataDir: string): void {
  const { bavail, bsize } = statfsSync(dataDir)
  if (bavail * bsize >= LEAST_FREE) return
  throw new CannotStart(
    `数据目录 ${dataDir} 所在磁盘只剩 ${Math.floor((bavail * bsize) / 1024 / 1024)} MB，至少需要 300 MB。请清理磁盘，或用 DATA_DIR 指定另一个磁盘。` +
      ' Less than 300 MB is free on the disk of the data folder: make room, or set DATA_DIR to another disk.',
  )
}

/** Asked before the database is started, so that a taken port costs a second and not a minute. */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port, exclusive: true }, resolve)
    })
  } catch (cause) {
    throw portRefusal(cause, { host, port })
  } finally {
    server.close()
  }
}

function portRefusal(cause: unknown, { host, port }: Pick<Config, 'host' | 'port'>): CannotStart {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口，如 PORT=${port < 65_535 ? port + 1 : 8047}。 Port ${port} is taken: set PORT to another one.`,
    EACCES: `没有权限使用端口 ${port}（1024 以下的端口需要授权）。请用 PORT 指定 1024 以上的端口。 Port ${port} needs a privilege: set PORT above 1024.`,
    EADDRNOTAVAIL: `这台机器没有地址 ${host}。请改正 HOST。 This machine has no address ${host}: correct HOST.`,
    ENOTFOUND: `找不到主机名 ${host}。请改正 HOST。 The name ${host} is unknown: correct HOST.`,
  }
  return new CannotStart(reasons[codeOf(cause)] ?? `无法监听 ${host}:${port}：${String(cause)}`, { cause })
}
