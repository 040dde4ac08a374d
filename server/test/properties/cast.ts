import { saveSection } from '@zhongzhao/api/registration'
import type { Person } from '@zhongzhao/tool-sandbox/person'
import { sql } from 'kysely'
import { changedNumber, comesIn } from '../../../bench/races/arena.ts'
import { newId } from '../../src/platform/context.ts'
import { compared, saysMore } from '../doubles.ts'
import { filled } from '../filled.ts'
import { POINTS, designatesPoints } from '../points.ts'
import { type SyncWorld, SCHOOL, syncWorld } from '../sync-world.ts'

export const BESIDE = '2141010002'
export const POINT = POINTS.zhongyuan

/** Somebody who plays, at a browser of the own; the record is looked up each time, for it may have moved to a point. */
export interface Player {
  readonly person: string
  readonly idNumber: string
  /** Row of the student register; absent for the double. */
  readonly upstream?: number
  readonly she: Person
}

/** Who is there for all stories. */
export interface Stage extends SyncWorld {
  readonly school: Person
  readonly beside: Person
  readonly point: Person
  readonly county: Person
  readonly otherOffice: Person
  readonly city: Person
  /** Holds what a story gives and takes; `login` names it to the giver. */
  readonly deputy: Person
  readonly login: string
  /** The next row of the register that no story has used. */
  next: number
}

/** A small province beside a register with so many pupils, all synchronised in. */
export async function openStage(pupils: number): Promise<Stage> {
  const given = await syncWorld({ pupils, schools: [SCHOOL] })
  const { world } = given
  await designatesPoints(world)
  const county = await world.staff('county-admin', '410105')
  await given.sync(county)
  const deputy = await world.staff('school-reviewer', POINT)
  const { login } = await world.owner
    .selectFrom('account')
    .select('login')
    .where('name', '=', `school-reviewer@${POINT}`)
    .executeTakeFirstOrThrow()
  return {
    ...given,
    county,
    deputy,
    login: login ?? '',
    school: await world.staff('school-admin', SCHOOL),
    beside: await world.staff('school-admin', BESIDE),
    point: await world.staff('school-admin', POINT),
    otherOffice: await world.staff('county-admin', '410105'),
    city: await world.staff('city-admin', '4101'),
    next: 0,
  }
}

/** What an earlier story left for everybody: more time, what the deputy held. Who waits is compared: a double is found by what is known
 *  of both. */
export async function clearStage({ world, login }: Stage): Promise<void> {
  const { owner } = world
  await sql`delete from window_extension`.execute(owner)
  await sql`delete from extension_request`.execute(owner)
  while ((await compared(world)) > 0);
  await sql`update grant_given set state = 'revoked', revoked_at = now() where revoked_at is null and from_grant is not null
    and account_id = (select account_id from account where login = ${login})`.execute(owner)
}

interface Found {
  readonly id: string
  readonly person: string
  readonly name: string
}

async function personOf({ world }: Stage, idNumber: string): Promise<Found> {
  const { rows } = await sql<Found>`
    select r.registration_id as id, r.person_id as person, r.name from person_alias a join registration r using (person_id)
    where a.kind = 'idNumber' and a.index = ${world.services.keys.index(idNumber)}`.execute(world.owner)
  const [found] = rows
  if (found === undefined) throw new Error('cast: nobody with this number')
  return found
}

/** The next pupil of the register. Every hundredth has no ID number and does not play. */
async function nextPupil(stage: Stage): Promise<Player & Found> {
  const upstream = stage.next++
  const idNumber = stage.source.feed.pupil(upstream).pupil['身份证件号'] ?? ''
  if (idNumber === '') return nextPupil(stage)
  const found = await personOf(stage, idNumber)
  const she = await comesIn(stage.world, { ...found, number: '', idNumber })
  return { ...found, idNumber, upstream, she }
}

/** Two pupils of one school, and perhaps the first once more at the school beside, under a changed number. */
export async function castFor(stage: Stage, double: 'double' | 'none'): Promise<readonly Player[]> {
  const first = await nextPupil(stage)
  const second = await nextPupil(stage)
  if (double === 'none') return [first, second]
  const idNumber = changedNumber(first.idNumber)
  const again = await stage.world.enrol({ name: first.name, idNumber, school: BESIDE })
  await saysMore(stage.world, again, { basic: { studentNumber: `G${first.idNumber}` } })
  await compared(stage.world)
  const { person } = await personOf(stage, idNumber)
  return [first, second, { person, idNumber, she: await comesIn(stage.world, again) }]
}

/** A record as it stands, whoever looks. */
export interface Standing {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly org: string
}

/** The records of a player, the newest first: more than one after going to a point. */
export async function recordsOf({ world }: Stage, player: Player): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    select registration_id as id, version, state, org_path as org from registration where person_id = ${player.person}
    order by registration_id desc`.execute(world.owner)
  return rows
}

const HOUSEHOLD = '410102'
export const formNames = Object.keys(filled)

/** Saves a section as the candidate does, the household in another county; `turn` makes one telling from another. */
export async function savesSection(
  player: Player,
  { id, form, version, turn }: { id: string; form: string; version: number; turn: number },
) {
  const over = form === 'basic' ? { householdDivision: HOUSEHOLD, phone: `1380000100${turn}` } : {}
  const rows = (filled[form] ?? []).map((row) => ({ ...row, ...over }))
  return player.she.call(saveSection, { id, form, version, rows })
}

/** Somebody who clicks twice: everything is sent again under the same key, and has to be answered alike. */
export function clickingTwice(who: Person): Person {
  return {
    async call(endpoint, input, options = {}) {
      if (endpoint.method !== 'POST' || endpoint.carrier === 'multipart' || endpoint.answer === 'file')
        return who.call(endpoint, input, options)
      const key = newId()
      const first = await who.call(endpoint, input, { key })
      const second = await who.call(endpoint, input, { key })
      if (first.status === 200 && JSON.stringify(second.body) !== JSON.stringify(first.body))
        throw new Error(`${endpoint.id} asked twice: ${second.status} ${second.code ?? 'another answer'}`)
      return first
    },
  }
}
