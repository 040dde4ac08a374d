import * as registration from '@zhongzhao/api/registration'
import * as seasons from '@zhongzhao/api/seasons'
import * as api from '@zhongzhao/api/sync'
import { insideOf } from '@zhongzhao/tool-sandbox/dates'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { advanceSeason } from '../../src/season/end-worker.ts'
import { AFTERWARDS, pack } from '../moments.ts'
import { syncWorld } from '../sync-world.ts'
import type { Person } from '../world.ts'

const PUPILS = 12
const { world, source, sync, drain, held } = await syncWorld({ pupils: PUPILS })
const { packs, db } = world.services
const next = packs.seasons[packs.seasons.findIndex((one) => one.season === pack.season) + 1]
/** The same desk, in whose window the season after was chosen. */
const inNext = (who: Person): Person => ({
  call: (endpoint, input, options) => who.call(endpoint, input, { ...options, season: next?.season ?? '' }),
})
const school = await world.staff('school-admin', '2141010001')
const county = await world.staff('county-admin', '410105')
const [province, second] = [
  await world.staff('province-admin', '41'),
  await world.staff('province-admin', '41'),
]
const countIn = async (who: Person) => (await who.call(registration.listRegistrations, {})).body.total
const versions = async () =>
  (
    await sql<{
      v: string
    }>`select string_agg(registration_id || ':' || version || ':' || name, ',' order by registration_id) as v
    from registration where season = ${pack.season}`.execute(db)
  ).rows[0]?.v

describe.runIf(next !== undefined)('the register is asked in two seasons (notice 二.2; A7)', () => {
  it('each season has its own runs, its own work and its own place in the register', async () => {
    expect((await sync(county)).counts).toMatchObject({ new: PUPILS })
    expect([await countIn(county), await countIn(inNext(county))]).toEqual([PUPILS, 0])
    if (next === undefined) throw new Error('no next season')
    await world.at(insideOf(next, 'inPlace', 0.4))
    const before = await versions()
    const run = await sync(inNext(county))
    // Whoever has left by then is no pupil of the next season; nobody is taken from the one before.
    expect(run.counts['new']).toBeGreaterThan(0)
    expect(await countIn(county)).toBe(PUPILS)
    expect(await countIn(inNext(county))).toBe(run.counts['new'])
    expect(await versions()).toBe(before)
    const runs = async (who: Person) => (await who.call(api.listSyncRuns, {})).body.runs.map(({ id }) => id)
    const [here, there] = [await runs(county), await runs(inNext(county))]
    expect(there).toEqual([run.id])
    expect(here).not.toContain(run.id)
  })

  it('work of one season is not decided by the other', async () => {
    const one = await held(3)
    await sql`update registration set state = 'confirmed', version = version + 1 where season = ${pack.season} and registration_id = ${one.id}`.execute(
      db,
    )
    source.feed.change('changed', 3, { 姓名: '李上游改' })
    await sync(county)
    const [work] = (await school.call(api.listSyncWork, { show: 'open' })).body.work
    const decision = { work: work?.id ?? '', version: work?.version ?? 0, choice: 'keep' } as const
    expect((await inNext(school).call(api.decideSyncWork, decision)).code).toBe('SYNC-WORK-STALE')
    expect((await school.call(api.decideSyncWork, decision)).message).toBe('')
  })

  it('ended, a season is not synchronised any more; the next one goes on', async () => {
    const ends = async (who: Person, event: 'ask' | 'approve') => {
      const { version } = (await who.call(seasons.seasonEnd, { season: pack.season })).body
      expect((await who.call(seasons.moveSeason, { season: pack.season, version, event })).message).toBe('')
    }
    await world.at(AFTERWARDS)
    await ends(province, 'ask')
    await ends(second, 'approve')
    while ((await advanceSeason(world.services)) === 'advanced');
    const before = await versions()
    expect((await county.call(api.startSync, { mode: 'changes' })).code).toBe('SEASON-CLOSED')
    source.feed.change('changed', 5, { 姓名: '王改名' })
    const started = (await inNext(county).call(api.startSync, { mode: 'full' })).body
    expect((await drain(started.id)).state).toBe('done')
    expect(await versions()).toBe(before)
  })
})
