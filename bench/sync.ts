import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { addOrgs } from '@zhongzhao/server/orgs/store-add'
import { readConfig } from '@zhongzhao/server/platform/config'
import { newId, type Services } from '@zhongzhao/server/platform/context'
import { connect, poolOf } from '@zhongzhao/server/platform/db'
import { type Standing, startServices } from '@zhongzhao/server/start'
import { type Run, addRun, findRun } from '@zhongzhao/server/sync/store-run'
import { askUpstream } from '@zhongzhao/server/sync/upstream'
import { beijing } from '@zhongzhao/domain/base/time'
import { henanAuthorities } from '@zhongzhao/tool-sandbox/many-schools'
import { sql } from 'kysely'
import { besideRegistration, copySeconds, secondsOf, watchMemory } from './measure.ts'
import { addStaff } from './people.ts'

const COUNTY = '41/4101/410105'
const PER_SCHOOL = 2000
const MOST_SCHOOLS = 99
const LOOK_MS = 20

const SOURCE = fileURLToPath(new URL('../tools/student-status-source/main.ts', import.meta.url))

interface Upstream {
  readonly url: string
  readonly keyId: string
  readonly secretFile: string
  readonly process: ChildProcess
}

/** The reference source in a process of its own: its memory and its work are not ours. */
async function startUpstream(
  folder: string,
  { pupils, schools }: { pupils: number; schools: readonly string[] },
): Promise<Upstream> {
  const [keyId, secretFile] = ['bench', join(folder, 'secret')]
  writeFileSync(secretFile, 'made-up secret of a bench\n', { mode: 0o600 })
  const said = ['--port', '0', '--pupils', String(pupils), '--schools', schools.join(','), '--key-id', keyId]
  const child = spawn(process.execPath, [SOURCE, ...said, '--secret-file', secretFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\S+/.exec(line) ?? []
    if (url !== undefined) return { url, keyId, secretFile, process: child }
  }
  throw new Error('bench sync: the source did not start')
}

/** The schools of one county, and who may synchronise them. */
async function layOut(services: Services, schools: readonly string[]): Promise<string> {
  const made = schools.map((code, i) => ({
    code,
    kind: 'school',
    name: `金水区演练第${i + 1}初级中学`,
    path: `${COUNTY}/${code}`,
  }))
  await addOrgs(services.db, [...henanAuthorities, ...made])
  return addStaff(services, { role: 'county-admin', path: COUNTY })
}

interface Synced {
  readonly run: Run
  readonly seconds: number
  /** Seconds in each state of the run. */
  readonly steps: Readonly<Record<string, number>>
}

/** One full run, as the worker of the server does it. */
async function syncs({ db, wake, packs }: Services, account: string): Promise<Synced> {
  const { season } = packs.current
  const id = newId()
  const began = performance.now()
  const steps: Record<string, number> = {}
  if (!(await addRun(db, { id, season, org: COUNTY, account, mode: 'full' })))
    throw new Error('bench sync: another run')
  wake()
  for (let since = began; ;) {
    const run = await findRun(db, id)
    const now = performance.now()
    if (run === undefined || run.state === 'stopped') throw new Error(`bench sync: ${run?.failure ?? 'gone'}`)
    if (run.state === 'done') return { run, seconds: (now - began) / 1000, steps }
    steps[run.state] = (steps[run.state] ?? 0) + (now - since) / 1000
    since = now
    await wait(LOOK_MS)
  }
}

/** Asks for all pages and keeps nothing. */
async function readAll(upstream: Upstream, schools: readonly string[]): Promise<void> {
  for (let cursor = ''; ;) {
    const page = await askUpstream(upstream, { cursor, schools })
    if (!page.more) return
    cursor = page.next
  }
}

async function copyAll({ ownerUrl }: Standing, folder: string): Promise<number> {
  const owner = connect(ownerUrl, { max: 1, statementTimeout: 0 })
  const client = await poolOf(owner).connect()
  try {
    await client.query('checkpoint')
    let seconds = 0
    for (const table of ['registration', ...besideRegistration])
      seconds += await copySeconds(client, folder, table)
    return seconds
  } finally {
    client.release()
    await owner.destroy()
  }
}

function expectCount({ run: { counts } }: Synced, kind: string, pupils: number): void {
  if (counts[kind] !== pupils) throw new Error(`bench sync: ${JSON.stringify(counts)}`)
}

const round = (n: number) => Math.round(n * 100) / 100
const rounded = (steps: Synced['steps']) =>
  Object.fromEntries(Object.entries(steps).map(([state, seconds]) => [state, round(seconds)]))

async function measure(
  running: Standing,
  {
    upstream,
    folder,
    schools,
    pupils,
  }: { upstream: Upstream; folder: string; schools: readonly string[]; pupils: number },
) {
  const { services } = running
  const account = await layOut(services, schools)
  await sql`update season_clock set offset_ms = ${beijing('2022-03-10T10:00') - Date.now()}`.execute(
    services.db,
  )
  const stop = watchMemory()
  const first = await syncs(services, account)
  const again = await syncs(services, account)
  const peakMB = stop()
  expectCount(first, 'new', pupils)
  expectCount(again, 'same', pupils)
  const reading = await secondsOf(() => readAll(upstream, schools))
  const copying = await copyAll(running, folder)
  const rate = (s: number) => Math.round(pupils / s)
  return {
    bench: 'sync',
    pupils,
    schools: schools.length,
    seconds: round(first.seconds),
    steps: rounded(first.steps),
    pupilsPerSecond: rate(first.seconds),
    limit: rate(copying),
    ratio: round(copying / first.seconds),
    limitReading: rate(reading),
    ratioReading: round(reading / first.seconds),
    againSteps: rounded(again.steps),
    againPerSecond: rate(again.seconds),
    againRatioReading: round(reading / again.seconds),
    peakMB,
  }
}

/** A county takes its pupils from the student-status platform (notice 二.2): asked for page by page, compared, written, and a second
 *  time with nothing changed. The limit is COPY of the very rows that it left into the same indexed tables: nothing puts them there
 *  faster. The other limit is asking for the pages and keeping nothing: no sync is faster than what it reads. Prints one JSON line.
 *  `-- --pupils N` for another size. */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { pupils: { type: 'string', default: '20000' } },
  })
  const pupils = Number(values.pupils)
  const count = Math.min(MOST_SCHOOLS, Math.ceil(pupils / PER_SCHOOL))
  const schools = Array.from({ length: count }, (_, i) => `21410105${String(i + 1).padStart(2, '0')}`)
  const folder = mkdtempSync(join(tmpdir(), 'zz-bench-sync-'))
  const upstream = await startUpstream(folder, { pupils, schools })
  try {
    const running = await startServices(
      readConfig({
        DATA_DIR: join(folder, 'data'),
        LOG_LEVEL: 'silent',
        STUDENT_STATUS_URL: upstream.url,
        STUDENT_STATUS_KEY_ID: upstream.keyId,
        STUDENT_STATUS_SECRET_FILE: upstream.secretFile,
      }),
    )
    try {
      const line = await measure(running, { upstream, folder, schools, pupils })
      process.stdout.write(`${JSON.stringify(line)}\n`)
    } finally {
      await running.stop()
    }
  } finally {
    upstream.process.kill()
    await once(upstream.process, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}
