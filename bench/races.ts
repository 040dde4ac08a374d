import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildApp } from '@zhongzhao/server/app'
import { readConfig } from '@zhongzhao/server/platform/config'
import { connect } from '@zhongzhao/server/platform/db'
import { openDatabase } from '@zhongzhao/server/platform/open-database'
import { makeServices } from '@zhongzhao/server/services'
import { AT_SCHOOL } from '../server/test/moments.ts'
import { type World, provinceOn } from '../server/test/province-on.ts'
import { races } from './races/all.ts'
import { play } from './races/play.ts'

const CONNECTIONS = 20

/** The small province of the tests on a PostgreSQL that waits for the disk; no worker runs beside it. */
async function withProvince(work: (world: World) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zz-bench-'))
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const database = await openDatabase(config)
  const [db, owner] = [database.appUrl, database.ownerUrl].map((url) => connect(url, { max: CONNECTIONS }))
  try {
    if (db === undefined || owner === undefined) throw new Error('bench: no connection')
    const services = await makeServices({ config, db, sandbox: true, lookers: {}, wake: () => undefined })
    const app = await buildApp(services)
    await work(await provinceOn({ services, app, owner }, AT_SCHOOL))
    await app.close()
  } finally {
    await Promise.all([db?.destroy(), owner?.destroy()])
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100

/** Everybody who can meet at one record, at once, `--rounds` times each race (25), and after every round what the database holds (B7).
 *  The limit is the same commands one after another, a quarter as often. Prints one JSON line; ends with 1 when anything was wrong. */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { rounds: { type: 'string', default: '25' }, race: { type: 'string', default: '' } },
  })
  const rounds = Number(values.rounds)
  const [lines, total]: [Record<string, unknown>, { violations: number; figure: number; limit: number }] = [
    {},
    { violations: 0, figure: 0, limit: 0 },
  ]
  await withProvince(async (world) => {
    for (const [name, race] of Object.entries(races).filter(([key]) => key.includes(values.race))) {
      const atOnce = await play(world, race, { rounds, together: 'at once' })
      const inTurn = await play(world, race, { rounds: Math.ceil(rounds / 4), together: 'in turn' })
      const [figure, limit] = [atOnce, inTurn].map((played) => played.rounds / played.seconds)
      const violations = atOnce.violations + inTurn.violations
      const { won, refused } = atOnce
      const speed = { figure: rounded(figure ?? 0), limit: rounded(limit ?? 0) }
      const ratio = rounded((figure ?? 0) / (limit ?? 1))
      const which = [...atOnce.which, ...inTurn.which]
      lines[name] = { rounds, ...speed, ratio, won, refused, violations, which }
      total.violations += violations
      total.figure += atOnce.seconds
      total.limit += inTurn.seconds
      process.stderr.write(`${name}: ${rounds} rounds, ${violations} violations\n`)
    }
  })
  const of = Object.keys(lines).length
  const [figure, limit] = [(of * rounds) / total.figure, (of * Math.ceil(rounds / 4)) / total.limit]
  process.stdout.write(
    `${JSON.stringify({ bench: 'races', figure: rounded(figure), unit: 'rounds/s', limit: rounded(limit), ratio: rounded(figure / limit), violations: total.violations, races: lines })}\n`,
  )
  if (total.violations > 0) process.exitCode = 1
}
