import * as api from '@zhongzhao/api/registration'
import { admitLate } from '@zhongzhao/api/season'
import { messages } from '@zhongzhao/api/sign-in'
import { beijing } from '@zhongzhao/domain/base/time'
import type { Track } from '@zhongzhao/domain/season/timetable'
import { describe, expect, it } from 'vitest'
import {
  AFTERWARDS,
  AT_SCHOOL,
  AT_SCHOOL_LATE,
  atClock,
  daysAfter,
  said,
  saidOf,
  secondsAfter,
  windowOf,
} from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { filled } from '../filled.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { bringsPortrait, confirms, fillsIn } from '../steps.ts'
import { type Person, inTheSecond, smallProvince } from '../world.ts'

const world = await smallProvince()

const SCHOOL = '2141010001'
const [AT, HOME, EIGHT] = [windowOf('inPlace'), windowOf('returnHome'), windowOf('grade8')]
const inPlace = saidOf('inPlace')

async function somebody(serial: number, grade: 8 | 9 = 9) {
  const given = { name: madeUpName(serial), idNumber: madeUpNumber(serial), school: SCHOOL, grade }
  const pupil = await world.enrol(given)
  return { pupil, she: await world.candidate(pupil) }
}
const mine = async (she: Person) => (await she.call(api.myRegistration, {})).body

/** Saves the guardians in that second; `undefined` when accepted. */
async function savesAt(she: Person, pupil: Pupil, time: string): Promise<string | undefined> {
  let version = (await mine(she)).sectionVersions['guardians'] ?? 0
  const rows = (filled['guardians'] ?? []).map((row) => ({ ...row }))
  const reply = await inTheSecond(world, time, async () => {
    const saved = await she.call(api.saveSection, { id: pupil.id, form: 'guardians', version, rows })
    if (saved.status === 200) version += 1
    return saved
  })
  expect(['TIME-CLOSED', undefined]).toContain(reply.code)
  return reply.code === undefined ? undefined : reply.message
}

async function keepsItsTime(who: Awaited<ReturnType<typeof somebody>>, track: Track) {
  const { she, pupil } = who
  const { before, opens, last, closes } = windowOf(track)
  const refusal = `现在不能填报和确认：${saidOf(track)}。`
  expect(await savesAt(she, pupil, before)).toBe(refusal)
  expect(await savesAt(she, pupil, opens)).toBeUndefined()
  expect((await mine(she)).period).toEqual({ from: beijing(opens), until: beijing(closes) })
  expect(await savesAt(she, pupil, last)).toBeUndefined()
  expect(await savesAt(she, pupil, closes)).toBe(refusal)
}

describe('who fills in when (A1, A2)', () => {
  it('grade 9 at the school: from the first second of its window to the last (notice 一.1)', async () => {
    await keepsItsTime(await somebody(1), 'inPlace')
  })

  it('grade 9 returning home: from the first second of its window to the last (notice 一.2)', async () => {
    const who = await somebody(2)
    await world.at(AT_SCHOOL)
    const { version } = await mine(who.she)
    const turned = await who.she.call(api.chooseTrack, { id: who.pupil.id, version, place: 'household' })
    expect([turned.message, turned.body.track]).toEqual(['', 'returnHome'])
    await keepsItsTime(who, 'returnHome')
  })

  it('grade 8: from the first second of its window to the last; who asks before is told when (notice 一.3)', async () => {
    const who = await somebody(3, 8)
    if (AT_SCHOOL < EIGHT.opens)
      expect(await savesAt(who.she, who.pupil, AT_SCHOOL)).toContain(saidOf('grade8'))
    await keepsItsTime(who, 'grade8')
  })

  it('draft, confirmation and taking it back end in the same second (notice 一.1)', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one, two] = [await somebody(4), await somebody(5)]
    await world.at(secondsAfter(AT.closes, -3600))
    await bringsPortrait(school, one.pupil)
    const version = await fillsIn(one.she, one.pupil)
    const confirmed = await confirms(two.she, two.pupil, school)
    await world.at(AT.closes)
    const refused = [
      await one.she.call(api.saveDraft, { id: one.pupil.id, form: 'basic', version: 0, rows: [{}] }),
      await one.she.call(api.confirm, { id: one.pupil.id, version }),
      await two.she.call(api.reopen, { id: two.pupil.id, version: confirmed.version }),
    ]
    for (const reply of refused)
      expect([reply.code, reply.message]).toEqual(['TIME-CLOSED', expect.stringContaining(inPlace)])
    const ask = () => one.she.call(api.confirm, { id: one.pupil.id, version }, { key: 'the-last-second' })
    expect((await inTheSecond(world, AT.last, ask)).body.state).toBe('confirmed')
  })
})

