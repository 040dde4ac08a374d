import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '@zhongzhao/domain/access/can'
import { contextOf } from '@zhongzhao/server/background'
import { findByName, findByNumber } from '@zhongzhao/server/eligibility/lists/store'
import { officesOf } from '@zhongzhao/server/orgs/store-offices'
import { readConfig } from '@zhongzhao/server/platform/config'
import { type Ctx, type Services, newId } from '@zhongzhao/server/platform/context'
import { connect } from '@zhongzhao/server/platform/db'
import { openDatabase } from '@zhongzhao/server/platform/open-database'
import { scopeOf } from '@zhongzhao/server/platform/scope'
import { countLines, listLines } from '@zhongzhao/server/registration/store-list'
import { makeServices } from '@zhongzhao/server/services'
import type { Database } from '@zhongzhao/server/platform/tables'
import { type Kysely, sql } from 'kysely'
import { type Cost, costOf } from './lists-asked.ts'
import { PER_COUNTY, seedCounties } from './lists-seed.ts'

const BIG = Number(/^\d+$/.exec(process.argv.at(-1) ?? '')?.[0] ?? 1_500_000)
const SMALL_COUNTIES = 2
/** Counties laid down by one statement. */
const AT_ONCE = 20
const CITY = 'P/T0'
const COUNTY = `${CITY}/C1`
const SCHOOL = `${COUNTY}/S101`

interface Asked {
  readonly at: string
  readonly role: string
  readonly state?: string
  readonly text?: string
  readonly index?: Buffer
}

/** C collation sorts 'P/T0/C1' first, so that small and big are asked about the same county. */
const lists: Readonly<Record<string, Asked>> = {
  countyPage: { at: COUNTY, role: 'county-admin' },
  schoolQueue: { at: SCHOOL, role: 'school-admin', state: 'confirmed' },
  byIdNumber: {
    at: COUNTY,
    role: 'county-admin',
    text: '410000000000',
    index: createHash('sha256')
      .update(`id${1_000_000 + 3 * 10_000 + 4 * 100 + 5}`)
      .digest(),
  },
  byNumber: { at: COUNTY, role: 'county-admin', text: String(1_000_000 + 3 * 10_000 + 4 * 100 + 5) },
  byName: { at: COUNTY, role: 'county-admin', text: '王子涵' },
  bySurname: { at: COUNTY, role: 'county-admin', text: '王' },
  byGivenName: { at: COUNTY, role: 'county-admin', text: '子涵' },
  byInitials: { at: COUNTY, role: 'county-admin', text: 'wzh' },
  byPinyin: { at: COUNTY, role: 'county-admin', text: 'wangzi' },
}

async function ask(ctx: Ctx, { state, text, index }: Asked): Promise<void> {
  const scope = scopeOf(ctx, 'registration.read')
  const { season } = ctx.pack
  const search =
    text === undefined ? undefined : { season, text, index, offices: await officesOf(ctx, scope) }
  const filter = { season, school: undefined, class: undefined, state, search }
  await listLines(ctx, scope, { ...filter, after: undefined, limit: 51 })
  await countLines(ctx, scope, filter)
}

const numbered = (n: number | string) => createHash('sha256').update(`id${n}`).digest()
/** A list from above names those of one class, each by name and number. */
async function listedIn(ctx: Ctx) {
  const { rows } = await sql<{ name: string; number: string }>`
    select name, number from registration where org_path = ${`${SCHOOL}/S101-1`} order by number limit 50`.execute(
    ctx.db,
  )
  return { names: rows.map(({ name }) => name), indexes: rows.map(({ number }) => numbered(number)) }
}

/** How lists from above are matched (I3): by number and by name, below the office that brought the list. A name that many bear costs the same
 *  in a province of any size. */
const matched: Readonly<
  Record<string, (ctx: Ctx, listed: Awaited<ReturnType<typeof listedIn>>) => Promise<unknown>>
> = {
  listedByName: (ctx, { names }) => findByName(ctx, scopeOf(ctx, 'claim.import'), { office: COUNTY, names }),
  listedByNumber: (ctx, { indexes }) =>
    findByNumber(ctx, scopeOf(ctx, 'claim.import'), { office: COUNTY, indexes }),
}
/** Pages at the big size over pages at the small one. */
const MOST_BUFFERS = 1.5

async function standingAt(ctx: Ctx, { at, role }: Pick<Asked, 'at' | 'role'>): Promise<Ctx> {
  const actor: Actor = { account: newId(), grants: [{ role, org: at }] }
  return { ...ctx, actor: { ...actor, kind: 'staff', name: '测速', token: Buffer.alloc(0) } }
}

