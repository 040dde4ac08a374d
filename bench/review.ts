import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as api from '@zhongzhao/api/claim-review'
import { sql } from 'kysely'
import { buildApp } from '@zhongzhao/server/app'
import { contextOf } from '@zhongzhao/server/background'
import { readClaim } from '@zhongzhao/server/eligibility/review'
import { readConfig } from '@zhongzhao/server/platform/config'
import type { Services } from '@zhongzhao/server/platform/context'
import { connect } from '@zhongzhao/server/platform/db'
import { openDatabase } from '@zhongzhao/server/platform/open-database'
import { makeServices } from '@zhongzhao/server/services'
import { type Person, personAt } from '@zhongzhao/tool-sandbox/person'
import { costOf } from './lists-asked.ts'
import { quantile, secondsOf } from './measure.ts'
import { PATH, addStaff, benchSchool, openSession } from './people.ts'

const CLAIMS = 1000
/** Records looked at one after the other. */
const LOOKED = 200
/** Next record shown (UX: six hundred an evening). */
const PROMISED_MS = 100

/** A claim of every pupil, waiting at the school since a second each; one paper each, that nobody has opened. */
async function seedClaims({ db, packs }: Services): Promise<void> {
  const { season, eligibility } = packs.current
  const kind = eligibility.quota.kind
  await sql`
    with made as (
      insert into claim (claim_id, season, registration_id, person_id, kind, state, step, office_path, since, due, proposal, cosigned, claimed_at)
      select gen_random_uuid(), ${season}, r.registration_id, r.person_id, ${kind}, 'waiting', 'school', ${PATH},
        now() - row_number() over (order by r.number) * interval '1 second', now() + interval '3 days', 'open', 'x', now()
      from registration r returning claim_id, registration_id
    ), told as (
      insert into claim_step (claim_id, step_no, event, step, at) select claim_id, 1, 'claim', 'class', now() from made
    )
    insert into claim_file (registration_id, file_id, kind, paper, type, bytes, content_hash, file, at, claim_id)
    select registration_id, gen_random_uuid(), ${kind}, 'BOOK', 'png', 1, '', '', now(), claim_id from made`.execute(
    db,
  )
}

const milliseconds = async (work: () => Promise<unknown>) => 1000 * (await secondsOf(work))
const round = (n: number) => Math.round(n * 100) / 100

async function well(person: Person, id: string): Promise<void> {
  const reply = await person.call(api.readClaim, { claim: id })
  if (reply.status !== 200) throw new Error(`bench: ${reply.code}`)
}

/** What the database needs for the statements of one record, ms: planned and run with everything in memory. */
async function databaseShare(
  services: Services,
  { account, ids }: { account: string; ids: readonly string[] },
) {
  const ctx = await contextOf(services, { account, requestId: 'bench' })
  const costs: number[] = []
  for (const claim of ids) costs.push((await costOf(ctx, (heard) => readClaim(heard, { claim }))).ms)
  return quantile(costs, 0.5)
}

async function measured(services: Services) {
  const app = await buildApp(services)
  try {
    await benchSchool(services, CLAIMS)
    await seedClaims(services)
    const account = await addStaff(services, { role: 'school-reviewer', path: PATH })
    const token = await openSession(services, account)
    const reviewer = personAt(app, new Map([['zz_session', token]]))
    const { lines } = (await reviewer.call(api.claimQueue, {})).body
    const ids = lines.map(({ id }) => id)
    if (ids.length !== CLAIMS) throw new Error(`bench: ${ids.length} of ${CLAIMS} claims wait`)
    const queue: number[] = []
    for (let at = 0; at < 9; at++) queue.push(await milliseconds(() => reviewer.call(api.claimQueue, {})))
    const shown: number[] = []
    for (const id of ids.slice(0, LOOKED)) shown.push(await milliseconds(() => well(reviewer, id)))
    const limit = await databaseShare(services, { account, ids: ids.slice(0, 20) })
    return { shown, queue, limit }
  } finally {
    await app.close()
  }
}

/** The review desk with a thousand claims waiting: the next record, asked through the whole server, p95 ms. `limit` = what the database alone
 *  needs for the statements of one record. Prints one JSON line. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zz-bench-review-'))
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' })
  const database = await openDatabase(config)
  const db = connect(database.appUrl, { max: 4 })
  try {
    const services = await makeServices({ config, db, sandbox: false, lookers: {}, wake: () => undefined })
    const { shown, queue, limit } = await measured(services)
    const [figure, middle] = [quantile(shown, 0.95), quantile(shown, 0.5)]
    const line = {
      bench: 'review',
      waiting: CLAIMS,
      unit: 'ms, next record shown, p95',
      figure: round(figure),
      limit: round(limit),
      ratio: round(figure / limit),
      median: round(middle),
      databaseShare: round(limit / middle),
      queue: round(quantile(queue, 0.5)),
      promised: { ms: PROMISED_MS, kept: figure < PROMISED_MS },
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  } finally {
    await db.destroy()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
