import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enterCandidate } from '@zhongzhao/api/assisted'
import * as api from '@zhongzhao/api/office-tables'
import { beijing } from '@zhongzhao/domain/base/time'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { GRADUATE, OUTSIDE, SOCIAL } from '../codes.ts'
import { readSheet, rowsOf } from '../../src/platform/sheets.ts'
import { takeDaily } from '../../src/progress/daily.ts'
import { AT_SCHOOL, dayOf, daysAfter, pack } from '../moments.ts'
import { POINT, basicOf, twoPoints } from '../named-points.ts'
import { textOf } from '../pdf-text.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { confirms, isPassed, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const SCHOOL = '2141010001'
const world = await smallProvince()
const school = await world.staff('school-admin', SCHOOL)
const otherSchool = await world.staff('school-admin', '2141010002')
const county = await world.staff('county-admin', '410105')
const teacher = await world.staff('school-reviewer', SCHOOL)
const [first, second, third] = await Promise.all([1, 2, 3].map((n) => pupilOf(world, n, { school: SCHOOL })))
if (first === undefined || second === undefined || third === undefined) throw new Error('three pupils')
await isPassed(await world.candidate(first), first, school)

const folder = mkdtempSync(join(tmpdir(), 'zz-tables-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const CLASS = `${SCHOOL}-0901`
type Table = 'roll' | 'proof' | 'portraits'

async function cellsOf(bytes: Buffer) {
  const path = join(folder, `${crypto.randomUUID()}.xlsx`)
  writeFileSync(path, bytes)
  const sheet = await readSheet(path)
  return { header: sheet.header, rows: (await rowsOf(sheet)).map(({ cells }) => [...cells]) }
}
const paperOf = async (bytes: Buffer) => (await textOf(bytes)).join('').replaceAll(/\s/g, '')
const classTable = (who: Person, table: Table, format: 'xlsx' | 'pdf') =>
  who.call(api.classTable, { class: CLASS, table, format })

describe('the tables an office lives by (notice 三.(一)3; K9)', () => {
  it('花名册、信息校对表、照片核对表 of a class, in class order, with who signs below', async () => {
    for (const [table, title] of [
      ['roll', '花名册'],
      ['proof', '信息校对表'],
      ['portraits', '照片核对表'],
    ] as const) {
      const text = await paperOf((await classTable(school, table, 'pdf')).bytes)
      for (const said of [title, '填报单位（盖章）：金水区示例一中', '填表人', '审核人', '日期'])
        expect(text).toContain(said)
      const names = [first, second, third].map(({ name }) => text.indexOf(name.replaceAll(/\s/g, '')))
      expect(
        names.every((at) => at >= 0),
        table,
      ).toBe(true)
      expect(names, table).toEqual(names.toSorted((a, b) => a - b))
    }
  })

  it('numbers stand in full only where they are proofread on paper', async () => {
    const proof = await paperOf((await classTable(school, 'proof', 'pdf')).bytes)
    expect(proof).toContain(first.idNumber)
    for (const table of ['roll', 'proof', 'portraits'] as const) {
      const { rows } = await cellsOf((await classTable(school, table, 'xlsx')).bytes)
      expect(JSON.stringify(rows)).toContain(first.number)
      expect(JSON.stringify(rows)).not.toContain(first.idNumber)
    }
    const roll = await paperOf((await classTable(school, 'roll', 'pdf')).bytes)
    expect(roll).not.toContain(first.idNumber)
    const portraits = await cellsOf((await classTable(school, 'portraits', 'xlsx')).bytes)
    expect(portraits.rows.slice(0, 3).map((row) => row[3])).toEqual(['已采集', '未采集', '未采集'])
  })

  it('are the school’s; that they left stands in the history of each pupil', async () => {
    expect((await classTable(otherSchool, 'roll', 'xlsx')).status).toBe(404)
    expect((await classTable(teacher, 'roll', 'xlsx')).status).toBe(403)
    const told = await world.owner
      .selectFrom('event')
      .select('registration_id')
      .where('kind', '=', 'table.printed')
      .execute()
    expect(new Set(told.map((one) => one.registration_id)).size).toBe(3)
  })

  it('报名统计表 of more than one table can count is asked for by place below, and says so', async () => {
    const province = await world.staff('province-admin', '41')
    const asks = (org: string) => province.call(api.statisticsTable, { org, format: 'xlsx' })
    expect((await asks('41')).status).toBe(200)
    // As the counters stand over a city with very many.
    await sql`insert into class_tally (season, org_path, state, pupils)
      values (${pack.season}, '41/4103/410302/x', 'rostered', 200001)`.execute(world.owner)
    const refused = await asks('41')
    expect([refused.code, refused.message]).toEqual([
      'STATISTICS-MANY',
      expect.stringContaining('请先选择一个下级单位'),
    ])
    expect((await asks('410105')).status).toBe(200)
    await sql`delete from class_tally where org_path = '41/4103/410302/x'`.execute(world.owner)
  })

  it('报名统计表: school × sex, ethnic group, 应往届, household; every column sums', async () => {
    const { header, rows } = await cellsOf(
      (await county.call(api.statisticsTable, { org: '410105', format: 'xlsx' })).bytes,
    )
    expect(header.slice(0, 5)).toEqual(['序号', '单位', '合计', '男', '女'])
    const [line, total] = rows
    expect(line?.slice(1, 3)).toEqual(['金水区示例一中', '3'])
    expect([total?.[1], total?.[2]]).toEqual(['合计', '3'])
    const at = (title: string) => Number(line?.[header.indexOf(title)])
    expect(at('男') + at('女')).toBe(3)
    expect(at('汉族') + at('少数民族')).toBe(3)
    expect([at('应届'), at('往届、社会')]).toEqual([3, 0])
    expect(at('非农业户口') + at('农业户口') + at('户口性质未填')).toBe(3)
    expect((await otherSchool.call(api.statisticsTable, { org: SCHOOL, format: 'xlsx' })).code).toBe(
      'NOT-FOUND',
    )
    const text = await paperOf(
      (await county.call(api.statisticsTable, { org: '410105', format: 'pdf' })).bytes,
    )
    expect(text).toContain('报名统计表')
  })

  it('日报 is taken at 17:00 and once, and says what came since the one before', async () => {
    const [today, tomorrow] = [dayOf(AT_SCHOOL), dayOf(daysAfter(AT_SCHOOL, 1))]
    await pupilOf(world, 90, { school: SCHOOL, classNo: '02' })
    expect(await takeDaily(world.services, beijing(`${today}T16:59:59`))).toBe(0)
    expect((await county.call(api.dailyReport, { org: '410105' })).body).toEqual({ days: [] })
    const at = beijing(`${today}T17:00`)
    expect(
      (await Promise.all([takeDaily(world.services, at), takeDaily(world.services, at)])).toSorted(),
    ).toEqual([0, 1])
    await confirms(await world.candidate(second), second, school)
    expect(await takeDaily(world.services, beijing(`${today}T23:59`))).toBe(0)
    const lines = async (day?: string) =>
      (
        await county.call(api.dailyReport, { org: '410105', ...(day === undefined ? {} : { day }) })
      ).body.report?.lines.map(
        ({ name, expected, started, confirmed, checked, newlyConfirmed, newlyChecked }) => [
          name,
          expected,
          started,
          confirmed,
          checked,
          newlyConfirmed,
          newlyChecked,
        ],
      )
    // What came after 17:00 stands in the next one.
    expect(await lines()).toEqual([['金水区示例一中', 4, 1, 1, 1, 1, 1]])
    expect(await takeDaily(world.services, beijing(`${tomorrow}T17:00:30`))).toBe(1)
    expect(await lines()).toEqual([['金水区示例一中', 4, 2, 2, 1, 1, 0]])
    expect(await lines(today)).toEqual([['金水区示例一中', 4, 1, 1, 1, 1, 1]])
    expect((await county.call(api.dailyReport, { org: '410105', day: `${pack.year - 1}-01-01` })).code).toBe(
      'DAILY-NONE',
    )
    // A school reads its classes, in class order; the same day, the same sum.
    const own = (await school.call(api.dailyReport, { org: SCHOOL })).body
    expect(own.days).toEqual([tomorrow, today])
    expect(own.report?.lines.map((line) => [line.name, line.expected, line.newlyConfirmed])).toEqual([
      ['九年级1班', 3, 1],
      ['九年级2班', 1, 0],
    ])
    const asked = { org: SCHOOL, day: tomorrow, format: 'xlsx' } as const
    const [header, ...classes] = (await cellsOf((await school.call(api.dailyTable, asked)).bytes)).rows
    expect([header?.[1], classes[0]?.[1]]).toEqual(['九年级1班', '九年级2班'])
    expect((await school.call(api.dailyReport, { org: '410105' })).code).toBe('NOT-FOUND')
    const sheet = await county.call(api.dailyTable, { org: '410105', day: today, format: 'xlsx' })
    expect((await cellsOf(sheet.bytes)).rows[0]?.slice(1, 4)).toEqual(['金水区示例一中', '4', '1'])
    const paper = await paperOf(
      (await county.call(api.dailyTable, { org: '410105', day: today, format: 'pdf' })).bytes,
    )
    expect(paper).toContain('信息采集日报')
  })

  it('报名统计表: whom a point typed in counts as the category says, 应届 or 往届、社会', async () => {
    await twoPoints(world)
    const clerk = await world.staff('school-admin', POINT)
    const enters = (serial: number, category: string, papers: string[]) => {
      const basic = basicOf(madeUpName(serial), madeUpNumber(serial, '20030314'))
      return clerk.call(enterCandidate, { org: POINT, category, papers, basic })
    }
    for (const entered of [
      await enters(401, SOCIAL.category, SOCIAL.papers),
      await enters(402, GRADUATE.category, GRADUATE.papers),
      await enters(403, OUTSIDE.category, OUTSIDE.papers),
    ])
      expect(entered.message).toBe('')
    const above = await world.staff('county-admin', '410102')
    const { header, rows } = await cellsOf(
      (await above.call(api.statisticsTable, { org: '410102', format: 'xlsx' })).bytes,
    )
    const line = rows.find((row) => row[1] === '中原区指定报名点')
    expect(['合计', '应届', '往届、社会'].map((title) => line?.[header.indexOf(title)])).toEqual([
      '3',
      '1',
      '2',
    ])
  })
})
