import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { beijing } from '@zhongzhao/domain/base/time'
import { contextOf } from '@zhongzhao/server/background'
import { importFolder } from '@zhongzhao/server/images/runs/import-folder'
import { addOrgs } from '@zhongzhao/server/orgs/store-add'
import { readConfig } from '@zhongzhao/server/platform/config'
import { connect } from '@zhongzhao/server/platform/db'
import { type Services, newId } from '@zhongzhao/server/platform/context'
import { stopReading } from '@zhongzhao/server/platform/image-reading'
import { openDatabase } from '@zhongzhao/server/platform/open-database'
import { importRosterFile } from '@zhongzhao/server/roster/import-file'
import { makeServices } from '@zhongzhao/server/services'
import { addStaffAccount } from '@zhongzhao/server/sign-in/store-staff'
import { manySchools } from '@zhongzhao/tool-sandbox/many-schools'
import { madeUpPupils, rosterCsv } from '@zhongzhao/tool-sandbox/pupils'
import { benchPictures } from './sample-pictures.ts'

/** `-- --files N` for another size. */
const FILES = Number(/^\d+$/.exec(process.argv.at(-1) ?? '')?.[0] ?? 10_000)
const ABREAST = 4
/** Different pictures; each pupil has one of them. */
const PICTURES = 16

const MB = 1024 * 1024

/** Peak memory of this process while the first and the last fifth of the files came in, MB. */
function watchMemory() {
  const peaks = { early: 0, late: 0 }
  let share = 0
  const timer = setInterval(() => {
    const now = process.memoryUsage.rss()
    if (share > 0.1 && share <= 0.3) peaks.early = Math.max(peaks.early, now)
    if (share > 0.8) peaks.late = Math.max(peaks.late, now)
  }, 50)
  return {
    told: (done: number, of: number) => {
      share = done / of
    },
    peaks: () => {
      clearInterval(timer)
      return { rssEarlyMB: Math.round(peaks.early / MB), rssLateMB: Math.round(peaks.late / MB) }
    },
  }
}

/** Pupils in many schools, and a folder with one picture of each, named by the ID number. */
async function layOut(services: Services, folder: string): Promise<readonly string[]> {
  const { orgs, classes } = manySchools(FILES)
  await addOrgs(services.db, orgs)
  const pupils = [...madeUpPupils(classes, { perClass: 50, most: FILES })]
  const roster = join(folder, 'roster.csv')
  await pipeline(Readable.from(rosterCsv(pupils)), createWriteStream(roster))
  const batch = await importRosterFile(services, {
    path: roster,
    fileName: 'bench.csv',
    org: '41',
    at: beijing('2022-03-10T10:00'),
  })
  if (batch.counts.new !== FILES) throw new Error(JSON.stringify(batch.counts))
  const pictures = await Promise.all(
    Array.from({ length: PICTURES }, async () => (await benchPictures()).portrait),
  )
  mkdirSync(join(folder, 'pictures'))
  return pupils.map((pupil, i) => {
    const path = join(folder, 'pictures', `${pupil.身份证件号}.jpg`)
    writeFileSync(path, pictures[i % PICTURES] ?? '')
    return path
  })
}

/** The limit: each file read, hashed, written elsewhere and flushed to the disk, as many at once. */
async function bare(paths: readonly string[], folder: string): Promise<number> {
  await mkdir(folder)
  const line = paths.entries()
  const began = performance.now()
  const lane = async () => {
    for (const [i, path] of line) {
      const bytes = await readFile(path)
      createHash('sha256').update(bytes).digest('hex')
      const file = await open(join(folder, String(i)), 'wx')
      await file.writeFile(bytes)
      await file.datasync()
      await file.close()
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, lane))
  return (performance.now() - began) / 1000
}

/** Somebody who may import for every school there is. */
async function importer(services: Services) {
  const account = newId()
  const grant = { id: newId(), role: 'school-admin', org: '41', at: ['province'] }
  await addStaffAccount(services.db, { id: account, login: 'bench', name: '测速', hash: '' }, grant)
  return contextOf(services, { account, requestId: 'bench' })
}

async function withBench<T>(work: (services: Services, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'zz-bench-folder-'))
  const config = readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' })
  const database = await openDatabase(config)
  const db = connect(database.appUrl, { max: 20 })
  try {
    // Portraits go into the queue of the eye; nobody takes them out of it here.
    const lookers = { portrait: () => Promise.reject(new Error('nobody looks')) }
    const services = await makeServices({ config, db, sandbox: true, lookers, wake: () => undefined })
    return await work(services, folder)
  } finally {
    await stopReading()
    await db.destroy()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ten thousand portraits of ten thousand pupils come in as a folder: whose they are, the hard checks (notice 二.2(1)), sealed and
 *  flushed to the disk, the eye's queue; against reading, hashing, writing and flushing the same files. One JSON line. */
export async function run(): Promise<void> {
  await withBench(async (services, folder) => {
    const paths = await layOut(services, folder)
    const limitSeconds = await bare(paths, join(folder, 'bare'))
    const ctx = { ...(await importer(services)), now: beijing('2022-03-10T10:00') }
    const memory = watchMemory()
    const began = performance.now()
    const given = { folder: join(folder, 'pictures'), door: 'portrait', abreast: ABREAST } as const
    const { counts } = await importFolder(ctx, { ...given, told: memory.told })
    const seconds = (performance.now() - began) / 1000
    if (counts.looking !== FILES) throw new Error(JSON.stringify(counts))
    const rate = (s: number) => Math.round(FILES / s)
    const line = {
      bench: 'folder',
      files: FILES,
      bytes: readFileSync(paths[0] ?? '').length,
      seconds: Math.round(seconds * 10) / 10,
      unit: 'files/s',
      figure: rate(seconds),
      limit: rate(limitSeconds),
      ratio: Math.round((limitSeconds / seconds) * 1000) / 1000,
      ...memory.peaks(),
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  })
}
