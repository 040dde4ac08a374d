import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { readConfig } from '@zhongzhao/server/platform/config'
import { connect } from '@zhongzhao/server/platform/db'
import { startServer } from '@zhongzhao/server/start'
import { sql } from 'kysely'
import { quantile } from './measure.ts'
import type { ClientOrder } from './intake-client.ts'
import { benchSchool } from './people.ts'
import { benchPictures } from './sample-pictures.ts'
import { sections } from './sample-sections.ts'

const CLIENTS = 8
const COUNT = Number(process.argv[3] ?? 1200)

/** CPU ms of our PostgreSQL: the postmaster that names the data folder, and its children. Linux only; elsewhere 0. */
function cpuOfDatabase(dataDir: string): number {
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  }
  const pids = existsSync('/proc/self/stat') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  const stats = pids.map((pid) => ({
    pid,
    fields: read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [],
  }))
  const masters = new Set(
    pids.filter(
      (pid) =>
        read(`/proc/${pid}/cmdline`).includes(dataDir) && read(`/proc/${pid}/stat`).includes('(postgres)'),
    ),
  )
  const own = stats.filter(({ pid, fields }) => masters.has(pid) || masters.has(fields[1] ?? ''))
  return own.reduce((total, { fields }) => total + (Number(fields[11]) + Number(fields[12])) * 10, 0)
}

function runClients(order: ClientOrder): Promise<readonly number[]> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./intake-client.ts', import.meta.url), { workerData: order })
    worker.once('message', done)
    worker.once('error', failed)
  })
}

/** The limit: a row with the same 80 KB in the same database, one commit each, by as many clients. Rows a second. */
async function rowsPerSecond(ownerUrl: string, bytes: Buffer, count: number): Promise<number> {
  const owner = connect(ownerUrl, { max: CLIENTS })
  await sql`create table if not exists bench_row (id bigint generated always as identity primary key, body bytea not null)`.execute(
    owner,
  )
  const began = performance.now()
  let left = count
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left-- > 0) await sql`insert into bench_row (body) values (${bytes})`.execute(owner)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  await sql`drop table bench_row`.execute(owner)
  await owner.destroy()
  return count / seconds
}

/** The other limit: two fsynced files beside a row. */
async function filesPerSecond(
  ownerUrl: string,
  pictures: readonly Uint8Array[],
  { folder, count }: { folder: string; count: number },
): Promise<number> {
  const owner = connect(ownerUrl, { max: CLIENTS })
  await sql`create table if not exists bench_name (id bigint generated always as identity primary key, name text not null)`.execute(
    owner,
  )
  const began = performance.now()
  let left = count
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      while (left-- > 0) {
        for (const [at, bytes] of pictures.entries()) {
          const file = await open(join(folder, `bench-${client}-${left}-${at}`), 'wx')
          await file.writeFile(bytes)
          await file.sync()
          await file.close()
        }
        await sql`insert into bench_name (name) values (${`${client}-${left}`})`.execute(owner)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  await sql`drop table bench_name`.execute(owner)
  await owner.destroy()
  return count / seconds
}

/** Submissions a second over HTTP: three sections, portrait 30 KB and document 50 KB with their hard checks, confirmation; 8 clients,
 *  fsync on, client and database on the same cores. Prints one JSON line. */
export async function run(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zz-bench-'))
  const port = 18_047
  const running = await startServer(
    readConfig({ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' }),
  )
  try {
    await sql`update season_clock set offset_ms = (extract(epoch from timestamptz '2022-03-10 10:00+08') - extract(epoch from now()))::bigint * 1000`.execute(
      running.services.db,
    )
    const { portrait, document } = await benchPictures()
    const { pupils, school } = await benchSchool(running.services, COUNT + 100)
    const order = { port, clients: CLIENTS, school, portrait, document, sections }
    await runClients({ ...order, pupils: pupils.slice(0, 100) })
    const [cpu, database, began] = [process.cpuUsage(), cpuOfDatabase(dataDir), performance.now()]
    const times = await runClients({ ...order, pupils: pupils.slice(100) })
    const seconds = (performance.now() - began) / 1000
    const used = process.cpuUsage(cpu)
    const cpuDatabase = cpuOfDatabase(dataDir) - database
    const cpuMs = (used.user + used.system) / 1000 + cpuDatabase
    const backlog = await running.services.db
      .selectFrom('job')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirstOrThrow()
    const limit = await rowsPerSecond(running.ownerUrl, Buffer.concat([portrait, document]), 1500)
    const files = await filesPerSecond(running.ownerUrl, [portrait, document], {
      folder: dataDir,
      count: 600,
    })
    const figure = COUNT / seconds
    const round = (n: number) => Math.round(n * 100) / 100
    process.stdout.write(
      `${JSON.stringify({ bench: 'intake', figure: round(figure), unit: 'submissions/s', p50: round(quantile(times, 0.5)), p99: round(quantile(times, 0.99)), cpuMs: round(cpuMs / COUNT), cpuMsDatabase: round(cpuDatabase / COUNT), backlog: Number(backlog.n), limit: round(limit), ratio: round(figure / limit), filesLimit: round(files), filesRatio: round(figure / files), clients: CLIENTS, count: COUNT })}\n`,
    )
  } finally {
    await running.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
