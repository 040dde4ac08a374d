import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { beijing } from '@zhongzhao/domain/base/time'
import { readConfig } from '@zhongzhao/server/platform/config'
import { connect, poolOf } from '@zhongzhao/server/platform/db'
import { addOrgs } from '@zhongzhao/server/orgs/store-add'
import { importRosterFile } from '@zhongzhao/server/roster/import-file'
import { type Standing, startServices } from '@zhongzhao/server/start'
import { manySchools } from '@zhongzhao/tool-sandbox/many-schools'
import { madeUpPupils, rosterColumns, rosterCsv } from '@zhongzhao/tool-sandbox/pupils'
import type { PoolClient } from 'pg'
import { besideRegistration, copyFile, copySeconds, secondsOf, watchMemory } from './measure.ts'

const ROWS = Number(/^\d+$/.exec(process.argv.at(-1) ?? '')?.[0] ?? 300_000)
const PER_CLASS = 50

/** Another limit: the forty columns of the file as they are, into a table indexed by number, school and class, and name. */
async function copyFortyColumns(client: PoolClient, path: string): Promise<number> {
  const columns = rosterColumns.map((_, i) => `c${i} text`).join(', ')
  await client.query(`create table bench_forty (${columns})`)
  const index = (title: (typeof rosterColumns)[number]) => `c${rosterColumns.indexOf(title)}`
  await client.query(`create unique index on bench_forty (${index('身份证件号')})`)
  await client.query(`create index on bench_forty (${index('学校标识码')}, ${index('班级')})`)
  await client.query(`create index on bench_forty (${index('姓名')})`)
  return secondsOf(() => copyFile(client, 'bench_forty', path, '(format csv, header)'))
}

/** COPY of the very rows that the import left in `registration`, and in all tables that it writes. */
async function limits({ ownerUrl }: Standing, { folder, path }: { folder: string; path: string }) {
  const owner = connect(ownerUrl, { max: 1, statementTimeout: 0 })
  const client = await poolOf(owner).connect()
  try {
    await client.query('checkpoint')
    const forty = await copyFortyColumns(client, path)
    const registration = await copySeconds(client, folder, 'registration')
    let all = registration
    for (const table of besideRegistration) all += await copySeconds(client, folder, table)
    return { forty, registration, all }
  } finally {
    client.release()
    await owner.destroy()
  }
}

async function importAll({ services }: Standing, path: string) {
  const steps: Record<string, number> = {}
  const stop = watchMemory()
  const began = performance.now()
  const batch = await importRosterFile(services, {
    path,
    fileName: 'bench.csv',
    org: '41',
    at: beijing('2022-03-10T10:00'),
    told: (step) => {
      steps[step] = (performance.now() - began) / 1000
    },
  })
  const seconds = (performance.now() - began) / 1000
  if (batch.state !== 'committed' || batch.counts.new !== ROWS) throw new Error(JSON.stringify(batch))
  return { seconds, checkSeconds: steps['check'] ?? 0, peakMB: stop() }
}

/** Validated import of a roster of 40 columns: dry run and commit, everything sealed, against COPY of the same rows into the same
 *  indexed table. Prints one JSON line. `-- --rows N` for another size. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zz-bench-roster-'))
  const running = await startServices(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }))
  try {
    const { db } = running.services
    const { orgs, classes } = manySchools(ROWS)
    await addOrgs(db, orgs)
    const path = join(folder, 'roster.csv')
    const pupils = madeUpPupils(classes, { perClass: PER_CLASS, most: ROWS })
    await pipeline(Readable.from(rosterCsv(pupils)), createWriteStream(path))
    const { seconds, checkSeconds, peakMB } = await importAll(running, path)
    const limit = await limits(running, { folder, path })
    const round = (n: number) => Math.round(n * 100) / 100
    const rate = (s: number) => Math.round(ROWS / s)
    const line = {
      bench: 'roster',
      rows: ROWS,
      columns: rosterColumns.length,
      seconds: round(seconds),
      checkSeconds: round(checkSeconds),
      rowsPerSecond: rate(seconds),
      limit: rate(limit.registration),
      ratio: round(limit.registration / seconds),
      limitFortyColumns: rate(limit.forty),
      ratioFortyColumns: round(limit.forty / seconds),
      limitAllTables: rate(limit.all),
      ratioAllTables: round(limit.all / seconds),
      peakMB,
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  } finally {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
