import { changeClass } from '@zhongzhao/api/actual-class'
import * as papers from '@zhongzhao/api/papers'
import { headCount } from '@zhongzhao/api/progress'
import * as registration from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { csv, madeUpName, madeUpNumber, pupilRow, type Row } from '../roster-file.ts'
import { isPassed, pupilOf, sheetOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const [FIRST, SECOND, THIRD] = [`${SCHOOL}-0901`, `${SCHOOL}-0902`, `${SCHOOL}-0903`] as const

const read = async (who: Person, id: string) => (await who.call(registration.readRegistration, { id })).body
async function moves(who: Person, id: string, to: { class: string; guest?: boolean }) {
  const { version } = await read(who, id)
  return who.call(changeClass, { id, version, class: to.class, guest: to.guest ?? false })
}
async function dryRun(who: Person, rows: readonly Row[]) {
  const file = { name: '名册.csv', bytes: csv(rows) }
  return (await who.call(roster.checkRoster, {}, { file })).body
}
async function bringsIn(who: Person, rows: readonly Row[]) {
  const batch = await dryRun(who, rows)
  const done = await who.call(roster.commitBatch, { id: batch.id })
  expect([done.message, done.body.state]).toEqual(['', 'committed'])
  return batch
}
async function idOf(who: Person, serial: number): Promise<string> {
  const { lines } = (await who.call(registration.listRegistrations, { search: madeUpNumber(serial) })).body
  if (lines[0] === undefined) throw new Error(`no pupil ${serial}`)
  return lines[0].id
}
async function countersAreARecount() {
  const kept = await sql`
    select org_path, state, pupils, portraits, documents from class_tally
    where (pupils, portraits, documents) <> (0, 0, 0) order by 1, 2`.execute(world.owner)
  const anew = await sql`
    select org_path, state, count(*)::int as pupils, sum(counts_as_picture(portrait))::int as portraits, sum(counts_as_picture(document))::int as documents
    from registration group by 1, 2 order by 1, 2`.execute(world.owner)
  expect(kept.rows).toEqual(anew.rows)
}
async function heads(who: Person) {
  const { lines, total } = (await who.call(headCount, { school: SCHOOL })).body
  return { total, of: (code: string) => lines.find((line) => line.code === code) }
}

describe('实际班级 and 借读生 (B7)', () => {
  it('moves a pupil between two classes: both are counted anew, the register is named beside it', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 1, { school: SCHOOL })
    await pupilOf(world, 2, { school: SCHOOL, classNo: '02' })
    expect(await read(school, pupil.id)).toMatchObject({ class: { code: FIRST }, guest: false })
    expect(await read(school, pupil.id)).not.toHaveProperty('rosterClass')
    const moved = await moves(school, pupil.id, { class: SECOND, guest: true })
    expect([moved.message, moved.body.class, moved.body.rosterClass, moved.body.guest]).toEqual([
      '',
      { code: SECOND, name: '九年级2班' },
      { code: FIRST, name: '九年级1班' },
      true,
    ])
    await countersAreARecount()
    const { total, of } = await heads(school)
    expect(of(FIRST)).toBeUndefined()
    expect(of(SECOND)).toMatchObject({ rostered: 2, open: 2, guests: 1 })
    expect(total).toMatchObject({ rostered: 2, guests: 1 })
    const { events } = (await school.call(registration.history, { id: pupil.id })).body
    expect(events.map((e) => e.title)).toContain('学校调整班级')
    const { rows } = await sql<{ detail: unknown; fields: string[] }>`
      select detail, fields from event where registration_id = ${pupil.id} and kind = 'registration.classChanged'`.execute(
      world.owner,
    )
    expect(rows).toEqual([{ detail: { from: FIRST, to: SECOND, guest: 'elsewhere' }, fields: [] }])
  })

  it('changes hands with the class: the teacher of the one loses the pupil, of the other sees it', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [first, second] = [
      await world.staff('class-teacher', FIRST),
      await world.staff('class-teacher', SECOND),
    ]
    const pupil = await pupilOf(world, 3, { school: SCHOOL })
    const sees = async (who: Person) =>
      (await who.call(registration.readRegistration, { id: pupil.id })).status
    expect([await sees(first), await sees(second)]).toEqual([200, 404])
    await moves(school, pupil.id, { class: SECOND })
    expect([await sees(first), await sees(second)]).toEqual([404, 200])
  })

  it('refuses another school, the same class, and a version seen before somebody else saved', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const county = await world.staff('county-admin', '410105')
    const pupil = await pupilOf(world, 4, { school: SCHOOL })
    await pupilOf(world, 5, { school: '2141010002' })
    const elsewhere = { class: '2141010002-0901' }
    expect((await moves(school, pupil.id, elsewhere)).code).toBe('NOT-FOUND')
    expect((await moves(county, pupil.id, elsewhere)).code).toBe('REG-CLASS-ELSEWHERE')
    expect((await moves(school, pupil.id, { class: FIRST })).code).toBe('REG-CLASS-SAME')
    expect((await moves(school, pupil.id, { class: SCHOOL })).code).toBe('NOT-FOUND')
    const late = { id: pupil.id, version: 0, class: SECOND, guest: false }
    expect((await school.call(changeClass, late)).code).toBe('VERSION-STALE')
  })

  it('makes a printed form stale, and is refused once the new one is signed', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 11, { school: SCHOOL })
    await isPassed(await world.candidate(pupil), pupil, school)
    await school.call(papers.printForm, { id: pupil.id })
    expect((await sheetOf(school, pupil, FIRST)).standing).toBe('current')
    const moved = await moves(school, pupil.id, { class: SECOND })
    expect(moved.body.state).toBe('checked')
    const old = await sheetOf(school, pupil, SECOND)
    expect(old.standing).toBe('stale')
    const signed = { candidate: 'signed', guardian: 'signed' } as const
    expect((await school.call(papers.signSheet, { id: old.id, ...signed })).code).toBe('REG-PAPER-STALE')
    await school.call(papers.printForm, { id: pupil.id })
    const sheet = await sheetOf(school, pupil, SECOND)
    expect((await school.call(papers.signSheet, { id: sheet.id, ...signed })).message).toBe('')
    const late = await moves(school, pupil.id, { class: FIRST })
    expect([late.status, late.code]).toEqual([409, 'STATE-NO-WAY'])
    expect((await read(school, pupil.id)).class.code).toBe(SECOND)
    await countersAreARecount()
  })
})

