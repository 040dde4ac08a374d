import * as api from '@zhongzhao/api/appointments'
import { listPoints } from '@zhongzhao/api/points'
import { chooseTrack, myRegistration } from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import { beijing } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import { COMPUTER, GATHER } from '../codes.ts'
import { buildApp } from '../../src/app.ts'
import { atClock, dayOf, daysAfter, middle, said, windowOf } from '../moments.ts'
import { OTHER_POINT, POINT, twoPoints } from '../named-points.ts'
import { pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const home = windowOf('returnHome')
/** Before who returns home is collected; where one may turn home by then. */
const EARLY =
  windowOf('inPlace', 'chooseTrack').opens < home.opens
    ? middle(windowOf('inPlace', 'chooseTrack').opens, home.opens)
    : home.opens
const world = await smallProvince(EARLY)
await twoPoints(world)
const SCHOOL = '2141010001'
const clerk = await world.staff('school-admin', POINT)
const other = await world.staff('school-admin', OTHER_POINT)
const school = await world.staff('school-admin', SCHOOL)

/** The days on which who returned home is collected. */
const { opens: FIRST, closes: LAST } = windowOf('returnHome')
const DAYS = { firstDay: dayOf(FIRST), lastDay: dayOf(LAST) }
const SECOND = daysAfter(FIRST, 1)
/** Monday is 1. */
const weekdayOf = (time: string) => new Date(`${dayOf(time)}T00:00:00Z`).getUTCDay() || 7

const pattern = {
  org: POINT,
  kind: GATHER,
  firstDay: DAYS.firstDay,
  lastDay: dayOf(SECOND),
  weekdays: [weekdayOf(FIRST), weekdayOf(SECOND)],
  spans: [{ from: '09:00', until: '10:00' }],
  minutes: 30,
  capacity: 2,
  except: [],
}
const slots = async () => (await clerk.call(api.listSlots, { org: POINT, ...DAYS })).body.slots

let serial = 300
async function returner() {
  const pupil = await pupilOf(world, ++serial, { school: SCHOOL })
  const she = await world.candidate(pupil)
  const { version } = (await she.call(myRegistration, {})).body
  const turned = await she.call(chooseTrack, { id: pupil.id, version, place: 'household' })
  expect(turned.status).toBe(200)
  return { pupil, she }
}
const book = (she: Person, slot: string, instead?: string) =>
  she.call(api.bookSlot, { slot, ...(instead === undefined ? {} : { instead }) })
const mine = async (she: Person) => (await she.call(api.myAppointments, {})).body

describe('到户籍所在地指定报名点进行信息采集 (notice 一.2, 二.2(3)): where, when, who comes', () => {
  it('anybody reads where the points are, without signing in, and nothing personal', async () => {
    const { status, body } = await world.stranger().call(listPoints, {})
    expect(status).toBe(200)
    expect(body.points.map((p) => [p.name, p.places.map((o) => o.name).join(''), p.suspended])).toEqual([
      ['中原区指定报名点', '郑州市中原区', false],
      ['金水区指定报名点', '郑州市金水区', false],
    ])
    expect(Object.keys(body.points[0] ?? {}).toSorted()).toEqual([
      'address',
      'code',
      'hours',
      'name',
      'note',
      'openFrom',
      'openUntil',
      'phone',
      'places',
      'suspended',
    ])
  })

  it('in pages, by place and by words; a browser that has it already is told that it still holds', async () => {
    const stranger = world.stranger()
    const of = async (asked: { place?: string; text?: string; cursor?: string }) =>
      (await stranger.call(listPoints, asked)).body
    expect((await of({ place: '4101' })).places).toEqual([{ code: '4101', name: '郑州市', points: 2 }])
    expect((await of({ place: '410105' })).points.map((p) => p.name)).toEqual(['金水区指定报名点'])
    expect(await of({ text: '中原 示例路' })).toMatchObject({ count: 1 })
    expect(await of({ text: '没有的地方' })).toMatchObject({ count: 0, points: [] })
    const [first, second] = (await of({})).points
    expect((await of({ cursor: first?.code ?? '' })).points.map((p) => p.code)).toEqual([second?.code])
    expect((await of({ cursor: second?.code ?? '' })).points).toEqual([])
    const app = await buildApp(world.services)
    const asked = { method: 'GET', url: '/api/points' } as const
    const whole = await app.inject(asked)
    expect(whole.headers['cache-control']).toBe('public, no-cache')
    const tag = String(whole.headers['etag'])
    const again = await app.inject({ ...asked, headers: { 'if-none-match': `W/${tag}, "other"` } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const other = await app.inject({ ...asked, headers: { 'if-none-match': '"other"' } })
    expect([other.statusCode, other.body]).toEqual([200, whole.body])
    const elsewhere = await app.inject({ ...asked, url: '/api/points?place=410105' })
    expect(elsewhere.headers['etag']).not.toBe(tag)
    const page = await app.inject({ method: 'GET', url: '/api/season' })
    expect([page.headers['etag'], page.headers['cache-control']]).toEqual([undefined, 'no-store'])
    await app.close()
  })

  it('a point lays out days × times × places in one go; twice is once', async () => {
    expect((await clerk.call(api.laySlots, pattern)).body).toEqual({ made: 4, there: 0 })
    expect((await clerk.call(api.laySlots, pattern)).body).toEqual({ made: 0, there: 4 })
    expect((await slots()).map((s) => [s.from, s.capacity, s.booked])).toEqual(
      [FIRST, SECOND].flatMap((day) => ['09:00', '09:30'].map((at) => [beijing(atClock(day, at)), 2, 0])),
    )
  })

  it('a school lays out no slots of a point, a point none of a computer room, and a neighbour none here', async () => {
    expect((await school.call(api.laySlots, { ...pattern, org: SCHOOL })).code).toBe('SLOT-KIND')
    expect((await clerk.call(api.laySlots, { ...pattern, kind: COMPUTER })).code).toBe('SLOT-KIND')
    expect((await other.call(api.laySlots, pattern)).code).toBe('NOT-FOUND')
    expect((await other.call(api.daySheet, { org: POINT, day: DAYS.firstDay })).code).toBe('NOT-FOUND')
  })

  it('who stays with the own school books no point', async () => {
    const pupil = await pupilOf(world, ++serial, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const [first] = await slots()
    expect((await book(she, first?.id ?? '')).code).toBe('SLOT-KIND')
    expect((await mine(she)).kinds.map((k) => k.code)).not.toContain('collect')
  })

  it('books, is reminded the day before, changes, and leaves the place to another', async () => {
    const { she } = await returner()
    const [first, second] = await slots()
    const made = await book(she, first?.id ?? '')
    expect(made.status).toBe(200)
    expect((await book(she, second?.id ?? '')).code).toBe('BOOKING-ONE')
    const changed = await book(she, second?.id ?? '', made.body.booking)
    expect(changed.status).toBe(200)
    expect((await slots()).map((s) => s.booked)).toEqual([0, 1, 0, 0])
    const told = async () => (await she.call(messages, {})).body.messages.map((m) => m.title)
    expect(await told()).not.toContain('明天到报名点采集信息')
    await world.at(atClock(daysAfter(FIRST, -1), '18:00'))
    expect((await told()).filter((t) => t === '明天到报名点采集信息')).toHaveLength(1)
    const body = (await she.call(messages, {})).body.messages.find((m) => m.title.startsWith('明天'))?.body
    expect(body).toContain(said(atClock(FIRST, '09:30')))
    expect((await she.call(api.cancelBooking, { booking: changed.body.booking })).status).toBe(200)
    expect((await slots()).map((s) => s.booked)).toEqual([0, 0, 0, 0])
    expect((await she.call(api.cancelBooking, { booking: changed.body.booking })).code).toBe('STATE-NO-WAY')
    await world.at(EARLY)
  })

  it('a full slot is refused, and fewer places than booked are not given', async () => {
    const [, , third] = await slots()
    const id = third?.id ?? ''
    for (const _ of [1, 2]) expect((await book((await returner()).she, id)).status).toBe(200)
    const late = await book((await returner()).she, id)
    expect([late.code, late.message]).toEqual([
      'SLOT-FULL',
      `${said(atClock(SECOND, '09:00'))} 这个时段已约满，请选择别的时段。`,
    ])
    const version = (await slots())[2]?.version ?? 0
    const shrunk = await clerk.call(api.changeSlot, { slot: id, version, event: 'resize', capacity: 1 })
    expect([shrunk.code, shrunk.message.includes('已有 2 人')]).toEqual(['SLOT-BOOKED', true])
    expect(
      (await clerk.call(api.changeSlot, { slot: id, version, event: 'resize', capacity: 3 })).status,
    ).toBe(200)
    expect((await clerk.call(api.changeSlot, { slot: id, version, event: 'close' })).code).toBe('SLOT-GONE')
  })

  it('a cancelled slot tells everybody why and where there is room; they book anew', async () => {
    const [, , , fourth] = await slots()
    const { she } = await returner()
    await book(she, fourth?.id ?? '')
    const given = { slot: fourth?.id ?? '', version: fourth?.version ?? 0 }
    expect((await clerk.call(api.cancelSlot, { ...given, reason: ' ' })).code).toBe('SLOT-REASON')
    const reason = '按当地疫情防控要求暂停'
    expect((await clerk.call(api.cancelSlot, { ...given, reason })).body).toEqual({ told: 1 })
    const [message] = (await she.call(messages, {})).body.messages
    expect(message?.body).toContain(reason)
    expect(message?.body).toContain(said(atClock(FIRST, '09:00')))
    const [was] = (await mine(she)).bookings
    expect([was?.stateName, was?.reason]).toEqual(['时段已取消', reason])
    const [first] = await slots()
    expect((await book(she, first?.id ?? '')).status).toBe(200)
  })

  it('the day sheet of the point: arrived with one key, a slip taken back, did not come', async () => {
    const sheet = async () => (await clerk.call(api.daySheet, { org: POINT, day: dayOf(SECOND) })).body.lines
    const [a, b] = await sheet()
    const mark = (line: typeof a, event: 'arrive' | 'miss' | 'undo', person = clerk) =>
      person.call(api.markBooking, { booking: line?.booking ?? '', version: line?.version ?? 0, event })
    expect((await mark(a, 'arrive')).code).toBe('BOOKING-DAY')
    await world.at(atClock(SECOND, '08:50'))
    expect((await mark(a, 'arrive', other)).code).toBe('BOOKING-GONE')
    expect((await mark(a, 'arrive')).status).toBe(200)
    expect((await mark(a, 'arrive')).code).toBe('BOOKING-GONE')
    expect((await mark(b, 'miss')).code).toBe('BOOKING-EARLY')
    await world.at(atClock(SECOND, '09:00'))
    expect((await mark(b, 'miss')).status).toBe(200)
    const [arrived, missed] = await sheet()
    expect([arrived?.stateName, missed?.stateName]).toEqual(['已到场', '未到'])
    expect((await mark(arrived, 'undo')).status).toBe(200)
    expect((await mark(missed, 'arrive')).status).toBe(200)
    const paper = await clerk.call(api.printDaySheet, { org: POINT, day: dayOf(SECOND) })
    expect([paper.status, paper.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    await world.at(EARLY)
  })

  it('a suspended point says so and takes nobody', async () => {
    const { she } = await returner()
    const [, second] = await slots()
    await world.owner
      .updateTable('point_particulars')
      .set({ suspended_at: new Date() })
      .where('org_code', '=', POINT)
      .execute()
    expect((await book(she, second?.id ?? '')).code).toBe('POINT-SUSPENDED')
    await world.owner
      .updateTable('point_particulars')
      .set({ suspended_at: null })
      .where('org_code', '=', POINT)
      .execute()
  })
})

describe('组织、有计划的安排考生上机 (notice 三.(二)): the computer room of a school is slots too', () => {
  it('the school lays them out for its own pupils and nobody else’s', async () => {
    const laid = {
      ...pattern,
      org: SCHOOL,
      kind: COMPUTER,
      firstDay: dayOf(daysAfter(EARLY, 1)),
      lastDay: dayOf(daysAfter(EARLY, 2)),
      weekdays: [weekdayOf(daysAfter(EARLY, 1))],
    }
    expect((await school.call(api.laySlots, laid)).body.made).toBe(2)
    const own = await world.candidate(await pupilOf(world, ++serial, { school: SCHOOL }))
    const neighbour = await world.candidate(await pupilOf(world, ++serial, { school: '2141010002' }))
    const ask = { kind: COMPUTER, org: SCHOOL }
    const offered = (await own.call(api.offeredSlots, ask)).body.slots
    expect(offered.map((s) => s.free)).toEqual([2, 2])
    const [kind] = (await mine(own)).kinds
    expect([kind?.at, kind?.orgs.map(({ code, free }) => [code, free])]).toEqual(['own', [[SCHOOL, 4]]])
    expect((await mine(neighbour)).kinds.map((k) => k.orgs)).toEqual([[]])
    expect((await neighbour.call(api.offeredSlots, ask)).code).toBe('SLOT-KIND')
    expect((await book(neighbour, offered[0]?.id ?? '')).code).toBe('SLOT-KIND')
    expect((await book(own, offered[0]?.id ?? '')).status).toBe(200)
  })
})

describe('however many ask at once (notice 三.(二) 科学规避网络拥堵)', () => {
  it('two hundred and forty for the last three places: three have them, the others are told', async () => {
    const third = daysAfter(FIRST, 2)
    const only = { firstDay: dayOf(third), lastDay: dayOf(third), weekdays: [weekdayOf(third)] }
    const one = { ...pattern, ...only, capacity: 3 }
    await clerk.call(api.laySlots, { ...one, spans: [{ from: '14:00', until: '14:30' }] })
    const slot = (await slots()).find((s) => s.from === beijing(atClock(third, '14:00')))?.id ?? ''
    const crowd = await Promise.all(Array.from({ length: 12 }, returner))
    const answers = await Promise.all(
      Array.from({ length: 240 }, (_, i) => book(crowd[i % crowd.length]?.she ?? clerk, slot)),
    )
    const won = answers.filter((a) => a.status === 200)
    expect(won).toHaveLength(3)
    const codes = new Set(answers.filter((a) => a.status !== 200).map((a) => a.code))
    for (const code of codes) expect(['SLOT-FULL', 'BOOKING-ONE', 'BUSY']).toContain(code)
    const held = await world.owner
      .selectFrom('booking')
      .select('registration_id')
      .where('slot_id', '=', slot)
      .where('state', '=', 'booked')
      .execute()
    expect([held.length, new Set(held.map((h) => h.registration_id)).size]).toEqual([3, 3])
  }, 120_000)

  it('the database refuses one place too many whatever a command believes', async () => {
    const [row] = await world.owner.selectFrom('slot').select('slot_id').where('booked', '=', 3).execute()
    const { pupil } = await returner()
    const forced = world.owner
      .insertInto('booking')
      .values({
        registration_id: pupil.id,
        booking_id: pupil.id,
        slot_id: row?.slot_id ?? '',
        kind: GATHER,
        state: 'booked',
        at: new Date(),
      })
      .execute()
    await expect(forced).rejects.toMatchObject({ code: 'ZZ003' })
  })
})
