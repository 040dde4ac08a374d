import * as registration from '@zhongzhao/api/registration'
import * as api from '@zhongzhao/api/sync'
import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { fillsIn } from '../steps.ts'
import { SCHOOL, syncWorld } from '../sync-world.ts'

// Every hundredth pupil of the source has only a temporary number.
const [FIRST, CONFIRMED, UNTOLD, RENAMED, TAKEN] = [99, 199, 299, 399, 499]
const { world, source, sync, held } = await syncWorld({ pupils: 500 })
const { services } = world
const { db } = services
const school = await world.staff('school-admin', SCHOOL)
const county = await world.staff('county-admin', '410105')
await sync(county)

const count = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from registration`.execute(db)).rows[0]?.n
const events = async (id: string) =>
  (await sql<{ kind: string }>`select kind from event where registration_id = ${id}`.execute(db)).rows.map(
    (r) => r.kind,
  )
const basicOf = async (id: string) =>
  (await school.call(registration.uncover, { id, purpose: '核对证件' })).body.sections['basic']?.[0] ?? {}
const workAbout = async (name: string) =>
  (await school.call(api.listSyncWork, { show: 'open' })).body.work.find((one) => one.name === name)
const numberNow = (index: number) => source.feed.pupil(index).pupil['身份证件号'] ?? ''
const leadsTo = async (number: string) =>
  (
    await sql<{
      id: string
    }>`select r.registration_id as id from person_alias a join registration r using (person_id)
      where a.index = ${services.keys.index(number)} and a.valid`.execute(db)
  ).rows.map((r) => r.id)

describe('a temporary student number (L) becomes the real one (G) between two syncs (notice 二.2; A7, B3)', () => {
  it('the pupil is recognised: one registration, the numbers changed with an event, the old number still leads there', async () => {
    const before = await held(FIRST)
    expect(before.idNumber).toMatch(/^L/)
    source.feed.change('numbered', FIRST)
    expect((await sync(county)).counts).toMatchObject({ new: 0, changed: 1, opened: 0 })
    expect(await held(FIRST)).toMatchObject({ id: before.id, number: before.number })
    expect(await basicOf(before.id)).toMatchObject({
      idKind: '1',
      idNumber: numberNow(FIRST),
      studentNumber: `G${numberNow(FIRST)}`,
    })
    expect(await events(before.id)).toEqual(
      expect.arrayContaining(['registration.renumbered', 'roster.synced']),
    )
    expect(await leadsTo(before.idNumber)).toEqual([before.id])
    expect(await leadsTo(numberNow(FIRST))).toEqual([before.id])
    expect(await count()).toBe(500)
  })

  it('what she had confirmed stays as it is until the school follows and she confirms again: no work is lost', async () => {
    const before = await held(CONFIRMED)
    const she = await world.candidate(before)
    await sql`update registration set portrait = '{"id": "x", "hash": "x", "verdict": "accepted"}' where registration_id = ${before.id}`.execute(
      world.owner,
    )
    const version = await fillsIn(she, before)
    const confirmed = await she.call(registration.confirm, { id: before.id, version })
    expect(confirmed.status, confirmed.code).toBe(200)
    source.feed.change('numbered', CONFIRMED)
    expect((await sync(county)).counts).toMatchObject({ new: 0, conflict: 1, opened: 1 })
    expect((await held(CONFIRMED)).id).toBe(before.id)
    const { studentNumber } = await basicOf(before.id)
    expect(studentNumber).toBe(before.idNumber)
    const one = await workAbout(before.name)
    expect(one).toMatchObject({ kind: 'differs', standing: '本人已确认' })
    const decided = await school.call(api.decideSyncWork, {
      work: one?.id ?? '',
      version: one?.version ?? 0,
      choice: 'follow',
    })
    expect(decided.status, decided.code).toBe(200)
    expect(await basicOf(before.id)).toMatchObject({
      idNumber: numberNow(CONFIRMED),
      homeAddress: '示例路 1 号院 2 号楼',
    })
    expect(await held(CONFIRMED)).toMatchObject({ id: before.id, state: 'filling' })
  })

  it('also when upstream does not say who it was: the only one of that name and birthday in the school', async () => {
    const before = await held(UNTOLD)
    const { pupil } = source.feed.pupil(UNTOLD)
    source.feed.change('left', UNTOLD)
    const id = numberOf(pupil['学籍号'] ?? '')
    const added = source.feed.change('added', 0, {
      ...pupil,
      身份证件类型: '居民身份证',
      身份证件号: id,
      学籍号: `G${id}`,
    })
    expect((await sync(county)).counts).toMatchObject({ new: 0, changed: 1, opened: 0 })
    expect((await held(added)).id).toBe(before.id)
    expect(await count()).toBe(500)
  })

  it('with another name it is for people to look at; found to be the same, the number is taken and she is told', async () => {
    const before = await held(RENAMED)
    source.feed.change('numbered', RENAMED, { 姓名: '周改名' })
    expect((await sync(county)).counts).toMatchObject({ opened: 1 })
    const one = await workAbout(before.name)
    expect(one).toMatchObject({ kind: 'renumbered' })
    expect(one?.values.find((v) => v.field === 'name')).toMatchObject({
      upstream: '周改名',
      ours: before.name,
    })
    const decision = { work: one?.id ?? '', version: one?.version ?? 0, choice: 'renumber' } as const
    const replies = await Promise.all([
      school.call(api.decideSyncWork, decision),
      county.call(api.decideSyncWork, decision),
    ])
    expect(replies.map((r) => r.code).toSorted()).toEqual(['SYNC-WORK-STALE', undefined])
    expect(await held(RENAMED)).toMatchObject({ id: before.id, name: '周改名' })
    expect((await sync(county, 'full')).counts).toMatchObject({ new: 0, opened: 0 })
    expect(await count()).toBe(500)
  })

  it('a number that belongs to somebody else is not taken', async () => {
    const before = await held(TAKEN)
    source.feed.change('numbered', TAKEN, { 姓名: '吴改名' })
    await sync(county)
    const other = await held(0)
    await sql`insert into person_alias (kind, index, person_id) select 'idNumber', ${services.keys.index(numberNow(TAKEN))}, person_id from registration where registration_id = ${other.id}`.execute(
      db,
    )
    const one = await workAbout(before.name)
    const refused = await school.call(api.decideSyncWork, {
      work: one?.id ?? '',
      version: one?.version ?? 0,
      choice: 'renumber',
    })
    expect(refused.code).toBe('SYNC-NUMBER-TAKEN')
  })
})

/** Of a made-up temporary number: the ID number it would have had, another serial. */
function numberOf(temporary: string): string {
  const first17 = `${temporary.slice(1, 15)}778`
  return `${first17}${checkDigitOf(first17)}`
}
