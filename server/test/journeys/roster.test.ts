import * as api from '@zhongzhao/api/roster'
import { readRegistration } from '@zhongzhao/api/registration'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { csv, madeUpNumber, pupilRow, type Row } from '../roster-file.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const { db } = world.services
const SCHOOL = '2141010001'
const { prefix, serialDigits } = world.services.packs.current.registrationNumber.value
const NUMBER = new RegExp(`^${prefix}\\d{${serialDigits}}$`)

async function check(person: Person, rows: readonly Row[], school?: string) {
  const file = { name: '名册.csv', bytes: csv(rows) }
  return person.call(api.checkRoster, school === undefined ? {} : { school }, { file })
}
async function bringIn(person: Person, rows: readonly Row[]) {
  const { body } = await check(person, rows)
  return person.call(api.commitBatch, { id: body.id })
}
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)).rows[0]?.n ?? 0
const tables = ['person', 'person_key', 'person_alias', 'registration', 'roster_entry', 'active_registration']
const register = async () => Promise.all(tables.map(count))

/** The registration of a number. */
async function found(number: string) {
  const { rows } = await sql<{
    id: string
    org: string
    name: string
    version: number
    person: string
    number: string
  }>`
    select r.registration_id as id, r.org_path as org, r.name, r.version, r.person_id as person, r.number from person_alias a join registration r using (person_id)
    where a.kind = 'idNumber' and a.index = ${world.services.keys.index(number)}`.execute(db)
  return rows[0]
}

describe('the school brings in its roster (notice 二.2: 学籍信息由学校导入)', () => {
  it('keeps nothing before it is told to, then everything', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const before = await register()
    const checked = await check(school, [pupilRow(1), pupilRow(2), pupilRow(3)])
    expect(checked.body.state).toBe('checked')
    expect(checked.body.counts).toMatchObject({ new: 3, refused: 0, same: 0, changed: 0, conflict: 0 })
    expect(checked.body.may).toEqual(['commit'])
    expect(await register()).toEqual(before)

    const committed = await school.call(api.commitBatch, { id: checked.body.id })
    expect(committed.body).toMatchObject({ state: 'committed', may: ['rollBack'] })
    const pupil = await found(madeUpNumber(1))
    expect(pupil).toMatchObject({
      org: `41/4101/410105/${SCHOOL}/${SCHOOL}-0901`,
      name: '王示例乙',
      version: 1,
      number: expect.stringMatching(NUMBER) as string,
    })
    const [klass] = (
      await sql<{ name: string }>`select name from org where code = ${`${SCHOOL}-0901`}`.execute(db)
    ).rows
    expect(klass?.name).toBe('九年级1班')
    const seen = await school.call(readRegistration, { id: pupil?.id ?? '' })
    expect(seen.body.sections['basic']?.[0]).toMatchObject({ name: '王示例乙', sex: '1', ethnicGroup: '01' })
    expect(seen.body.sections['guardians']?.[0]).toMatchObject({
      kind: 'person',
      name: '王家长',
      relation: '51',
    })
    expect(seen.body.roster['basic']?.[0]).toMatchObject({ name: '王示例乙' })
  })

  it('tells the same file as the same, and has nothing to bring in', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const again = await check(school, [pupilRow(1), pupilRow(2), pupilRow(3)])
    expect(again.body.counts).toMatchObject({ new: 0, same: 3, changed: 0 })
    expect(again.body.may).toEqual([])
    expect((await school.call(api.commitBatch, { id: again.body.id })).code).toBe('ROSTER-NOTHING')
  })

  it('lists who is held and missing from the file, and changes nothing of them', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { body } = await check(school, [pupilRow(1), pupilRow(3)])
    expect(body.counts).toMatchObject({ same: 2, missing: 1 })
    const { body: rows } = await school.call(api.batchRows, { id: body.id, kind: 'missing' })
    expect(rows.rows.map((r) => r.name)).toEqual(['王示例丙'])
  })

  it('gives each bad row its column, covered value and what to do, and imports the others', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const wrong = madeUpNumber(11).slice(0, 17) + (madeUpNumber(11).endsWith('1') ? '2' : '1')
    const bad: readonly Row[] = [
      { 姓名: '' },
      { 性别: '' },
      { 性别: '男女' },
      { 身份证件号: '' },
      { 身份证件号: '4.10199200703140E+17' },
      { 身份证件号: wrong },
      { 身份证件号: '410199070314011' },
      { 身份证件号: '4101992007031401' },
      { 身份证件号: '41019920070230011X' },
      { 身份证件号: '41019920O703140111' },
      { 身份证件类型: '学生证' },
      { 出生日期: '三月十四' },
      { 民族: '火星族' },
      { 学校标识码: '' },
      { 学校标识码: '2141010003' },
      { 学校标识码: '9999999999' },
      { 出生日期: '2007-02-30' },
      { 年级: '七年级' },
      { 年级: '高一' },
      { 学校标识码: '二一四一' },
    ]
    const rows = [...bad.map((over, i) => pupilRow(100 + i, over)), pupilRow(150)]
    const { body } = await check(await world.staff('county-admin', '410105'), rows)
    expect(body.counts).toMatchObject({ new: 1, refused: 20 })
    const county = await world.staff('county-admin', '410105')
    const listed = await county.call(api.batchRows, { id: body.id, kind: 'refused' })
    expect(listed.body.rows).toHaveLength(20)
    for (const row of listed.body.rows) {
      expect(row.problems[0]?.message, `row ${row.row}`).toMatch(/请|删/)
      const [problem] = row.problems
      if (problem?.column !== '学校标识码') expect(problem?.value, `row ${row.row}`).not.toMatch(/\d{9}/)
    }
    const sheet = await county.call(api.refusedRows, { id: body.id })
    expect(sheet.bytes.subarray(0, 2).toString()).toBe('PK')
    const again = await county.call(api.checkRoster, {}, { file: { name: '改正.xlsx', bytes: sheet.bytes } })
    expect(again.body.counts).toMatchObject({ refused: 20, new: 0 })
    expect((await school.call(api.readBatch, { id: body.id })).code).toBe('NOT-FOUND')
  })

  it('refuses both rows that say different things of one number, and takes one pupil from two that agree', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { body } = await check(school, [
      pupilRow(201),
      pupilRow(202),
      pupilRow(201, { 姓名: '王另一个' }),
      pupilRow(202),
      pupilRow(203),
    ])
    expect(body.counts).toMatchObject({ new: 2, refused: 2, same: 1, suspect: 1 })
    const refused = await school.call(api.batchRows, { id: body.id, kind: 'refused' })
    expect(refused.body.rows.map((r) => [r.row, r.problems[0]?.code])).toEqual([
      [1, 'ROSTER-ID-TWICE'],
      [3, 'ROSTER-ID-TWICE'],
    ])
    const sheet = await school.call(api.refusedRows, { id: body.id })
    expect(sheet.bytes.length).toBeGreaterThan(1000)
  })
})

