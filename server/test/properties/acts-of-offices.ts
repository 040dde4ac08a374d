import { readDuplicate } from '@zhongzhao/api/duplicates'
import { askExtension, decideExtension, listExtensions } from '@zhongzhao/api/extensions'
import { giveGrant, listGrants, revokeGrant } from '@zhongzhao/api/grants'
import { admitLate } from '@zhongzhao/api/season'
import { decideSyncWork, listSyncWork } from '@zhongzhao/api/sync'
import { beijing } from '@zhongzhao/domain/base/time'
import { sql } from 'kysely'
import { lapseDue } from '../../src/transfer/lapse.ts'
import { compared, decidesOn } from '../doubles.ts'
import { AT_SCHOOL, dayOf, daysAfter, secondsAfter, windowOf } from '../moments.ts'
import { SCHOOL } from '../sync-world.ts'
import { type Do, type Scene, type Told, told } from './act.ts'

/** The windows of the season, their edges and the days between. */
export const days = [
  AT_SCHOOL,
  secondsAfter(windowOf('inPlace').closes, -2),
  windowOf('returnHome').opens,
  windowOf('returnHome').closes,
  daysAfter(windowOf('grade8').closes, 1),
  windowOf('inPlace', 'check').closes,
] as const
const MORE = daysAfter(windowOf('inPlace', 'check').closes, 10)

/** What the register owns, what it only fills in beforehand, and the class. */
const upstreamSays = [
  { 姓名: '上游改名' },
  { 现住址: '上游路8号' },
  { 民族: '回族' },
  { 班级: '31班' },
  { 姓名: '上游又改', 联系电话: '14400000077' },
  {},
] as const

/** The register says something else of the player, and is asked. */
async function pulls({ stage, player, oneOf }: Scene): Promise<Told> {
  if (player.upstream !== undefined)
    stage.source.feed.change('changed', player.upstream, oneOf(upstreamSays) ?? {})
  const { state, failure } = await stage.sync(stage.county)
  return state === 'done'
    ? { status: 200, code: undefined, message: '' }
    : { status: 500, code: `sync ${state}`, message: failure ?? '' }
}

const steps = [
  'propose',
  'approve',
  'takeBack',
  'decline',
  'dismiss',
  'askUndo',
  'undo',
  'takeUndoBack',
  'keepMerged',
  'reopen',
] as const

/** What the register says, and what offices decide (notice 二.2, 三.(一); G4, A3, A5). */
export const actsOfOffices = {
  'upstream lets go': async ({ stage, player, act }) => {
    if (player.upstream === undefined) return undefined
    if (act.how % 2 === 0) stage.source.feed.change('left', player.upstream)
    else stage.source.feed.change('moved', player.upstream, { 学校标识码: '2141010003' })
    return undefined
  },
  'is synchronised': pulls,
  'sync work is decided': async ({ stage, office, oneOf, record, act }) => {
    const who = office(stage.school, stage.beside)
    const { work = [] } = (await stage.school.call(listSyncWork, { show: 'open' })).body
    const own = work.find((one) => one.registration === record.id)
    const may = oneOf(own?.may ?? [])
    if (own === undefined || may === undefined) return undefined
    const choice = (['follow', 'keep', 'leave', 'drop', 'reopen'] as const).find((one) => one === may.event)
    if (choice === undefined) return undefined
    return told(
      await who.call(decideSyncWork, { work: own.id, version: own.version - (act.stale ? 1 : 0), choice }),
    )
  },
  'is compared': async ({ stage }) => {
    await compared(stage.world)
    return undefined
  },
  'a double is decided': async ({ stage, office, act, record, oneOf }) => {
    const { rows } = await sql<{ id: string }>`
      select case_id as id from duplicate_case where ${record.id} in (registration_id, other_id) order by case_id desc`.execute(
      stage.world.owner,
    )
    const [row] = rows
    if (row === undefined) return undefined
    const who = office(act.how % 4 < 2 ? stage.otherOffice : stage.county, stage.school)
    const { body } = await stage.county.call(readDuplicate, { case: row.id })
    // What is offered, or now and then what is not.
    const offered = steps.filter((step) => body.may?.includes(step))
    const event = oneOf(act.how >= 14 ? steps : offered) ?? 'propose'
    const seen = act.stale ? { ...body, version: body.version - 1 } : body
    return told(await decidesOn(who, seen, { event, stays: act.to === 0 ? 'first' : 'second' }))
  },
  'more time is asked for': async ({ stage, office, act }) => {
    const until = act.how % 2 === 0 ? daysAfter(windowOf('returnHome').closes, 2) : MORE
    const given = {
      org: SCHOOL,
      activities: ['fill', 'check', 'sign'],
      tracks: [],
      until,
      reason: '停电两天',
    }
    return told(await office(stage.school, stage.beside).call(askExtension, given))
  },
  'more time is decided': async ({ stage, office, act, oneOf }) => {
    const { requests } = (await stage.county.call(listExtensions, {})).body
    const request = oneOf(requests)
    if (request === undefined) return undefined
    const event = (['approve', 'approve', 'refuse', 'withdraw'] as const)[act.how % 4] ?? 'approve'
    const given = { extension: request.id, version: request.version, event }
    return told(await office(stage.county, stage.beside).call(decideExtension, given))
  },
  'is admitted late': async ({ stage, office, record }) => {
    const given = { id: record.id, until: MORE, reason: '演练补报' }
    return told(await office(stage.county, stage.beside).call(admitLate, given))
  },
  'a deputy is appointed': async ({ stage, office, act }) => {
    const ends = act.how % 2 === 0 ? {} : { lastDay: dayOf(windowOf('inPlace').closes) }
    const given = { org: SCHOOL, role: 'school-admin', login: stage.login, ...ends }
    return told(await office(stage.county, stage.beside).call(giveGrant, given))
  },
  'the deputy is dismissed': async ({ stage, office }) => {
    const { grants } = (await stage.county.call(listGrants, { org: SCHOOL })).body
    const held = grants.find((one) => one.login === stage.login && one.endedAt === undefined)
    if (held === undefined) return undefined
    const given = { grant: held.id, version: held.version }
    return told(await office(stage.county, stage.beside).call(revokeGrant, given))
  },
  'days pass': async ({ stage: { world } }) => {
    const { rows } = await sql<{ now: number }>`
      select (extract(epoch from now()) * 1000)::float8 + offset_ms as now from season_clock`.execute(
      world.owner,
    )
    const next = days.find((day) => beijing(day) > (rows[0]?.now ?? 0))
    if (next === undefined) return undefined
    await world.at(next)
    await lapseDue(world.services, beijing(next))
    return undefined
  },
} as const satisfies Readonly<Record<string, Do>>