async function measured(services: Services): Promise<Readonly<Record<string, Cost>>> {
  const ctx = await contextOf(services, { account: newId(), requestId: 'bench' })
  const costs: Record<string, Cost> = {}
  for (const [name, asked] of Object.entries(lists))
    costs[name] = await costOf(await standingAt(ctx, asked), (heard) => ask(heard, asked))
  const office = await standingAt(ctx, { at: CITY, role: 'city-admin' })
  const listed = await listedIn(ctx)
  for (const [name, look] of Object.entries(matched))
    costs[name] = await costOf(office, (heard) => look(heard, listed))
  return costs
}

/** What of the matching is not as it must be: read from end to end, or dearer in a large province; none when all is well. */
function faultsOf(small: Costs, big: Costs): readonly string[] {
  return Object.keys(matched).flatMap((name) => {
    const [was, now] = [small[name], big[name]]
    if (was === undefined || now === undefined) return [`${name}: not measured`]
    const ratio = round(now.buffers / was.buffers)
    return [
      ...now.sequential.map((table) => `${name}: reads ${table} from end to end`),
      ...(ratio > MOST_BUFFERS ? [`${name}: ${ratio} times the pages, ${MOST_BUFFERS} at most`] : []),
    ]
  })
}

/** The limit: as many lines by their ids, nothing to be found. ms. */
async function byIds(services: Services): Promise<number> {
  const ctx = await contextOf(services, { account: newId(), requestId: 'bench' })
  const { rows } = await sql<{ id: string }>`
    select registration_id as id from registration where org_path = ${`${SCHOOL}/S101-1`} limit 50`.execute(
    ctx.db,
  )
  const ids = rows.map((row) => row.id)
  const cost = await costOf(ctx, (heard) =>
    sql`select r.*, k.wrapped from registration r join person_key k on k.person_id = r.person_id
      where r.registration_id = any(${ids}::uuid[]) order by r.org_path, r.class_position`.execute(heard.db),
  )
  return cost.ms
}

const round = (n: number) => Math.round(n * 100) / 100

type Costs = Readonly<Record<string, Cost>>

/** Every list at both sizes, side by side: ms and buffers of both, the ratios of cost and of buffers. */
function sideBySide(small: Costs, big: Costs) {
  return Object.fromEntries(
    Object.entries(big).map(([name, at]) => {
      const was = small[name] ?? at
      const line = {
        ms: [round(was.ms), round(at.ms)],
        cost: round(at.cost / was.cost),
        buffers: [was.buffers, at.buffers, round(at.buffers / was.buffers)],
        sequential: at.sequential,
      }
      return [name, line]
    }),
  )
}

async function bothSizes(services: Services, owner: Kysely<Database>) {
  const { season, version: packVersion } = services.packs.current
  const counties = Math.floor(BIG / PER_COUNTY)
  const seeded = async (from: number, last: number) => {
    for (let at = from; at <= last; at += AT_ONCE)
      await seedCounties(owner, { season, packVersion, from: at, to: Math.min(at + AT_ONCE - 1, last) })
    await sql`vacuum (analyze)`.execute(owner)
  }
  await seeded(1, SMALL_COUNTIES)
  const small = await measured(services)
  await seeded(SMALL_COUNTIES + 1, counties)
  return { small, big: await measured(services), limit: await byIds(services) }
}

/** Lists and searches of the product at 15 thousand and at 1.5 million registrations: the statements that it sends, planned and run.
 *  Prints one JSON line; `figure` = the slowest at the big size, ms; `limit` = fifty lines by their ids. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zz-bench-lists-'))
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' })
  const database = await openDatabase(config)
  const owner = connect(database.ownerUrl, { max: 1, statementTimeout: 0 })
  const db = connect(database.appUrl, { max: 4 })
  try {
    // No workers: what they would do with made-up rows is no part of a list.
    const services = await makeServices({ config, db, sandbox: false, lookers: {}, wake: () => undefined })
    const { small, big, limit } = await bothSizes(services, owner)
    const figure = Math.max(...Object.values(big).map((cost) => cost.ms))
    const line = {
      bench: 'lists',
      sizes: [SMALL_COUNTIES * PER_COUNTY, Math.floor(BIG / PER_COUNTY) * PER_COUNTY],
      unit: 'ms, the slowest',
      figure: round(figure),
      limit: round(limit),
      ratio: round(figure / limit),
      each: sideBySide(small, big),
      faults: faultsOf(small, big),
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
    if (line.faults.length > 0) process.exitCode = 1
  } finally {
    await Promise.all([owner.destroy(), db.destroy()])
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
