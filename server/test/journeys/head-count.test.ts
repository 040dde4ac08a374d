import { headCount, progress } from '@zhongzhao/api/progress'
import { withdraw } from '@zhongzhao/api/giving-up'
import * as registration from '@zhongzhao/api/registration'
import * as papers from '@zhongzhao/api/papers'
import * as roster from '@zhongzhao/api/roster'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { AFTERWARDS, AT_SCHOOL } from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { csv, madeUpNumber, pupilRow, type Row } from '../roster-file.ts'
import { bringsPortrait, confirms, isPassed, pupilOf, sheetOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const CLASS = `${SCHOOL}-0901`

const countOf = async (who: Person, school = SCHOOL) => (await who.call(headCount, { school })).body
const totalOf = async (who: Person) => (await countOf(who)).total
const readOne = async (who: Person, pupil: Pupil) =>
  (await who.call(registration.readRegistration, { id: pupil.id })).body
async function givesUp(school: Person, pupil: Pupil) {
  const { version } = await readOne(school, pupil)
  return school.call(withdraw, { id: pupil.id, version, reason: '监护人已签字声明' })
}
async function bringsIn(school: Person, rows: readonly Row[]) {
  const file = { name: '名册.csv', bytes: csv(rows) }
  const { body } = await school.call(roster.checkRoster, {}, { file })
  const done = await school.call(roster.commitBatch, { id: body.id })
  expect([done.message, done.body.state]).toEqual(['', 'committed'])
  return body.id
}

/** The counters that a trigger keeps, and the same counted anew from the records. */
async function countersAndRecount() {
  const counted = sql`season, org_path, state`
  const kept = await sql`
    select ${counted}, pupils, portraits, documents from class_tally
    where (pupils, portraits, documents) <> (0, 0, 0) order by 1, 2, 3`.execute(world.owner)
  const anew = await sql`
    select ${counted}, count(*)::int as pupils, sum(counts_as_picture(portrait))::int as portraits, sum(counts_as_picture(document))::int as documents
    from registration group by ${counted} order by 1, 2, 3`.execute(world.owner)
  return { kept: kept.rows, anew: anew.rows }
}
async function countersAreRight(after: string) {
  const { kept, anew } = await countersAndRecount()
  expect(kept, after).toEqual(anew)
}
async function closesFor(who: Person) {
  const { lines, total } = await countOf(who)
  for (const line of [...lines, total]) {
    const told = line.collected + line.returning + line.withdrawn + line.moved + line.open
    expect(told, line.name).toBe(line.rostered)
  }
  return total
}

describe('人数核对表: 名册人数 = 已采集 + 回户籍 + 放弃 + 转出 (notice 三.(一)3, 一.2; B7)', () => {
  it('closes once everybody is collected, returning, given up or moved, and not before', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [collected, home, gaveUp, untouched, moved] = await Promise.all(
      [1, 2, 3, 4, 5].map((serial) => pupilOf(world, serial, { school: SCHOOL })),
    )
    if (!collected || !home || !gaveUp || !untouched || !moved) throw new Error('five pupils')
    expect(await closesFor(school)).toMatchObject({ rostered: 5, open: 5, closes: false })

    await isPassed(await world.candidate(collected), collected, school)
    expect(await closesFor(school)).toMatchObject({ collected: 1, open: 4, closes: false })

    const she = await world.candidate(home)
    const { version } = await readOne(she, home)
    const turned = await she.call(registration.chooseTrack, { id: home.id, version, place: 'household' })
    expect(turned.message).toBe('')
    expect(await closesFor(school)).toMatchObject({ collected: 1, returning: 1, open: 3 })

    await confirms(await world.candidate(gaveUp), gaveUp, school)
    expect((await totalOf(school)).collected).toBe(2)
    expect((await givesUp(school, gaveUp)).message).toBe('')
    expect((await givesUp(school, untouched)).body.state).toBe('withdrawn')
    expect(await closesFor(school)).toMatchObject({ collected: 1, withdrawn: 2, open: 1, closes: false })

    await sql`update registration set state = 'transferred', version = version + 1 where registration_id = ${moved.id}`.execute(
      world.services.db,
    )
    expect(await closesFor(school)).toMatchObject({
      rostered: 5,
      collected: 1,
      returning: 1,
      withdrawn: 2,
      moved: 1,
      open: 0,
      closes: true,
    })
    await countersAreRight('the closing table')
  })

  it('lets one who gives up say so with the statement only, and after 17:00 on 25 March too', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [pupil, other] = [
      await pupilOf(world, 11, { school: SCHOOL }),
      await pupilOf(world, 12, { school: SCHOOL }),
    ]
    const { version } = await readOne(school, pupil)
    const unsaid = await school.call(withdraw, { id: pupil.id, version, reason: ' ' })
    expect(unsaid.code).toBe('REG-REASON-MISSING')
    await world.at(AFTERWARDS)
    const late = await givesUp(school, pupil)
    expect([late.message, late.body.stateName]).toEqual(['', '放弃报考'])
    await world.at(AT_SCHOOL)
    const she = await world.candidate(other)
    const own = await she.call(withdraw, { id: other.id, version: 1, reason: '不考了' })
    expect(own.status).toBe(403)
    const again = await givesUp(school, pupil)
    expect(again.code).toBe('STATE-NO-WAY')
    expect(await closesFor(school)).toMatchObject({ withdrawn: 3, open: 1, closes: false })
  })

  it('counts each class apart, and shows no school to another', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await pupilOf(world, 13, { school: SCHOOL, classNo: '02' })
    const { lines, total } = await countOf(school)
    expect(lines.map((l) => [l.code, l.rostered])).toEqual([
      [CLASS, 7],
      [`${SCHOOL}-0902`, 1],
    ])
    expect(total.rostered).toBe(8)
    const other = await world.staff('school-admin', '2141010002')
    expect((await other.call(headCount, { school: SCHOOL })).code).toBe('NOT-FOUND')
  })
})

