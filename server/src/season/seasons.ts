import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/seasons'
import { actNames } from '@zhongzhao/domain/access/act-names'
import { actionsOver } from '@zhongzhao/domain/access/can'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import type { Instant } from '@zhongzhao/domain/base/time'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { outcomeNames, outcomeOf } from '@zhongzhao/domain/registration/outcome'
import {
  type SeasonEvent,
  type SeasonState,
  decideSeason,
  firstStart,
  isReadOnly,
  lastEnd,
  seasonBefore,
  seasonLifecycle,
  seasonStanding,
} from '@zhongzhao/domain/season/life'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { type Ctx, byOf, packOfSeason } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { countCarried } from './store-carry.ts'
import * as store from './store-end.ts'
import { type RunRow, actsOf, runsOf, startRun } from './store-runs.ts'

const packNamed = (ctx: Ctx, season: string): SeasonPack => {
  const pack = packOfSeason(ctx.services.packs, season)
  if (pack === undefined) throw refused('SEASON-UNKNOWN')
  return pack
}

/** When the season ends; extensions are looked for only where that could matter to how it is called. */
async function endsOf(ctx: Ctx, pack: SeasonPack, state: SeasonState): Promise<Instant> {
  const windows = lastEnd(pack, undefined)
  if (state !== 'open' || ctx.now < windows) return windows
  return lastEnd(pack, await store.lastExtension(ctx.db, pack.season))
}

/** Every season of the installation, for the switcher. */
export async function listSeasons(ctx: Ctx): Promise<OutputOf<typeof api.listSeasons>> {
  const lives = new Map((await store.listLives(ctx.db)).map((life) => [life.season, life.state]))
  const { packs } = ctx.services
  const lines = packs.seasons.map(async (pack) => {
    const state = lives.get(pack.season) ?? 'open'
    const ends = await endsOf(ctx, pack, state)
    return {
      season: pack.season,
      title: pack.title,
      year: pack.year,
      state,
      stateName: seasonStanding(pack, state, { now: ctx.now, ends }),
      readOnly: isReadOnly(state) === 'yes',
      current: pack.season === packs.current.season,
    }
  })
  return { seasons: await Promise.all(lines) }
}

const waitingNames: Readonly<Record<store.Waits, string>> = {
  transfer: '回户籍地报考申请',
  extension: '延期申请',
  sync: '学籍同步待办',
  duplicate: '疑似重复报名',
  claim: '资格申报和申诉',
  correction: '信息更正申请',
  evaluation: '综合素质评价异议',
  publicity: '公示名单',
  publicObjection: '公示异议',
  falsification: '弄虚作假情况',
}
const carriedNames = {
  identity: '已找到上一年度的登记（同一身份证件号码）',
  number: '已找到（号码更正过，学籍号或原号码相同）',
  person: '已找到（由人核对）',
  open: '可能是同一人，等学校核对',
  none: '没有找到',
} as const

const runView = (run: RunRow | undefined) =>
  run && {
    state: run.state,
    done: run.done,
    total: run.total,
    failures: run.failures,
    ...(run.ended_at === null ? {} : { endedAt: run.ended_at.getTime() }),
  }

/** Before the end what would become of how many; after it what has. */
async function outcomesOf(ctx: Ctx, season: string, closed: 'before' | 'after') {
  const told =
    closed === 'after'
      ? await store.countOutcomes(ctx.db, season)
      : (await store.countStates(ctx.db, season)).map(({ state, pupils }) => ({
          outcome: outcomeOf[state],
          pupils,
        }))
  return Object.entries(outcomeNames).map(([code, name]) => ({
    code,
    name,
    pupils: told.filter((row) => row.outcome === code).reduce((sum, row) => sum + row.pupils, 0),
  }))
}

function movedBy(life: store.LifeRow | undefined) {
  if (life === undefined) return {}
  const { asked_name: askedBy, asked_at: at, decided_name: decidedBy, closed_at: closed } = life
  return {
    askedBy,
    askedAt: at.getTime(),
    ...(decidedBy === null ? {} : { decidedBy }),
    ...(closed === null ? {} : { closedAt: closed.getTime() }),
  }
}

/** How many of grade 9 were found again; who was looked for in vain once the run is over. */
async function carriedIn(ctx: Ctx, season: string, run: ReturnType<typeof runView>) {
  const found = await countCarried(ctx.db, season)
  const left = (run?.done ?? 0) - found.reduce((sum, row) => sum + row.pupils, 0)
  const none = run?.state === 'done' && left > 0 ? [{ code: 'none' as const, pupils: left }] : []
  return [...found, ...none].map((row) => ({ ...row, name: carriedNames[row.code] }))
}

async function actsTold(ctx: Ctx, season: string) {
  const rows = await actsOf(ctx.db, season)
  return rows.map((row) => ({
    what: actNames[row.kind] ?? row.kind,
    by: row.name ?? '系统',
    at: row.at.getTime(),
  }))
}