describe('考生资格条件网上申报时间与网上报名信息采集时间一致 (notice 一; A2)', () => {
  // A season may part them; the notice of 2022 does not.
  const together = (['inPlace', 'returnHome'] as const).every(
    (track) => windowOf(track, 'declare').named === windowOf(track).named,
  )
  it.runIf(together)(
    'grade 9 may declare exactly when it may fill in, to the second, here and returning home',
    async () => {
      const { she, pupil } = await somebody(6)
      const openAt = async (time: string) =>
        (await inTheSecond(world, time, () => she.call(api.myRegistration, {}))).body.open
      const both = (open: readonly string[]) => ['fill', 'declare'].map((activity) => open.includes(activity))
      const expectsAt = async (times: readonly string[], open: boolean) => {
        for (const time of times) expect([time, both(await openAt(time))]).toEqual([time, [open, open]])
      }
      // Where the windows overlap, it is open here when it opens at home.
      const between = HOME.opens < AT.closes ? [] : [HOME.opens]
      await expectsAt([AT.before, AT.closes, ...between], false)
      await expectsAt([AT.opens, AT.last], true)
      await world.at(AT_SCHOOL_LATE)
      const { version } = await mine(she)
      await she.call(api.chooseTrack, { id: pupil.id, version, place: 'household' })
      const still = AT_SCHOOL_LATE < HOME.opens ? [AT_SCHOOL_LATE] : []
      await expectsAt([...still, HOME.before, HOME.closes], false)
      await expectsAt([HOME.opens, HOME.last], true)
    },
  )
})

describe('where one registers may be chosen throughout collection (A2, notice 一.2)', () => {
  it('from its first second to its last, also when the school’s own window is over', async () => {
    const { she, pupil } = await somebody(11)
    const choosing = windowOf('inPlace', 'chooseTrack')
    let place: 'school' | 'household' = 'household'
    const choosesAt = (time: string) =>
      inTheSecond(world, time, async () => {
        const { version } = await mine(she)
        const chosen = await she.call(api.chooseTrack, { id: pupil.id, version, place })
        if (chosen.status === 200) place = place === 'school' ? 'household' : 'school'
        return chosen
      })
    expect((await choosesAt(choosing.before)).code).toBe('TIME-CLOSED')
    expect((await choosesAt(choosing.opens)).body.track).toBe('returnHome')
    expect((await choosesAt(AT_SCHOOL_LATE)).body.track).toBe('inPlace')
    const late = await choosesAt(HOME.opens)
    expect([late.body.track, late.body.open.includes('fill')]).toEqual(['returnHome', true])
    expect((await choosesAt(choosing.last)).body.track).toBe('inPlace')
    const over = await choosesAt(choosing.closes)
    expect([over.code, over.message]).toEqual(['TIME-CLOSED', expect.stringContaining(said(choosing.closes))])
  })

  it('asks who had confirmed at the school to confirm again, in the window of those who return', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { she, pupil } = await somebody(12)
    await world.at(AT_SCHOOL_LATE)
    const { version } = await confirms(she, pupil, school)
    await world.at(atClock(HOME.opens, '10:00'))
    const turned = await she.call(api.chooseTrack, { id: pupil.id, version, place: 'household' })
    expect([turned.body.state, turned.body.times.confirmed]).toEqual(['filling', undefined])
    const again = await she.call(api.confirm, { id: pupil.id, version: turned.body.version })
    expect([again.message, again.body.state]).toEqual(['', 'confirmed'])
  })
})

