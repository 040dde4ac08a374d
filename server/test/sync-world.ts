import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as api from '@zhongzhao/api/sync'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { type Source, startSource } from '../../tools/student-status-source/source.ts'
import type { Cells } from '../../tools/student-status-source/pupils.ts'
import { contextOf } from '../src/background.ts'
import { newId, type Services } from '../src/platform/context.ts'
import { type Run, findRun } from '../src/sync/store-run.ts'
import { advance } from '../src/sync/worker.ts'
import type { Pupil } from './enrol.ts'
import { type Person, type World, smallProvince } from './world.ts'

export const SCHOOL = '2141010001'
const SECRET = 'made-up secret of a test'

export interface SyncWorld {
  readonly world: World
  readonly source: Source
  /** Goes on until nothing more can be done; answers the run. */
  readonly drain: (id: string) => Promise<Run>
  readonly sync: (person: Person, mode?: 'full' | 'changes') => Promise<Run>
  readonly step: (services?: Services) => Promise<'advanced' | 'idle'>
  /** The pupil with this index of the source, as we hold them: found by the number that the register says now. */
  readonly held: (index: number) => Promise<Held>
}

export interface Held extends Pupil {
  readonly state: string
  readonly version: number
  readonly org: string
}

/** A small province beside a student-status platform of its own, or the one that another province asks too. */
export async function syncWorld(upstream: {
  pupils: number
  own?: readonly Cells[]
  schools?: readonly string[]
  beside?: Source
}): Promise<SyncWorld> {
  const world = await smallProvince()
  const source =
    upstream.beside ?? (await startSource({ schools: [SCHOOL], ...upstream, keyId: 'test', secret: SECRET }))
  if (upstream.beside === undefined) afterAll(() => source.stop())
  const secretFile = join(world.services.config.dataDir, 'student-status-secret')
  writeFileSync(secretFile, `${SECRET}\n`, { mode: 0o600 })
  Object.assign(world.services.config, { studentStatus: { url: source.url, keyId: 'test', secretFile } })
  const worker = newId()
  const step = (services = world.services) =>
    advance(services, { contextOf: (asked) => contextOf(services, asked), firstWait: 1 }, worker)
  const drain = async (id: string): Promise<Run> => {
    for (;;) {
      const advanced = await step()
      const run = await findRun(world.services.db, id)
      if (run === undefined) throw new Error('sync-world: no such run')
      if (['done', 'stopped', 'cancelled'].includes(run.state)) return run
      if (advanced === 'idle') await sql`select pg_sleep(0.02)`.execute(world.services.db)
    }
  }
  const sync = async (person: Person, mode: 'full' | 'changes' = 'changes') => {
    const reply = await person.call(api.startSync, { mode })
    if (reply.status !== 200) throw new Error(`sync-world: ${reply.code}`)
    return drain(reply.body.id)
  }
  const held = async (index: number): Promise<Held> => {
    const { pupil } = source.feed.pupil(index)
    const number = pupil['身份证件号'] === '' ? (pupil['学籍号'] ?? '') : (pupil['身份证件号'] ?? '')
    const { rows } = await sql<Omit<Held, 'idNumber'>>`
      select r.registration_id as id, r.name, r.number, r.state, r.version, r.org_path as org from active_registration a join registration r using (registration_id)
      where a.identity_index = ${world.services.keys.index(number)}`.execute(world.services.db)
    const [found] = rows
    if (found === undefined) throw new Error(`sync-world: nobody with index ${index}`)
    return { ...found, idNumber: number }
  }
  return { world, source, drain, sync, step, held }
}