describe('检查、督促进度: counters are a recount at any moment (notice 三.(一)1; K1)', () => {
  it('after pass, undo, return, sealing, a picture, turning home and back', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 21, { school: SCHOOL })
    const { id } = pupil
    const she = await world.candidate(pupil)
    const states = async () => (await school.call(progress, { org: SCHOOL })).body.org.states
    const before = await states()
    const passed = await isPassed(she, pupil, school)
    await countersAreRight('pass')
    const undone = await school.call(registration.undoReview, { id, version: passed.version })
    expect(undone.body.state).toBe('confirmed')
    await countersAreRight('undo')
    const back = await school.call(registration.review, {
      id,
      version: undone.body.version,
      verdict: 'return',
      fields: [{ field: 'basic.phone', reason: '打不通' }],
    })
    expect(back.body.state).toBe('filling')
    await countersAreRight('return')
    const regretted = await school.call(registration.undoReview, { id, version: back.body.version })
    expect(regretted.body.state).toBe('confirmed')
    const there = await she.call(registration.chooseTrack, {
      id,
      version: regretted.body.version,
      place: 'household',
    })
    await she.call(registration.chooseTrack, { id, version: there.body.version, place: 'school' })
    await bringsPortrait(school, pupil)
    await countersAreRight('home and back, and a new picture')
    const { version } = await readOne(she, pupil)
    const again = await she.call(registration.confirm, { id, version })
    expect(again.message).toBe('')
    await school.call(registration.review, { id, version: again.body.version, verdict: 'pass' })
    await school.call(papers.printForm, { id })
    const sheet = await sheetOf(school, pupil, CLASS)
    await school.call(papers.signSheet, { id: sheet.id, candidate: 'signed', guardian: 'signed' })
    await countersAreRight('sealing')
    const after = await states()
    expect(after['sealed']).toBe((before['sealed'] ?? 0) + 1)
    expect(after['rostered']).toBe((before['rostered'] ?? 0) - 1)
    await closesFor(school)
  })

  it('after a batch, a change of class by the register, and the roll-back of both', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const before = await totalOf(school)
    await bringsIn(school, [pupilRow(31), pupilRow(32)])
    await countersAreRight('a batch')
    expect((await closesFor(school)).rostered).toBe(before.rostered + 2)
    const second = await bringsIn(school, [pupilRow(31, { 班级: '3班' }), pupilRow(32), pupilRow(33)])
    await countersAreRight('a change of class')
    const classes = (await countOf(school)).lines.map((l) => [l.code, l.rostered])
    expect(classes).toContainEqual([`${SCHOOL}-0903`, 1])
    const back = await school.call(roster.rollBackBatch, { id: second })
    expect(back.body.state).toBe('rolledBack')
    await countersAreRight('roll-back')
    expect((await closesFor(school)).rostered).toBe(before.rostered + 2)
  })

  it('after a batch that is refused, and a roll-back that is refused: nothing is counted', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const batch = await bringsIn(school, [pupilRow(41)])
    const held = await world.owner
      .selectFrom('person_alias')
      .innerJoin('registration', 'registration.person_id', 'person_alias.person_id')
      .select('registration.registration_id')
      .where('person_alias.index', '=', world.services.keys.index(madeUpNumber(41)))
      .executeTakeFirstOrThrow()
    const gone = await school.call(withdraw, {
      id: held.registration_id,
      version: 1,
      reason: '监护人已签字声明',
    })
    expect(gone.body.state).toBe('withdrawn')
    const before = await countersAndRecount()
    expect((await school.call(roster.rollBackBatch, { id: batch })).code).toBe('ROSTER-BUILT-ON')
    expect(await countersAndRecount()).toEqual(before)
    await countersAreRight('a refused roll-back')
  })

  it('after many acts at the same moment', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupils = await Promise.all(
      Array.from({ length: 8 }, (_, i) => pupilOf(world, 50 + i, { school: SCHOOL, classNo: '04' })),
    )
    const replies = await Promise.all(
      pupils.map((pupil, i) => (i % 2 === 0 ? givesUp(school, pupil) : bringsPortrait(school, pupil))),
    )
    for (const reply of replies) expect('status' in reply ? reply.status : 200).toBe(200)
    await countersAreRight('eight at once')
    const line = (await countOf(school)).lines.find((l) => l.code === `${SCHOOL}-0904`)
    expect(line).toMatchObject({ rostered: 8, withdrawn: 4, open: 4 })
  })
})
