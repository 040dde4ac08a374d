import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { contextOf } from './background.ts'
import { clockWork } from './clock.ts'
import { startStudies } from './documents/worker.ts'
import { startDuplicates } from './duplicates/worker.ts'
import { startEyeWorker } from './images/eye-worker.ts'
import { startArchiveWorker } from './images/runs/worker.ts'
import { startWorker } from './papers/worker.ts'
import type { Config } from './platform/config.ts'
import { noteBug } from './platform/note-bug.ts'
import type { Services } from './platform/context.ts'
import { connect } from './platform/db.ts'
import { stopEye } from './platform/eye.ts'
import { stopCardReading } from './platform/card-reading.ts'
import { stopReading } from './platform/image-reading.ts'
import { stopReadingQr } from './platform/qr-reading.ts'
import { checkPort, openDatabase } from './platform/open-database.ts'
import { stopPdf } from './platform/pdf.ts'
import { stopRendering } from './platform/pdf-rendering.ts'
import { stopWatermarks } from './platform/watermark.ts'
import { startRoster } from './roster/start.ts'
import { makeServices } from './services.ts'
import { startSeasonWork } from './season/end-worker.ts'
import { startSyncWorker } from './sync/worker.ts'
import { forgetAnswers } from './sign-in/store-idempotency.ts'

export interface Running {
  readonly services: Services
  readonly app: FastifyInstance
  readonly ownerUrl: string
  /** Where it answers. */
  readonly url: string
  /** Settles with a sentence when our own PostgreSQL ends. */
  readonly ended: Promise<string>
  readonly stop: () => Promise<void>
}

/** A database, the services over it, and the worker; nothing listens yet. */
export interface Standing {
  readonly services: Services
  readonly ownerUrl: string
  readonly appUrl: string
  /** Settles with a sentence when our own PostgreSQL ends. */
  readonly ended: Promise<string>
  readonly stop: () => Promise<void>
}

/** What a sandbox is filled with, and whom its first page lists (K6). */
export interface Sandbox {
  readonly seed: (services: Services) => Promise<void>
  readonly signIns: Services['signIns']
}

const nothingMadeUp: Sandbox = { seed: async () => undefined, signIns: [] }

const HOUR = 3_600_000
const MINUTE = 60_000
/** One process: requests wait for a connection rather than the database for memory. */
const CONNECTIONS = 20

/** What fails is noted, and tried again the next time. */
const every = (ms: number, name: string, work: () => Promise<unknown>) =>
  setInterval(() => void work().catch((error: unknown) => noteBug(name, error)), ms)

/** What goes on behind the answers. */
function startWorkers(services: Services) {
  const given = { contextOf: (asked: Parameters<typeof contextOf>[1]) => contextOf(services, asked) }
  const all = [
    startWorker(services),
    startStudies(services),
    startDuplicates(services),
    startEyeWorker(services, given),
    startArchiveWorker(services, given),
    startSyncWorker(services, given),
    startSeasonWork(services),
  ]
  return {
    wake: () => {
      for (const worker of all) worker.wake()
    },
    stop: async () => {
      await Promise.all(all.map((worker) => worker.stop()))
    },
  }
}

/** Starts everything but listening. Throws CannotStart with a sentence. */
export async function startServices(config: Config, sandbox: Sandbox = nothingMadeUp): Promise<Standing> {
  const database = await openDatabase(config)
  const db = connect(database.appUrl, { max: CONNECTIONS })
  try {
    let wake = () => undefined as void
    const services = await makeServices({
      config,
      db,
      sandbox: config.sandbox,
      signIns: sandbox.signIns,
      wake: () => wake(),
    })
    const roster = await startRoster(services)
    const workers = startWorkers(services)
    wake = workers.wake
    const sweep = every(HOUR, 'answers', () => forgetAnswers(db))
    const clock = every(MINUTE, 'clock', () => clockWork(services))
    const stop = async () => {
      for (const timer of [sweep, clock]) clearInterval(timer)
      await roster.stop()
      await workers.stop()
      await Promise.all([
        stopPdf(),
        stopReading(),
        stopReadingQr(),
        stopRendering(),
        stopEye(),
        stopCardReading(),
        stopWatermarks(),
      ])
      await db.destroy()
      await database.stop()
    }
    return { services, ownerUrl: database.ownerUrl, appUrl: database.appUrl, ended: database.ended, stop }
  } catch (error) {
    await db.destroy()
    await database.stop()
    throw error
  }
}

/** Starts the server and listens; `sandbox` fills one that is empty. A graceful stop lets requests end, then the jobs, then
 *  the database. */
export async function startServer(config: Config, sandbox: Sandbox = nothingMadeUp): Promise<Running> {
  await checkPort(config)
  const { services, ownerUrl, ended, stop } = await startServices(config, sandbox)
  try {
    if (services.sandbox) await sandbox.seed(services)
    const app = await buildApp(services)
    await app.listen({ port: config.port, host: config.host })
    const { port } = app.server.address() as AddressInfo
    const close = async () => {
      await app.close()
      await stop()
    }
    return {
      services,
      app,
      ownerUrl,
      ended,
      url: `${config.tls === undefined ? 'http' : 'https'}://${config.host}:${port}`,
      stop: close,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