/** What the caller may do about the season now: its end is not asked for while a window or an extension runs. */
function mayDo(ctx: Ctx, pack: SeasonPack, { state, ends }: { state: SeasonState; ends: Instant }) {
  const actions =
    ctx.actor === undefined
      ? new Set<never>()
      : actionsOver(ctx.actor, { org: pack.province.code }, ctx.pack.roles)
  const can = mayNow(seasonLifecycle, state, { open: new Set<never>(), actions })
  return can.filter((event) => event !== 'finish' && (event === 'withdraw' || ends <= ctx.now))
}

/** 招生年度的结束与衔接 (A7). Refuses SEASON-UNKNOWN. */
export async function readSeasonEnd(
  ctx: Ctx,
  { season }: InputOf<typeof api.seasonEnd>,
): Promise<OutputOf<typeof api.seasonEnd>> {
  scopeOf(ctx, 'season.close')
  const pack = packNamed(ctx, season)
  const life = (await store.listLives(ctx.db)).find((row) => row.season === season)
  const state = life?.state ?? 'open'
  const runs = await runsOf(ctx.db, season)
  const runOf = (kind: RunRow['kind']) => runView(runs.find((run) => run.kind === kind))
  const [end, carry] = [runOf('end'), runOf('carry')]
  const before = seasonBefore(ctx.services.packs.seasons, season)
  const waiting = await store.countWaiting(ctx.db, season)
  const ends = lastEnd(pack, await store.lastExtension(ctx.db, season))
  return {
    season,
    title: pack.title,
    notice: pack.notice,
    edition: pack.version,
    starts: firstStart(pack),
    version: life?.version ?? 0,
    ...movedBy(life),
    state,
    stateName: seasonStanding(pack, state, { now: ctx.now, ends }),
    may: mayDo(ctx, pack, { state, ends }),
    ends,
    outcomes: await outcomesOf(ctx, season, end?.state === 'done' ? 'after' : 'before'),
    waiting: waiting
      .filter(({ count }) => count > 0)
      .map(({ code, count }) => ({ code, name: waitingNames[code], count })),
    ...(end === undefined ? {} : { end }),
    ...(before === undefined ? {} : { before: { season: before.season, title: before.title } }),
    ...(carry === undefined ? {} : { carry }),
    carried: await carriedIn(ctx, season, carry),
    acts: await actsTold(ctx, season),
  }
}

/** 提出、撤回、批准结束 (A7): two people. Approved, the registrations are told one batch after another, and the season takes no change from
 *  that moment. Refuses SEASON-UNKNOWN, SEASON-GONE, STATE-NO-WAY, SEASON-RUNS, SEASON-TWO-PEOPLE. */
export async function moveSeason(ctx: Ctx, { season, version, event }: InputOf<typeof api.moveSeason>) {
  scopeOf(ctx, 'season.close')
  const pack = packNamed(ctx, season)
  if (event === 'approve') await store.holdChanges(ctx.db, season)
  const life = await store.holdLife(ctx.db, season)
  if ((life?.version ?? 0) !== version) throw refused('SEASON-GONE')
  const by = byOf(ctx)
  const ends = lastEnd(pack, await store.lastExtension(ctx.db, season))
  const held = { state: life?.state ?? 'open', askedBy: life?.asked_by, ends } as const
  const to = orRefuse(decideSeason(held, event, { by, now: ctx.now }))
  const given = { season, version, by: by.account, at: new Date(ctx.now), to }
  const moved = event === 'ask' ? await store.askEnd(ctx.db, given) : await store.moveLife(ctx.db, given)
  if (!moved) throw refused('SEASON-GONE')
  if (event === 'approve') await startRun(ctx.db, { season, kind: 'end', by: by.account, at: given.at })
  await tell(ctx, season, event)
  ctx.services.wake()
  return { done: true as const }
}

const tell = (ctx: Ctx, season: string, event: SeasonEvent | 'carry') =>
  recordEvent(
    ctx,
    { kind: `season.${event}`, at: ctx.now, by: byOf(ctx), detail: { season } },
    { subject: season },
  )

/** 衔接上一年度 (A7). Refuses SEASON-UNKNOWN, SEASON-NONE-BEFORE. */
export async function carryOver(ctx: Ctx, { season }: InputOf<typeof api.carryOver>) {
  scopeOf(ctx, 'season.close')
  packNamed(ctx, season)
  if (seasonBefore(ctx.services.packs.seasons, season) === undefined) throw refused('SEASON-NONE-BEFORE')
  await startRun(ctx.db, { season, kind: 'carry', by: byOf(ctx).account, at: new Date(ctx.now) })
  await tell(ctx, season, 'carry')
  ctx.services.wake()
  return { done: true as const }
}

/** The state of a registration as it is called. */
export const stateName = (state: string): string =>
  Object.entries(registrationLifecycle.states).find(([code]) => code === state)?.[1] ?? ''
