import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { neighbourQuery } from '@zhongzhao/server/duplicates/store-keys'
import { readConfig } from '@zhongzhao/server/platform/config'
import { connect, openPool, poolOf } from '@zhongzhao/server/platform/db'
import { openDatabase } from '@zhongzhao/server/platform/open-database'
import type { Pool } from 'pg'
import { quantile } from './measure.ts'

const KEYS = Number(/^\d+$/.exec(process.argv.at(-1) ?? '')?.[0] ?? 1_500_000)
const SMALL = 15_000
/** Keys a registration has. */
const EACH = 8
const COMMON = 200
const ROUNDS = 500

const idOf = (n: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** Keys of made-up registrations: every hundredth key is shared by two, one by ten times as many as count as common. */
async function layKeys(owner: Pool, { from, until }: { from: number; until: number }): Promise<void> {
  await owner.query(`
    insert into duplicate_key (key, registration_id, kind)
    select case when k % ${EACH} = 0 and k / ${EACH} < ${COMMON * 10} then substr(sha256('common'), 1, 16)
      when k % 100 = 1 then substr(sha256((k - 100 * ${EACH})::text::bytea), 1, 16)
      else substr(sha256(k::text::bytea), 1, 16) end, ${idOf(`k / ${EACH}`)}, 'name'
    from generate_series(${from}::bigint, ${until - 1}::bigint) as k on conflict do nothing`)
  await owner.query('analyze duplicate_key')
}

interface Plan {
  readonly 'Node Type': string
  readonly 'Shared Hit Blocks'?: number
  readonly 'Shared Read Blocks'?: number
  readonly Plans?: readonly Plan[]
}

const nodesOf = (plan: Plan): readonly string[] => [plan['Node Type'], ...(plan.Plans ?? []).flatMap(nodesOf)]

/** One registration's neighbours: median µs, pages touched, and by what. */
async function measure(app: ReturnType<typeof connect>, keys: number) {
  const registrations = Math.floor(keys / EACH)
  const some = Array.from({ length: ROUNDS }, (_, i) => {
    const at = Math.floor((i * registrations) / ROUNDS)
    return `00000000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
  })
  // What the first questions pay for plans and pages is not what is asked about.
  for (const id of some.slice(0, 100)) await neighbourQuery([id], COMMON).execute(app)
  const times: number[] = []
  for (const id of some) {
    const began = performance.now()
    await neighbourQuery([id], COMMON).execute(app)
    times.push((performance.now() - began) * 1000)
  }
  const query = neighbourQuery([some[Math.floor(ROUNDS / 2)] ?? ''], COMMON).compile(app)
  const text = `explain (analyze, buffers, format json) ${query.sql}`
  const { rows } = await poolOf(app).query<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>(text, [
    ...query.parameters,
  ])
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  if (plan === undefined) throw new Error('no plan')
  const nodes = nodesOf(plan)
  if (nodes.includes('Seq Scan')) throw new Error(`a sequential scan: ${nodes.join(', ')}`)
  const pages = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
  return {
    us: Math.round(quantile(times, 0.5)),
    pages,
    scans: [...new Set(nodes.filter((n) => n.includes('Scan')))],
  }
}

/** The limit: the same keys fetched one registration at a time by the index, and nothing looked up. */
async function bare(app: Pool): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const id = `00000000-0000-7000-8000-${(i * 7).toString(16).padStart(12, '0')}`
    const began = performance.now()
    await app.query('select key from duplicate_key where registration_id = $1', [id])
    times.push((performance.now() - began) * 1000)
  }
  return Math.round(quantile(times, 0.5))
}

/** Finding for one changed registration stays an index lookup from fifteen thousand keys to one and a half million (G4): median µs,
 *  pages touched, no sequential scan; against fetching its keys alone. One JSON line. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zz-bench-duplicates-'))
  const database = await openDatabase(readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }))
  const owner = openPool(database.ownerUrl, { max: 1, statementTimeout: 600_000 })
  const app = connect(database.appUrl, { max: 1 })
  try {
    await layKeys(owner, { from: 0, until: SMALL })
    const small = await measure(app, SMALL)
    await layKeys(owner, { from: SMALL, until: KEYS })
    const large = await measure(app, KEYS)
    const limit = await bare(poolOf(app))
    const line = {
      bench: 'duplicates',
      keys: KEYS,
      unit: 'µs a registration',
      figure: large.us,
      limit,
      ratio: Math.round((limit / large.us) * 1000) / 1000,
      at15000: small,
      atAll: large,
      cost: Math.round((large.us / small.us) * 100) / 100,
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  } finally {
    await app.destroy()
    await owner.end()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