describe('退回修改期限: what was returned may be amended after filling has closed (A1, notice 三.(一)3)', () => {
  it('to its last second and not a second longer; others of the class cannot', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { she, pupil } = await somebody(21)
    const other = await somebody(22)
    const amending = windowOf('inPlace', 'amend')
    const last = [AT.closes, EIGHT.closes].toSorted().at(-1) ?? AT.closes
    const filledIn = secondsAfter(last, (beijing(amending.closes) - beijing(last)) / 4000)
    await world.at(secondsAfter(AT.closes, -600))
    const { version } = await confirms(she, pupil, school)
    await world.at(filledIn)
    const fields = [{ field: 'guardians', reason: '电话打不通' }]
    const given = { id: pupil.id, version, verdict: 'return' as const, fields, note: '' }
    expect((await school.call(api.review, given)).message).toBe('')
    expect((await mine(she)).period?.until).toBe(beijing(amending.closes))
    expect(await savesAt(other.she, other.pupil, filledIn)).toContain(inPlace)
    expect(await savesAt(she, pupil, amending.last)).toBeUndefined()
    const over = await savesAt(she, pupil, amending.closes)
    expect(over).toContain(said(amending.closes))
    await world.at(secondsAfter(amending.closes, -3600))
    const again = await she.call(api.confirm, { id: pupil.id, version: (await mine(she)).version })
    expect([again.message, again.body.state]).toEqual(['', 'confirmed'])
  })
})

describe('补报: one late candidate, by an approver (A1)', () => {
  it('opens for that one until the approved minute; recorded with who, told to the candidate; nobody else gains', async () => {
    const { she, pupil } = await somebody(31)
    const other = await somebody(32)
    const now = daysAfter(AT.closes, 2)
    const granted = daysAfter(AT.closes, 3)
    const late = { id: pupil.id, until: granted, reason: '住院' }
    await world.at(now)
    expect((await (await world.staff('school-admin', SCHOOL)).call(admitLate, late)).code).toBe('NOT-ALLOWED')
    expect((await (await world.staff('county-admin', '410102')).call(admitLate, late)).code).toBe('NOT-FOUND')
    expect(await savesAt(she, pupil, now)).toContain(inPlace)

    const county = await world.staff('county-admin', '410105')
    expect((await county.call(admitLate, { ...late, until: secondsAfter(now, -3600) })).code).toBe(
      'EXTENSION-PAST',
    )
    const years = { ...late, until: daysAfter(now, world.services.packs.current.lateDays.value + 1) }
    expect((await county.call(admitLate, years)).code).toBe('EXTENSION-FAR')
    expect((await county.call(admitLate, late)).message).toBe('')
    expect((await she.call(messages, {})).body.messages[0]?.body).toContain(said(granted))
    const told = (await county.call(api.history, { id: pupil.id })).body.events
    expect(told.find((e) => e.kind === 'registration.admittedLate')).toMatchObject({
      title: '批准补报',
      by: 'county-admin@410105',
    })
    expect(await savesAt(she, pupil, secondsAfter(granted, -1))).toBeUndefined()
    expect(await savesAt(other.she, other.pupil, secondsAfter(granted, -1))).toContain(inPlace)
    expect(await savesAt(she, pupil, granted)).toContain(said(granted))
  })

  it('carries the late one to a confirmation, with the portrait the school brings late', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { she, pupil } = await somebody(33)
    await world.at(AFTERWARDS)
    const county = await world.staff('county-admin', '410105')
    const late = { id: pupil.id, until: daysAfter(AFTERWARDS, 1), reason: '住院' }
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
