import type { Services } from '@zhongzhao/server/platform/context'
import { madeUpOrgs } from './divisions.ts'
import { manySchools, PER_CLASS } from './many-schools.ts'
import { type MadeUpRow, madeUpPupils, sandboxPupils } from './pupils.ts'
import { enliven, layGround } from './seed.ts'
import * as store from './store.ts'

/** Serials below are the sandbox's own pupils. */
const FIRST_SERIAL = 10_000
/** Pupils of the schools that every sandbox has. */
const OWN = sandboxPupils().reduce((n) => n + 1, 0)
const EVERY = 5000

/** Told now and then how far it is. */
export type Told = (step: 'write' | 'check' | 'commit' | 'live', done: number, of: number) => void

/** What has been made; `seconds` of the import alone. */
export interface MadeProvince {
  readonly pupils: number
  readonly schools: number
  readonly classes: number
  readonly seconds: number
  readonly failure: string | null
}

function* counted(
  rows: Iterable<MadeUpRow>,
  { told, of, ended }: { told: Told; of: number; ended: () => void },
): Generator<MadeUpRow> {
  let done = 0
  for (const row of rows) {
    yield row
    if (++done % EVERY === 0) told('write', done, of)
  }
  ended()
}

function plan(pupils: number) {
  const most = Math.max(0, pupils - OWN)
  const { orgs, classes } = most === 0 ? { orgs: [], classes: [] } : manySchools(most)
  function* rows() {
    yield* sandboxPupils().take(pupils)
    yield* madeUpPupils(classes, { perClass: PER_CLASS, most, first: FIRST_SERIAL })
  }
  return { orgs: [...madeUpOrgs, ...orgs], rows: rows() }
}

/** The sandbox with pupils up to this number, in as many made-up schools as they need, by the import that a county uses.
 *  Undefined: there are pupils in this database already. */
export async function makeProvince(
  services: Services,
  { pupils, told }: { pupils: number; told: Told },
): Promise<MadeProvince | undefined> {
  if (await store.hasPupils(services.db)) return undefined
  const { orgs, rows } = plan(pupils)
  let began = performance.now()
  const batch = await layGround(services, {
    orgs,
    rows: counted(rows, { of: pupils, told, ended: () => (began = performance.now()) }),
    told: (step, done) => told(step, done, pupils),
  })
  const seconds = Math.round((performance.now() - began) / 10) / 100
  if (batch.failure === null) {
    told('live', 0, 1)
    await enliven(services)
    told('live', 1, 1)
  }
  const made = await store.countGround(services.db)
  return { ...made, seconds, failure: batch.failure }
}
