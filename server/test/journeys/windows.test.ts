import * as api from '@zhongzhao/api/registration'
import { admitLate } from '@zhongzhao/api/season'
import { messages } from '@zhongzhao/api/sign-in'
import { beijing } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import type { Pupil } from '../enrol.ts'
import { filled } from '../filled.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { bringsPortrait, confirms, fillsIn } from '../steps.ts'
import { type Person, inTheSecond, smallProvince } from '../world.ts'

const world = await smallProvince()

const SCHOOL = '2141010001'
const inPlace = '九年级在学籍所在地报考的时间是 2022年3月1日 09:00 至 2022年3月25日 17:00'
const returnHome = '九年级回户籍所在地报考的时间是 2022年3月26日 09:00 至 2022年3月31日 17:00'
const eighth = '八年级的时间是 2022年4月1日 09:00 至 2022年4月20日 17:00'

async function somebody(serial: number, grade: 8 | 9 = 9) {
  const given = { name: madeUpName(serial), idNumber: madeUpNumber(serial), school: SCHOOL, grade }
  const pupil = await world.enrol(given)
  return { pupil, she: await world.candidate(pupil) }
}
const mine = async (she: Person) => (await she.call(api.myRegistration, {})).body

/** Saves the guardians in that second; `undefined` when accepted. */
async function savesAt(she: Person, pupil: Pupil, time: string): Promise<string | undefined> {
  let version = (await mine(she)).sectionVersions['guardians'] ?? 0
  const rows = [{ ...filled['guardians']?.[0] }]
  const reply = await inTheSecond(world, time, async () => {
    const saved = await she.call(api.saveSection, { id: pupil.id, form: 'guardians', version, rows })
    if (saved.status === 200) version += 1
    return saved
  })
  expect(['TIME-CLOSED', undefined]).toContain(reply.code)
  return reply.code === undefined ? undefined : reply.message
}

interface Opening {
  readonly opens: string
  readonly closes: string
  readonly named: string
}
const secondBefore: Readonly<Record<string, string>> = { '09:00:00': '08:59:59', '17:00:00': '16:59:59' }
const before = (time: string) => time.replace(/..:..:..$/, (clock) => secondBefore[clock] ?? '')

async function keepsItsTime(who: Awaited<ReturnType<typeof somebody>>, { opens, closes, named }: Opening) {
  const { she, pupil } = who
  const refusal = `现在不能填报和确认：${named}。`
  expect(await savesAt(she, pupil, before(opens))).toBe(refusal)
  expect(await savesAt(she, pupil, opens)).toBeUndefined()
  expect((await mine(she)).period).toEqual({ from: beijing(opens), until: beijing(closes) })
  expect(await savesAt(she, pupil, before(closes))).toBeUndefined()
  expect(await savesAt(she, pupil, closes)).toBe(refusal)
}

describe('who fills in when (A1, A2)', () => {
  it('grade 9 at the school: 1 March 09:00:00 to 25 March 16:59:59 (notice 一.1)', async () => {
    await keepsItsTime(await somebody(1), {
      opens: '2022-03-01T09:00:00',
      closes: '2022-03-25T17:00:00',
      named: inPlace,
    })
  })

  it('grade 9 returning home: 26 March 09:00:00 to 31 March 16:59:59 (notice 一.2)', async () => {
    const who = await somebody(2)
    await world.at('2022-03-10T10:00')
    const { version } = await mine(who.she)
    const turned = await who.she.call(api.chooseTrack, { id: who.pupil.id, version, place: 'household' })
    expect([turned.message, turned.body.track]).toEqual(['', 'returnHome'])
    await keepsItsTime(who, {
      opens: '2022-03-26T09:00:00',
      closes: '2022-03-31T17:00:00',
      named: returnHome,
    })
  })

  it('grade 8: 1 April 09:00:00 to 20 April 16:59:59; asking in March is told April (notice 一.3)', async () => {
    const who = await somebody(3, 8)
    expect(await savesAt(who.she, who.pupil, '2022-03-10T10:00:00')).toContain(eighth)
    await keepsItsTime(who, { opens: '2022-04-01T09:00:00', closes: '2022-04-20T17:00:00', named: eighth })
  })

  it('draft, confirmation and taking it back end in the same second (notice 一.1)', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one, two] = [await somebody(4), await somebody(5)]
    await world.at('2022-03-25T16:00')
    await bringsPortrait(school, one.pupil)
    const version = await fillsIn(one.she, one.pupil)
    const confirmed = await confirms(two.she, two.pupil, school)
    await world.at('2022-03-25T17:00:00')
    const refused = [
      await one.she.call(api.saveDraft, { id: one.pupil.id, form: 'basic', version: 0, rows: [{}] }),
      await one.she.call(api.confirm, { id: one.pupil.id, version }),
      await two.she.call(api.reopen, { id: two.pupil.id, version: confirmed.version }),
    ]
    for (const reply of refused)
      expect([reply.code, reply.message]).toEqual(['TIME-CLOSED', expect.stringContaining(inPlace)])
    const ask = () => one.she.call(api.confirm, { id: one.pupil.id, version }, { key: 'the-last-second' })
    expect((await inTheSecond(world, '2022-03-25T16:59:59', ask)).body.state).toBe('confirmed')
  })
})

