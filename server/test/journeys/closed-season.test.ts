import * as review from '@zhongzhao/api/claim-review'
import * as publicity from '@zhongzhao/api/publicity'
import * as seasons from '@zhongzhao/api/seasons'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { clockWork } from '../../src/clock.ts'
import { advanceSeason } from '../../src/season/end-worker.ts'
import { QUOTA, SCHOOL, claims, claimsWorld, levelsOf } from '../claims.ts'
import { AFTERWARDS, pack } from '../moments.ts'
import { isPassed, pupilOf } from '../steps.ts'
import type { Person } from '../world.ts'

const { world, teacher, school: reviewer, head: school, county, city, province } = await claimsWorld()
const { packs } = world.services
const another = packs.seasons.find(({ season }) => season !== pack.season)?.season ?? ''
/** The same person's browser, in whose page another season was chosen. */
const elsewhere = (who: Person): Person => ({
  call: (endpoint, input, options) => who.call(endpoint, input, { ...options, season: another }),
})
const second = await world.staff('province-admin', '41')
const [KIND] = pack.publicity.kinds.filter(({ from }) => from.of === 'registrations')
const [GROUND] = pack.publicity.grounds

const pupil = await pupilOf(world, 1, { school: SCHOOL })
await isPassed(await world.candidate(pupil), pupil, school)
const idle = await pupilOf(world, 2, { school: SCHOOL })
const claimed = await claims(world, 3)
const people = { class: teacher, school: reviewer, county, city, province }
const judge = people[levelsOf(QUOTA)[0]?.at ?? 'school']

const prepared = await school.call(publicity.preparePublicity, {
  org: SCHOOL,
  kind: KIND?.code ?? '',
  remark: '',
})
const { list } = prepared.body
const moveList = (who: Person, version: number, event: 'open' | 'halt') =>
  who.call(publicity.movePublicity, {
    list,
    version,
    event,
    ...(event === 'halt' ? { reason: '名单漏了一个班' } : {}),
  })
const decide = async (who: Person) => {
  const [waiting] = (await county.call(publicity.listPublicObjections, { show: 'open' })).body.objections
  const { id: objection = '', version = 0 } = waiting ?? {}
  return who.call(publicity.decidePublicObjection, { objection, version, event: 'examine', answer: '' })
}
const judges = (who: Person) =>
  who.call(review.decideClaim, {
    claim: claimed.id,
    version: 1,
    verdict: 'pass',
    reasons: [],
    note: '',
  })
const undoes = (who: Person) => who.call(review.undoClaim, { claim: claimed.id, version: 1 })
const stateOf = async () =>
  (await school.call(publicity.listPublicity, { show: 'all' })).body.lists.find((one) => one.id === list)
    ?.state
const moves = async (who: Person, event: 'ask' | 'approve') => {
  const { version } = (await who.call(seasons.seasonEnd, { season: pack.season })).body
  return who.call(seasons.moveSeason, { season: pack.season, version, event })
}
const soon = (ms: number) => new Promise<'waits'>((done) => setTimeout(() => done('waits'), ms))

describe('a season takes no change from the page of another (A7)', () => {
  it('neither a public list, nor an objection, nor a claim: one is told to go to the season itself', async () => {
    expect(another).not.toBe('')
    expect((await moveList(elsewhere(school), 1, 'open')).code).toBe('SEASON-OTHER')
    expect((await moveList(school, 1, 'open')).message).toBe('')
    const objected = await world.stranger().call(publicity.objectTo, {
      list,
      mark: crypto.randomUUID(),
      ground: GROUND?.code ?? '',
      words: '此人初二才转来，不满三年',
    })
    expect(objected.message).toBe('')
    expect((await moveList(elsewhere(school), 2, 'halt')).code).toBe('SEASON-OTHER')
    expect((await decide(elsewhere(county))).code).toBe('SEASON-OTHER')
    expect((await judges(elsewhere(judge))).code).toBe('SEASON-OTHER')
    expect((await undoes(elsewhere(judge))).code).toBe('SEASON-OTHER')
    const both = { claims: [{ id: claimed.id, version: 1 }], looked: [claimed.id] }
    expect((await elsewhere(judge).call(review.passClaims, both)).code).toBe('SEASON-OTHER')
  })
})

describe('closing waits for what is under way (A7)', () => {
  it('a change that began before the approval is told as it became; one that comes after finds the season closed', async () => {
    await world.at(AFTERWARDS)
    expect((await moves(province, 'ask')).message).toBe('')
    const { db } = world.services
    let approving: ReturnType<typeof moves> | undefined
    await db.transaction().execute(async (tx) => {
      await sql`update registration set state = 'withdrawn' where registration_id = ${idle.id}`.execute(tx)
      approving = moves(second, 'approve')
      expect(await Promise.race([approving.then(({ status }) => status), soon(400)])).toBe('waits')
    })
    expect((await approving)?.message).toBe('')
    while ((await advanceSeason(world.services)) === 'advanced');
    const { rows } = await sql<{ outcome: string }>`
      select outcome from season_outcome where registration_id = ${idle.id}`.execute(db)
    expect(rows).toEqual([{ outcome: 'left' }])
  })
})

describe('a closed season takes no change (A7)', () => {
  it('at no screen', async () => {
    expect((await moveList(school, 2, 'halt')).code).toBe('SEASON-CLOSED')
    expect((await decide(county)).code).toBe('SEASON-CLOSED')
    expect((await judges(judge)).code).toBe('SEASON-CLOSED')
  })

  it.each([
    ['claim', sql`update claim set proposal = proposal`],
    ['public list', sql`update publicity_list set version = version`],
    ['objection', sql`update publicity_objection set version = version`],
    [
      'correction',
      sql`insert into correction_request (registration_id, correction_id, season, fields, scheme, levels, level_count, waits_at, asked_as, asked_by,
        asked_at, reached_at, state, base_version, sealed)
        select registration_id, gen_random_uuid(), season, '{basic.phone}', '', '[]', 1, '41', 'school', gen_random_uuid(), now(), now(), 'asked', 1, ''
        from registration limit 1`,
    ],
    [
      'scanned sheet',
      sql`insert into sheet_scan (registration_id, scan_id, sheet_id, type, file, mark, bytes, by_account, at)
        select registration_id, gen_random_uuid(), gen_random_uuid(), 'image/png', '', '', 1, gen_random_uuid(), now()
        from registration limit 1`,
    ],
  ])('not in the database either: %s', async (_, change) => {
    await expect(change.execute(world.services.db)).rejects.toMatchObject({ code: 'ZZ044' })
  })

  it('and the clock goes on: a list is taken down after its last day, though other work of the clock fails, which is noted', async () => {
    expect(await stateOf()).toBe('open')
    await sql`alter table transfer rename to transfer_away`.execute(world.owner)
    const noted = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await clockWork(world.services)
    const said = noted.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('"bug"'))
    noted.mockRestore()
    await sql`alter table transfer_away rename to transfer`.execute(world.owner)
    expect(said).toEqual([expect.stringContaining('"work":"lapseDue"')])
    expect(await stateOf()).toBe('ended')
  })
})
