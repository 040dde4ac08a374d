import * as papers from '@zhongzhao/api/papers'
import { reopenEvaluation } from '@zhongzhao/api/evaluation'
import { readRegistration } from '@zhongzhao/api/registration'
import { expect, it } from 'vitest'
import {
  all,
  entersAll,
  failing,
  gradeTitleOf,
  gridOf,
  inTheEnd,
  rowOf,
  signs,
  COLUMNS,
} from '../evaluating.ts'
import { saveEvaluation } from '@zhongzhao/api/evaluation'
import type { Pupil } from '../enrol.ts'
import { AT_SCHOOL, EVALUATING } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { isPassed, pupilOf, sheetOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince(AT_SCHOOL)
const SCHOOL = '2141010001'
const CLASS = `${SCHOOL}-0901`
const school = await world.staff('school-admin', SCHOOL)
const head = await world.staff('school-head', SCHOOL)
// The class stands once somebody is in it.
await pupilOf(world, 9, { school: SCHOOL })
const teacher = await world.staff('class-teacher', CLASS)

/** The form as it comes out of the printer now, without spaces. */
async function paperOf({ id }: Pupil): Promise<string> {
  const { bytes, message } = await school.call(papers.printForm, { id })
  expect(message).toBe('')
  return (await textOf(bytes)).join('').replaceAll(/\s/g, '')
}
/** The title of the section stands before its row. */
const titles = COLUMNS.map(({ title }) => title)
  .join('')
  .concat('综合素质评价')
const gradesOf = (marks: Readonly<Record<string, string>>) =>
  COLUMNS.map(({ code }) => gradeTitleOf(code, marks[code])).join('')
const PENDING = COLUMNS.map(() => '待评定').join('')

async function signed(serial: number): Promise<Pupil> {
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  await isPassed(await world.candidate(pupil), pupil, school)
  expect(await paperOf(pupil)).toContain(`${titles}${PENDING}`)
  const sheet = await sheetOf(school, pupil, CLASS)
  const done = await school.call(papers.signSheet, { id: sheet.id, candidate: 'signed', guardian: 'signed' })
  expect(done.message).toBe('')
  return pupil
}

it('综合素质评价 comes after the signature: the signed sheet stays as it is, a print of that day shows the grades in force', async () => {
  const [pupil, other] = [await signed(1), await signed(2)]
  const before = await sheetOf(school, pupil, CLASS)
  const { state, version } = (await school.call(readRegistration, { id: pupil.id })).body

  await world.at(EVALUATING)
  await entersAll(teacher, CLASS, { [other.id]: failing })
  // Entered and not signed by the head: nobody's but the school's, on paper too.
  expect(await paperOf(pupil)).toContain(`${titles}${PENDING}`)
  expect((await signs(head, SCHOOL, CLASS)).message).toBe('')
  expect(await paperOf(pupil)).toContain(`${titles}${gradesOf(inTheEnd(all(1)))}`)

  const after = await sheetOf(school, pupil, CLASS)
  expect(after).toEqual(before)
  expect([after.state, after.standing]).toEqual(['signed', 'signed'])
  const now = (await school.call(readRegistration, { id: pupil.id })).body
  expect([now.state, now.version]).toEqual([state, version])
  // The same sheet again, under its number and its code: no second one to sign.
  const laid = await world.owner
    .selectFrom('sheet')
    .select('seal_code')
    .where('registration_id', '=', pupil.id)
    .execute()
  expect(laid.length).toBe(1)
  const asked = await school.call(papers.findSheet, { code: before.digits })
  expect([asked.body.number, asked.body.standing]).toEqual([before.number, 'signed'])
})

it('a class that is reopened keeps on paper what was signed until it is signed again', async () => {
  const grid = await gridOf(head, CLASS)
  const pupil = grid.pupils[1]
  if (pupil === undefined) throw new Error('nobody')
  const reopened = await head.call(reopenEvaluation, {
    class: CLASS,
    version: grid.version,
    reason: '录错一列',
  })
  expect(reopened.message).toBe('')
  const rows = [rowOf(await gridOf(teacher, CLASS), pupil.id, failing)]
  expect((await teacher.call(saveEvaluation, { class: CLASS, rows })).message).toBe('')
  expect(await paperOf(pupil as never)).toContain(`${titles}${gradesOf(inTheEnd(all(1)))}`)
  expect((await signs(head, SCHOOL, CLASS)).message).toBe('')
  expect(await paperOf(pupil as never)).toContain(gradesOf(inTheEnd({ ...all(1), ...failing })))
})