describe('考生资格条件网上申报时间与网上报名信息采集时间一致 (notice 一; A2)', () => {
  it('grade 9 may declare exactly when it may fill in, to the second, here and returning home', async () => {
    const { she, pupil } = await somebody(6)
    const openAt = async (time: string) =>
      (await inTheSecond(world, time, () => she.call(api.myRegistration, {}))).body.open
    const both = (open: readonly string[]) => ['fill', 'declare'].map((activity) => open.includes(activity))
    const expectsAt = async (times: readonly string[], open: boolean) => {
      for (const time of times) expect([time, both(await openAt(time))]).toEqual([time, [open, open]])
    }
    await expectsAt(['2022-03-01T08:59:59', '2022-03-25T17:00:00', '2022-03-26T09:00:00'], false)
    await expectsAt(['2022-03-01T09:00:00', '2022-03-25T16:59:59'], true)
    await world.at('2022-03-20T10:00')
    const { version } = await mine(she)
    await she.call(api.chooseTrack, { id: pupil.id, version, place: 'household' })
    await expectsAt(['2022-03-20T10:00:00', '2022-03-26T08:59:59', '2022-03-31T17:00:00'], false)
    await expectsAt(['2022-03-26T09:00:00', '2022-03-31T16:59:59'], true)
  })
})

describe('where one registers may be chosen throughout collection (A2, notice 一.2)', () => {
  it('from 1 March 09:00:00 to 20 April 16:59:59, also when the school’s own window is over', async () => {
    const { she, pupil } = await somebody(11)
    let place: 'school' | 'household' = 'household'
    const choosesAt = (time: string) =>
      inTheSecond(world, time, async () => {
        const { version } = await mine(she)
        const chosen = await she.call(api.chooseTrack, { id: pupil.id, version, place })
        if (chosen.status === 200) place = place === 'school' ? 'household' : 'school'
        return chosen
      })
    expect((await choosesAt('2022-03-01T08:59:59')).code).toBe('TIME-CLOSED')
    expect((await choosesAt('2022-03-01T09:00:00')).body.track).toBe('returnHome')
    expect((await choosesAt('2022-03-20T10:00:00')).body.track).toBe('inPlace')
    const late = await choosesAt('2022-03-26T09:00:00')
    expect([late.body.track, late.body.open.includes('fill')]).toEqual(['returnHome', true])
    expect((await choosesAt('2022-04-20T16:59:59')).body.track).toBe('inPlace')
    const over = await choosesAt('2022-04-20T17:00:00')
    expect([over.code, over.message]).toEqual(['TIME-CLOSED', expect.stringContaining('2022年4月20日 17:00')])
  })

  it('asks who had confirmed at the school to confirm again, in the window of those who return', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { she, pupil } = await somebody(12)
    await world.at('2022-03-20T10:00')
    const { version } = await confirms(she, pupil, school)
    await world.at('2022-03-26T10:00')
    const turned = await she.call(api.chooseTrack, { id: pupil.id, version, place: 'household' })
    expect([turned.body.state, turned.body.times.confirmed]).toEqual(['filling', undefined])
    const again = await she.call(api.confirm, { id: pupil.id, version: turned.body.version })
    expect([again.message, again.body.state]).toEqual(['', 'confirmed'])
  })
})