describe('a batch on which others have built (notice 二.2, B1)', () => {
  it.each([
    [
      'a claim, made by nobody: from a list above',
      'claim',
      sql`insert into claim (claim_id, season, registration_id, person_id, kind, state, step, office_path, since, due, proposal, claimed_at)
        select gen_random_uuid(), season, registration_id, person_id, 'bonus', 'waiting', 'city', '41/4101', now(), now(), 'meets', now()`,
    ],
    [
      'a mark of the evaluation',
      'evaluation',
      sql`insert into evaluation (registration_id, marks, entered_by, entered_at) select registration_id, '{}', '{}', now()`,
    ],
  ])('stays, and says how many: %s', async (_, table, built) => {
    const school = await world.staff('school-admin', SCHOOL)
    const serial = table === 'claim' ? 601 : 603
    const { body } = await bringIn(school, [pupilRow(serial), pupilRow(serial + 1)])
    const pupil = await found(madeUpNumber(serial))
    await sql`${built} from registration where registration_id = ${pupil?.id ?? ''}`.execute(world.owner)
    const back = await school.call(api.rollBackBatch, { id: body.id })
    expect([back.code, back.message]).toEqual([
      'ROSTER-BUILT-ON',
      '这一批已有 1 名考生开始填报，或已有照片、申报、评价、预约等办理记录，不能整批撤销。请逐个处理。',
    ])
    expect(await found(madeUpNumber(serial))).toEqual(pupil)
    await sql`delete from ${sql.table(table)} where registration_id = ${pupil?.id ?? ''}`.execute(world.owner)
    expect((await school.call(api.rollBackBatch, { id: body.id })).body.state).toBe('rolledBack')
    expect(await found(madeUpNumber(serial))).toBeUndefined()
  })
})

describe('a county brings in one file for all its schools (notice 三.(一)2: 导入基础数据)', () => {
  it('is split by school code; schools of others are refused with a sentence', async () => {
    const county = await world.staff('county-admin', '410105')
    const rows = [
      pupilRow(301),
      pupilRow(302, { 学校标识码: '2141010002', 班级: '三班', 年级: '8' }),
      pupilRow(303, { 学校标识码: '2141010003' }),
    ]
    const { body } = await check(county, rows)
    expect(body.counts).toMatchObject({ new: 2, refused: 1 })
    expect(body.schools.map((s) => [s.code, s.rows])).toEqual([
      ['2141010001', 1],
      ['2141010002', 1],
      ['2141010003', 1],
    ])
    expect((await county.call(api.commitBatch, { id: body.id })).body.state).toBe('committed')
    const eighth = await found(madeUpNumber(302))
    expect(eighth?.org).toBe('41/4101/410105/2141010002/2141010002-0803')
    const other = await world.staff('school-admin', '2141010002')
    expect(
      (await other.call(readRegistration, { id: (await found(madeUpNumber(301)))?.id ?? '' })).code,
    ).toBe('NOT-FOUND')
  })

  it('never takes a pupil from another school: a person settles that', async () => {
    const other = await world.staff('school-admin', '2141010002')
    const { body } = await check(other, [pupilRow(301, { 学校标识码: '2141010002' })])
    expect(body.counts).toMatchObject({ conflict: 1, new: 0 })
    const { body: rows } = await other.call(api.batchRows, { id: body.id, kind: 'conflict' })
    expect(rows.rows[0]?.problems[0]?.code).toBe('SYNC-ELSEWHERE')
    expect(JSON.stringify(rows)).not.toContain('示例一中')
  })

  it('asks when the class already has that name under another number', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await bringIn(school, [pupilRow(401, { 姓名: '王独一' })])
    const { body } = await check(school, [pupilRow(403, { 姓名: '王独一' })])
    expect(body.counts).toMatchObject({ conflict: 1, new: 0 })
  })
})