describe('the register is synchronised again (B3)', () => {
  it('leaves the pupil where the school put it while the register names the class it named', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await bringsIn(school, [pupilRow(21), pupilRow(22, { 班级: '3班' })])
    const id = await idOf(school, 21)
    await moves(school, id, { class: THIRD })
    expect((await dryRun(school, [pupilRow(21), pupilRow(22, { 班级: '3班' })])).counts).toMatchObject({
      changed: 0,
      conflict: 0,
    })
    // Something else changed upstream: that is taken, the class is not.
    const renamed = pupilRow(21, { 姓名: '王改名' })
    await bringsIn(school, [renamed, pupilRow(22, { 班级: '3班' })])
    const after = await read(school, id)
    expect(after.sections['basic']?.[0]?.['name']).toBe('王改名')
    expect([after.class.code, after.rosterClass?.code]).toEqual([THIRD, FIRST])
    await countersAreARecount()
  })

  it('follows the register once it names another class, and is of one mind when it names the actual one', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await bringsIn(school, [pupilRow(31), pupilRow(32, { 班级: '3班' })])
    const id = await idOf(school, 31)
    await moves(school, id, { class: THIRD })
    await bringsIn(school, [pupilRow(31, { 班级: '3班' }), pupilRow(32, { 班级: '3班' })])
    const agreed = await read(school, id)
    expect(agreed.class.code).toBe(THIRD)
    expect(agreed).not.toHaveProperty('rosterClass')
    const last = await bringsIn(school, [pupilRow(31, { 班级: '2班' }), pupilRow(32, { 班级: '3班' })])
    expect((await read(school, id)).class.code).toBe(SECOND)
    await countersAreARecount()
    const back = await school.call(roster.rollBackBatch, { id: last.id })
    expect(back.body.state).toBe('rolledBack')
    expect((await read(school, id)).class.code).toBe(THIRD)
    expect(await read(school, id)).not.toHaveProperty('rosterClass')
    await countersAreARecount()
  })

  it('does not take back a batch that put a pupil in, once the school has moved it', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const batch = await bringsIn(school, [pupilRow(41, { 姓名: madeUpName(41) })])
    await moves(school, await idOf(school, 41), { class: SECOND })
    expect((await school.call(roster.rollBackBatch, { id: batch.id })).code).toBe('ROSTER-BUILT-ON')
  })
})