describe('退回修改期限: what was returned may be amended after filling has closed (A1, notice 三.(一)3)', () => {
  it('to 10 May 16:59:59 and not a second longer; others of the class cannot', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { she, pupil } = await somebody(21)
    const other = await somebody(22)
    await world.at('2022-03-25T16:50')
    const { version } = await confirms(she, pupil, school)
    await world.at('2022-04-25T10:00')
    const fields = [{ field: 'guardians', reason: '电话打不通' }]
    const given = { id: pupil.id, version, verdict: 'return' as const, fields, note: '' }
    expect((await school.call(api.review, given)).message).toBe('')
    expect((await mine(she)).period?.until).toBe(beijing('2022-05-10T17:00'))
    expect(await savesAt(other.she, other.pupil, '2022-04-25T10:00:00')).toContain(inPlace)
    expect(await savesAt(she, pupil, '2022-05-10T16:59:59')).toBeUndefined()
    const over = await savesAt(she, pupil, '2022-05-10T17:00:00')
    expect(over).toContain('2022年5月10日 17:00')
    await world.at('2022-05-10T16:00')
    const again = await she.call(api.confirm, { id: pupil.id, version: (await mine(she)).version })
    expect([again.message, again.body.state]).toEqual(['', 'confirmed'])
  })
})

describe('补报: one late candidate, by an approver (A1)', () => {
  it('opens for that one until the approved minute; recorded with who, told to the candidate; nobody else gains', async () => {
    const { she, pupil } = await somebody(31)
    const other = await somebody(32)
    const late = { id: pupil.id, until: '2022-03-28T12:00:00', reason: '住院' }
    await world.at('2022-03-27T10:00')
    expect((await (await world.staff('school-admin', SCHOOL)).call(admitLate, late)).code).toBe('NOT-ALLOWED')
    expect((await (await world.staff('county-admin', '410102')).call(admitLate, late)).code).toBe('NOT-FOUND')
    expect(await savesAt(she, pupil, '2022-03-27T10:00:00')).toContain(inPlace)

    const county = await world.staff('county-admin', '410105')
    expect((await county.call(admitLate, { ...late, until: '2022-03-27T09:00:00' })).code).toBe(
      'EXTENSION-PAST',
    )
    expect((await county.call(admitLate, late)).message).toBe('')
    expect((await she.call(messages, {})).body.messages[0]?.body).toContain('2022年3月28日 12:00')
    const told = (await county.call(api.history, { id: pupil.id })).body.events
    expect(told.find((e) => e.kind === 'registration.admittedLate')).toMatchObject({
      title: '批准补报',
      by: 'county-admin@410105',
    })
    expect(await savesAt(she, pupil, '2022-03-28T11:59:59')).toBeUndefined()
    expect(await savesAt(other.she, other.pupil, '2022-03-28T11:59:59')).toContain(inPlace)
    expect(await savesAt(she, pupil, '2022-03-28T12:00:00')).toContain('2022年3月28日 12:00')
  })

  it('carries the late one to a confirmation, with the portrait the school brings late', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { she, pupil } = await somebody(33)
    await world.at('2022-05-12T10:00')
    const county = await world.staff('county-admin', '410105')
    const late = { id: pupil.id, until: '2022-05-13T12:00:00', reason: '住院' }
    expect((await county.call(admitLate, late)).message).toBe('')
    const confirmed = await confirms(she, pupil, school)
    expect(confirmed.state).toBe('confirmed')
    const passed = await school.call(api.review, {
      id: pupil.id,
      version: confirmed.version,
      verdict: 'pass',
    })
    expect([passed.message, passed.body.state]).toEqual(['', 'checked'])
  })
})
