import { randomInt } from 'node:crypto'
import { rmSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as api from '@zhongzhao/api/registration'
import { contextOf } from '@zhongzhao/server/background'
import { newId, type Services } from '@zhongzhao/server/platform/context'
import { type Run, addRun, findRun } from '@zhongzhao/server/sync/store-run'
import { advance } from '@zhongzhao/server/sync/worker'
import type { Person } from '@zhongzhao/tool-sandbox/person'
import { sql } from 'kysely'
import type { Pupil } from '../../server/test/enrol.ts'
import { filled } from '../../server/test/filled.ts'
import type { World } from '../../server/test/province-on.ts'
import { type Row, pupilRow } from '../../server/test/roster-file.ts'
import { type Source, startSource } from '../../tools/student-status-source/source.ts'
import { addStaff } from '../people.ts'
import { readyPupil, SCHOOL, well } from './arena.ts'
import type { AtEnd, Race, Told } from './race.ts'

const PHONE = '13800000009'
/** Milliseconds that the rest of a run takes, until one has been seen. */
const FIRST_GUESS = 60
const PATH = `41/4101/410105/${SCHOOL}`
const OVER: readonly Run['state'][] = ['done', 'stopped', 'cancelled']

interface Platform {
  readonly source: Source
  /** The services of a process that knows where the platform is. */
  readonly services: Services
}

/** A student-status platform that knows nobody yet. */
async function platformFor(services: Services, atEnd: AtEnd): Promise<Platform> {
  const secret = 'made-up secret of a race'
  const source = await startSource({ pupils: 0, schools: [SCHOOL], keyId: 'race', secret })
  const folder = mkdtempSync(join(tmpdir(), 'zz-race-'))
  const secretFile = join(folder, 'secret')
  writeFileSync(secretFile, secret, { mode: 0o600 })
  atEnd(async () => {
    await source.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const config = { ...services.config, studentStatus: { url: source.url, keyId: 'race', secretFile } }
  return { source, services: { ...services, config } }
}

/** Takes the only run there is a step on, as the worker of a server does. */
function stepper(services: Services) {
  const worker = newId()
  const terms = {
    contextOf: (asked: Parameters<typeof contextOf>[1]) => contextOf(services, asked),
    firstWait: 1,
  }
  return () => advance(services, terms, worker)
}

type Step = ReturnType<typeof stepper>

/** Begins a run of the school in the name of who may; `mode` as in `startSync`. */
async function begin({ services }: World, account: string, mode: 'full' | 'changes'): Promise<string> {
  const { db, packs } = services
  const run = { id: newId(), season: packs.current.season, org: PATH, account, mode }
  if (!(await addRun(db, run))) throw new Error('races: another run is under way')
  return run.id
}

/** To the end of the run. A sync is never told that it came too late: it looks again. */
async function goOn({ services }: World, run: string, step: Step): Promise<Told> {
  for (;;) {
    const advanced = await step()
    const now = await findRun(services.db, run)
    if (now === undefined || OVER.includes(now.state))
      return now?.state === 'done' ? { status: 200, code: undefined } : { status: 500, code: now?.state }
    if (advanced === 'idle') await wait(2)
  }
}

/** What the register says now: the name, or only the class, otherwise than we hold them. */
const saysNow = ({ name, idNumber }: Pupil, what: 'name' | 'class'): Row => ({
  ...pupilRow(1, what === 'name' ? { 姓名: name.replace('王', '李') } : { 姓名: name }),
  学校标识码: SCHOOL,
  性别: Number(idNumber[16]) % 2 === 1 ? '男' : '女',
  出生日期: idNumber.slice(6, 14),
  身份证件号: idNumber,
  学籍号: `G${idNumber}`,
  班级: '59班',
})

const CLASS = `${SCHOOL}-0959`

interface Stands {
  readonly state: string
  readonly version: number
  readonly name: string
  readonly class: string
  readonly work: number
}

async function standsNow({ owner }: World, id: string): Promise<Stands> {
  const { rows } = await sql<Stands>`
    select state, version, name, regexp_replace(org_path, '^.*/', '') as class,
      (select count(*)::int from sync_work w where w.registration_id = r.registration_id and w.state = 'open') as work
    from registration r where registration_id = ${id}`.execute(owner)
  const [row] = rows
  if (row === undefined) throw new Error('races: nobody there')
  return row
}

const differing = (found: object, due: object): readonly string[] =>
  JSON.stringify(found) === JSON.stringify(due)
    ? []
    : [`stands ${JSON.stringify(found)}, should ${JSON.stringify(due)}`]

/** Who, and what was told: what has to stand at the end. */
interface Met {
  readonly world: World
  readonly pupil: Pupil
  readonly she: Person
  readonly version: number
  readonly what: 'name' | 'class'
  readonly before: Stands
  readonly row: Row
}

interface Candidate {
  readonly own: string
  readonly send: (met: Met) => Promise<Told>
  readonly judge: (met: Met, winners: readonly string[]) => Promise<readonly string[]>
}

/** A candidate ready to confirm, and a run under way that brings what the register says anew of her. */
async function meets(
  world: World,
  { source, account, turn }: { source: Source; account: string; turn: number },
): Promise<{ readonly met: Met; readonly run: string }> {
  const { pupil, she, version } = await readyPupil(world)
  const what = turn % 2 === 0 ? 'name' : 'class'
  const row = saysNow(pupil, what)
  const before = await standsNow(world, pupil.id)
  source.feed.change('added', 0, row)
  return {
    met: { world, pupil, she, version, what, row, before },
    run: await begin(world, account, 'changes'),
  }
}

const race = ({ own, send, judge }: Candidate): Race => ({
  allowed: ['VERSION-STALE'],
  schools: [SCHOOL],
  async prepare(world, atEnd) {
    const { source, services } = await platformFor(world.services, atEnd)
    const account = await addStaff(services, { role: 'school-admin', path: PATH })
    const step = stepper(services)
    await goOn(world, await begin(world, account, 'full'), step)
    let [turn, lasts] = [0, FIRST_GUESS]
    return async () => {
      const { met, run } = await meets(world, { source, account, turn })
      // Nothing done yet, pulled already, compared already: each third of a run meets the candidate.
      for (let done = turn++ % 3; done > 0; done--) await step()
      const begins = async () => {
        const began = performance.now()
        const done = await goOn(world, run, step)
        lasts = performance.now() - began
        return done
      }
      // A run takes longer than what a candidate does: she comes at any moment of it.
      const late = async () => {
        await wait(randomInt(Math.ceil(lasts)))
        return send(met)
      }
      return {
        about: [met.pupil.id],
        send: { sync: begins, [own]: late },
        after: (winners) => judge(met, winners),
      }
    }
  },
})

const told = (winners: readonly string[]) => (winners.includes('sync') ? [] : ['the sync did not end well'])

/** A candidate saves while a sync takes what the register says anew of her (notice 二.2, B3): both stand, one after the other. */
export const syncOrSave: Race = race({
  own: 'save',
  send: ({ she, pupil: { id } }) => {
    const rows = filled['basic']?.map((row) => ({ ...row, phone: PHONE })) ?? []
    return she.call(api.saveSection, { id, form: 'basic', version: 1, rows })
  },
  async judge({ world, pupil, she, before, row }, winners) {
    const { sections } = well(await she.call(api.myRegistration, {}))
    const [basic] = sections['basic'] ?? []
    const said = { name: basic?.['name'], phone: basic?.['phone'] }
    const due = { ...before, version: before.version + 2, name: row.姓名, class: CLASS, work: 0 }
    return [
      ...told(winners),
      ...(winners.includes('save') ? [] : ['nothing was saved']),
      ...differing(await standsNow(world, pupil.id), due),
      ...differing(said, { name: row.姓名, phone: PHONE }),
    ]
  },
})

/** A candidate confirms while a sync takes what the register says anew of her (notice 三.(三), B3): she confirms what stood before her
 *  eyes, and another name is work for the school; or she is told. The class is nothing that she confirms: it follows the register either
 *  way. */
export const syncOrConfirm: Race = race({
  own: 'confirm',
  send: ({ she, pupil: { id }, version }) => she.call(api.confirm, { id, version }),
  async judge({ world, pupil, before, what, row }, winners) {
    const confirmed = { ...before, state: 'confirmed', version: before.version + 1 }
    const followed = { name: row.姓名, class: CLASS }
    const ends = {
      name: winners.includes('confirm')
        ? { ...confirmed, version: before.version + 2, class: CLASS, work: 1 }
        : { ...before, version: before.version + 1, ...followed },
      class: winners.includes('confirm')
        ? { ...confirmed, version: before.version + 2, ...followed }
        : { ...before, version: before.version + 1, ...followed },
    }
    return [...told(winners), ...differing(await standsNow(world, pupil.id), ends[what])]
  },
})
