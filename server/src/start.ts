import * as fs from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { foundInstallation, openMasterKey } from './installation.ts'
import { startWorker } from './papers/worker.ts'
import { appUrlFor } from './platform/app-role.ts'
import { CannotStart, codeOf } from './platform/cannot-start.ts'
import type { Config } from './platform/config.ts'
import type { Services } from './platform/context.ts'
import { connect } from './platform/db.ts'
import { makeDataDir, startEmbedded } from './platform/embedded-postgres.ts'
import { migrate } from './platform/migrate.ts'
import { stopPdf } from './platform/pdf.ts'
import { makeServices } from './services.ts'
import { forgetAnswers } from './sign-in/store-idempotency.ts'

export interface Running {
  readonly services: Services
  readonly app: FastifyInstance
  readonly ownerUrl: string
  /** Where it answers. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** bytes; below this a database cannot be trusted to finish what it began. */
const LEAST_DISK = 500 * 1024 * 1024

async function checkPort({ port, host }: Config): Promise<void> {
  await new Promise<void>((free, taken) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const why = codeOf(error) === 'EADDRINUSE' ? '已被占用' : `不能使用（${codeOf(error)}）`
      taken(
        new CannotStart(
          `端口 ${port} ${why}。请关闭占用它的程序，或用 PORT=8048 npm start 换一个端口。 Port ${port} is not free: set PORT.`,
        ),
      )
    })
    probe.listen(port, host, () => probe.close(() => free()))
  })
}

async function checkDisk({ dataDir }: Config): Promise<void> {
  const { bavail, bsize } = await fs.statfs(dataDir)
  if (bavail * bsize >= LEAST_DISK) return
  throw new CannotStart(
    `磁盘剩余空间不足 500 MB（${dataDir}）。请清理磁盘，或用 DATA_DIR 换一个位置。 Less than 500 MB left on the disk.`,
  )
}

/** The database of the installation: DATABASE_URL, or a PostgreSQL of our own in the data folder. */
async function openDatabase(config: Config) {
  if (config.databaseUrl !== undefined) {
    const ownerUrl = config.databaseUrl
    return { ownerUrl, appUrl: config.appDatabaseUrl ?? appUrlFor(ownerUrl), stop: async () => undefined }
  }
  const postgres = await startEmbedded({ dataDir: config.dataDir })
  const ownerUrl = postgres.ownerUrl('postgres')
  return { ownerUrl, appUrl: appUrlFor(ownerUrl), stop: () => postgres.stop() }
}

/** Migrations, kind of installation and key, as the owner; the server never sees that connection. */
async function prepare(
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  config: Config,
): Promise<'sandbox' | 'real'> {
  await migrate(ownerUrl, { appUrl })
  const owner = connect(ownerUrl, { max: 1, name: 'zhongzhao start' })
  try {
    const kind = await foundInstallation(owner, config)
    await openMasterKey(owner, config)
    return kind
  } finally {
    await owner.destroy()
  }
}

const HOUR = 3_600_000

/** Starts everything but listening; `seed` fills a new sandbox. Throws CannotStart with a sentence. */
export async function startServices(config: Config) {
  makeDataDir(config.dataDir)
  await checkDisk(config)
  const database = await openDatabase(config)
  try {
    const kind = await prepare(database, config)
    const db = connect(database.appUrl, { max: config.connections })
    let services: Services | undefined
    const worker = startWorker(() => services ?? never())
    services = await makeServices({ config, db, sandbox: kind === 'sandbox', wake: worker.wake })
    const sweep = setInterval(() => void forgetAnswers(db).catch(() => undefined), HOUR)
    const stop = async () => {
      clearInterval(sweep)
      await worker.stop()
      await stopPdf()
      await db.destroy()
      await database.stop()
    }
    return { services, ownerUrl: database.ownerUrl, stop }
  } catch (error) {
    await database.stop()
    throw error
  }
}

function never(): never {
  throw new Error('the worker ran before the services stood')
}

/** Starts the server and listens. A graceful stop lets requests end, then the jobs, then the database. */
export async function startServer(
  config: Config,
  { seed }: { seed?: (services: Services) => Promise<void> } = {},
): Promise<Running> {
  await checkPort(config)
  const { services, ownerUrl, stop } = await startServices(config)
  try {
    if (services.sandbox && seed !== undefined) await seed(services)
    const app = await buildApp(services)
    await app.listen({ port: config.port, host: config.host })
    const address = app.server.address() as AddressInfo
    return {
      services,
      app,
      ownerUrl,
      url: `http://${config.host}:${address.port}`,
      stop: async () => {
        await app.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}
