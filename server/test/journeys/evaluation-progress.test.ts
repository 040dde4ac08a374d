import { changeClass } from '@zhongzhao/api/actual-class'
import * as api from '@zhongzhao/api/evaluation'
import { readRegistration } from '@zhongzhao/api/registration'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { readSheet, rowsOf } from '../../src/platform/sheets.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { all, entersAll, gridOf, rowOf, signs } from '../evaluating.ts'
import { EVALUATING } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { pupilOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince(EVALUATING)
const SCHOOL = '2141010001'
const OTHER = '2141010002'
const [ONE, TWO] = [`${SCHOOL}-0901`, `${SCHOOL}-0902`]
const pupils = [1, 2, 3, 4].map((n) => pupilOf(world, n, { school: SCHOOL, classNo: n < 4 ? '01' : '02' }))
const [first, second] = await Promise.all(pupils)
if (first === undefined || second === undefined) throw new Error('nobody')
await pupilOf(world, 9, { school: OTHER })
const school = await world.staff('school-admin', SCHOOL)
const head = await world.staff('school-head', SCHOOL)
const teacher = await world.staff('class-teacher', ONE)
const county = await world.staff('county-admin', '410105')
const city = await world.staff('city-admin', '4101')

/** The counters are what counting anew gives. */
async function countersAreARecount() {
  const counted = await sql`
    select org_path, grade::int as grade, count(*)::int as pupils, count(*) filter (where e.marks <> '{}')::int as entered,
      count(*) filter (where e.complete)::int as complete, count(*) filter (where e.signed is not null)::int as signed
    from registration r left join evaluation e using (registration_id)
    where r.state not in ('withdrawn', 'superseded') group by 1, 2 order by 1, 2`.execute(world.owner)
  const kept = await sql`
    select org_path, grade::int as grade, pupils, entered, complete, signed from evaluation_tally
    where (pupils, entered, complete, signed) <> (0, 0, 0, 0) order by 1, 2`.execute(world.owner)
  expect(kept.rows).toEqual(counted.rows)
}

async function lineOf(who = county, code = SCHOOL, org = '410105') {
  const { below } = (await who.call(api.evaluationOverview, { org })).body
  const found = below.find((line) => line.code === code)
  if (found === undefined) throw new Error('no line')
  return found
}
const classesOf = async () => (await lineOf()).classes
async function moves(id: string, klass: string) {
  const { version } = (await school.call(readRegistration, { id })).body
  return school.call(changeClass, { id, version, class: klass, guest: false })
}

it('督促进度 (三.(一)1): a class is untouched, under way, ready, signed; its school and the offices above are counted with it', async () => {
  expect(await classesOf()).toEqual({ untouched: 2, entering: 0, ready: 0, signed: 0 })
  expect((await lineOf()).schools).toEqual({ untouched: 1, underWay: 0, signed: 0 })
  const grid = await gridOf(teacher, ONE)
  const one = [rowOf(grid, first.id, all(1))]
  expect((await teacher.call(api.saveEvaluation, { class: ONE, rows: one })).message).toBe('')
  expect(await classesOf()).toEqual({ untouched: 1, entering: 1, ready: 0, signed: 0 })
  await entersAll(teacher, ONE)
  expect(await lineOf()).toMatchObject({ classes: { ready: 1, untouched: 1 }, complete: 3, published: 0 })
  expect((await signs(head, SCHOOL, ONE)).message).toBe('')
  const now = await lineOf()
  expect([now.classes.signed, now.schools, now.published]).toEqual([
    1,
    { untouched: 0, underWay: 1, signed: 0 },
    3,
  ])
  // The city counts the county's schools; the other school has not begun.
  expect(await lineOf(city, '410105', '4101')).toMatchObject({
    schools: { untouched: 1, underWay: 1, signed: 0 },
    classes: { untouched: 2, signed: 1 },
    pupils: 5,
  })
  await countersAreARecount()
})

it('a pupil who moves is counted where he sits, with what was entered; also when he moves while he is graded', async () => {
  expect((await moves(first.id, TWO)).message).toBe('')
  await countersAreARecount()
  expect(await lineOf()).toMatchObject({ pupils: 4, complete: 3, published: 3 })
  for (const round of [1, 2, 3, 4]) {
    const grid = await gridOf(school, TWO)
    const rows = grid.pupils.map(({ id }) => rowOf(grid, id, all(round % 2 === 0 ? 1 : 2)))
    const mover = grid.pupils.find(({ id }) => id !== first.id)?.id ?? first.id
    await Promise.all([
      school.call(api.saveEvaluation, { class: TWO, rows }),
      moves(mover, round % 2 === 0 ? TWO : ONE),
      moves(second.id, round % 2 === 0 ? ONE : TWO),
    ])
    await countersAreARecount()
  }
})

it('goes out as a table to be signed, and as a sheet with the same figures', async () => {
  const { below } = (await county.call(api.evaluationOverview, { org: '410105' })).body
  const pdf = await county.call(api.printEvaluations, { org: '410105', format: 'pdf' })
  const words = (await textOf(pdf.bytes)).join('').replaceAll(/\s/g, '')
  for (const said of ['综合素质评价进度表', '填报单位（盖章）：金水区', '填表人', '审核人', '合计'])
    expect(words).toContain(said)
  const xlsx = await county.call(api.printEvaluations, { org: '410105', format: 'xlsx' })
  const file = join(world.services.config.dataDir, 'evaluation-progress.xlsx')
  writeFileSync(file, xlsx.bytes)
  const rows = (await rowsOf(await readSheet(file))).map(({ cells }) => cells)
  for (const line of below) {
    const row = rows.find(([name]) => name === line.name)
    expect(row?.[8]).toBe(String(line.pupils))
    expect(row?.[7]).toBe(String(line.classes.signed))
  }
  expect((await teacher.call(api.printEvaluations, { org: '410105', format: 'pdf' })).code).toBe('NOT-FOUND')
})
