import * as api from '@zhongzhao/api/evaluation'
import { expect, it } from 'vitest'
import { ENTERED, all, dimensionAt, entersAll, gradeAt, gridOf, rowOf, signs } from '../evaluating.ts'
import { EVALUATING } from '../moments.ts'
import { pupilOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince(EVALUATING)
const SCHOOL = '2141010001'
const klasses = ['01', '02', '03'].map((no) => `${SCHOOL}-09${no}`)
const [one = '', two = '', three = ''] = klasses
for (const classNo of ['01', '02', '03'])
  for (const n of [0, 1]) await pupilOf(world, Number(classNo) * 10 + n, { school: SCHOOL, classNo })
const [BOTH, MINE, THEIRS] = [dimensionAt(0), dimensionAt(1), dimensionAt(2)]
const school = await world.staff('school-admin', SCHOOL)
const head = await world.staff('school-head', SCHOOL)

it('two teachers at one class: each keeps what the other has not touched, and is told of the one cell that both wrote (notice 二.2(4))', async () => {
  const teacher = await world.staff('class-teacher', one)
  const seen = await gridOf(teacher, one)
  const [first, second] = seen.pupils
  if (first === undefined || second === undefined) throw new Error('nobody')
  const saves = (who: typeof teacher, rows: readonly ReturnType<typeof rowOf>[]) =>
    who.call(api.saveEvaluation, { class: one, rows: [...rows] })
  const [mine, theirs] = await Promise.all([
    saves(teacher, [
      rowOf(seen, first.id, { [BOTH]: gradeAt(BOTH, 1), [MINE]: gradeAt(MINE, 1) }),
      rowOf(seen, second.id, { [MINE]: gradeAt(MINE, 1) }),
    ]),
    saves(school, [rowOf(seen, first.id, { [BOTH]: gradeAt(BOTH, 2), [THEIRS]: gradeAt(THEIRS, 2) })]),
  ])
  const told = [...mine.body.conflicts, ...theirs.body.conflicts]
  expect(told.map(({ id, column }) => [id, column])).toEqual([[first.id, BOTH]])
  const now = await gridOf(teacher, one)
  const kept = now.pupils.find((p) => p.id === first.id)?.marks
  expect(kept).toMatchObject({ [MINE]: gradeAt(MINE, 1), [THEIRS]: gradeAt(THEIRS, 2) })
  // What is told is what stands there.
  expect(told[0]?.theirs).toBe(kept?.[BOTH])
  expect(now.pupils.find((p) => p.id === second.id)?.marks).toEqual({ [MINE]: gradeAt(MINE, 1) })
})

it('a signature and an edit at once: the class is signed as seen, or the head is told that it has moved', async () => {
  for (let round = 0; round < 4; round++) {
    await entersAll(school, two)
    const seen = await gridOf(school, two)
    const [pupil] = seen.pupils
    if (pupil === undefined) throw new Error('nobody')
    const edit = {
      class: two,
      rows: [rowOf(seen, pupil.id, { [MINE]: gradeAt(MINE, round % 2 === 0 ? 2 : 3) })],
    }
    const [signed, edited] = await Promise.all([
      head.call(api.signEvaluations, { org: SCHOOL, classes: [{ class: two, version: seen.version }] }),
      school.call(api.saveEvaluation, edit),
    ])
    expect([signed.code, edited.code].filter((code) => code !== undefined)).toHaveLength(1)
    const now = await gridOf(school, two)
    if (signed.code === undefined) {
      expect(edited.code).toBe('STATE-NO-WAY')
      expect(now.pupils.map((p) => p.signed)).toEqual(seen.pupils.map((p) => p.marks))
      await head.call(api.reopenEvaluation, { class: two, version: now.version, reason: '演练重新录入' })
    } else {
      expect([signed.code, now.stateName]).not.toContain('已审签')
      expect(signed.code).toBe('VERSION-STALE')
    }
  }
})

it('a second click saves and signs once', async () => {
  const grid = await gridOf(school, three)
  const rows = grid.pupils.map(({ id }) => rowOf(grid, id, all(1)))
  const key = '0190a000-0000-7000-8000-000000000001'
  const twice = await Promise.all(
    [1, 2].map(() => school.call(api.saveEvaluation, { class: three, rows }, { key })),
  )
  expect(twice.map((reply) => reply.body.saved)).toEqual([2 * ENTERED.length, 2 * ENTERED.length])
  expect((await gridOf(school, three)).pupils.map((p) => p.version)).toEqual([1, 1])
  const [a, b] = await Promise.all([signs(head, SCHOOL, three), signs(head, SCHOOL, three)])
  expect([a.code, b.code].filter((code) => code === undefined)).toHaveLength(1)
  const published = await world.owner
    .selectFrom('event')
    .select('event_id')
    .where('kind', '=', 'evaluation.published')
    .execute()
  expect(published.length).toBeGreaterThanOrEqual(2)
  const told = await world.owner
    .selectFrom('message')
    .select('message_id')
    .where('template', '=', 'evaluation-published')
    .execute()
  expect(told).toHaveLength(published.length)
})
