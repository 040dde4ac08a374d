import * as evaluation from '@zhongzhao/api/evaluation'
import * as api from '@zhongzhao/api/evaluation-objections'
import { history } from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import {
  dimensionAt,
  entersAll,
  gradeAt,
  gradeTitleOf,
  gridOf,
  mineOf,
  objectionOf,
  rowOf,
  signs,
} from '../evaluating.ts'
import { EVALUATING, atClock, daysAfter, pack, said } from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { pupilOf } from '../steps.ts'
import { type Person, inTheSecond, smallProvince } from '../world.ts'

const world = await smallProvince(EVALUATING)
const SCHOOL = '2141010001'
const KLASS = `${SCHOOL}-0901`
const pupils = await Promise.all([...Array(8).keys()].map((n) => pupilOf(world, n + 1, { school: SCHOOL })))
const school = await world.staff('school-admin', SCHOOL)
const reviewer = await world.staff('school-reviewer', SCHOOL)
const head = await world.staff('school-head', SCHOOL)
const teacher = await world.staff('class-teacher', KLASS)
const county = await world.staff('county-admin', '410105')
const { days, hour, answeredBy } = pack.evaluation.objection
const CLOSES = atClock(daysAfter(EVALUATING, days), `${String(hour).padStart(2, '0')}:00`)
const [ONE, OTHER] = [dimensionAt(1), dimensionAt(Infinity)]
/** Who answers in the season under test. */
const answerer = answeredBy === 'school' ? reviewer : county
await entersAll(teacher, KLASS)
await signs(head, SCHOOL, KLASS)

const words = '我参加了三次志愿服务，有证明。'
async function objects(at: number) {
  const pupil = pupils[at]
  if (pupil === undefined) throw new Error('nobody')
  const she = await world.candidate(pupil)
  const reply = await she.call(api.objectEvaluation, { columns: [ONE], words })
  return { pupil, she, reply }
}
async function answers(
  who: Person,
  { number }: Pupil,
  given: { event: 'explain' | 'uphold'; text: string; grades?: Record<string, string> },
) {
  const { id: objection, version } = await objectionOf(answerer, number)
  return who.call(api.answerObjection, { objection, version, ...given })
}
async function headMoves({ number }: Pupil, given: { event: 'sign' | 'sendBack'; text?: string }) {
  const { id: objection, version } = await objectionOf(head, number)
  return head.call(api.signObjection, { objection, version, ...given })
}
const gradeOf = async (she: Person) =>
  (await mineOf(she)).columns.find((column) => column.code === ONE)?.grade
const titles = async (she: Person) => (await she.call(messages, {})).body.messages.map((m) => m.title)

describe('an objection to the evaluation (notice 二.2(4); days and who answers are assumed)', () => {
  it('is taken until 17:00 of the last day, with words, one at a time', async () => {
    const { pupil, she, reply } = await objects(0)
    expect(reply.message).toBe('')
    const again = await she.call(api.objectEvaluation, { columns: [OTHER], words })
    expect(again.code).toBe('EVALUATION-ASKED')
    const other = await world.candidate(pupils[1] ?? pupil)
    expect((await other.call(api.objectEvaluation, { columns: [], words })).code).toBe('EVALUATION-WORDS')
    expect((await other.call(api.objectEvaluation, { columns: ['nothing'], words })).code).toBe(
      'EVALUATION-GRADE',
    )
    const late = await inTheSecond(world, CLOSES, () =>
      other.call(api.objectEvaluation, { columns: [OTHER], words }),
    )
    expect([late.code, late.message]).toEqual([
      'EVALUATION-LATE',
      `提出异议的时间到 ${said(CLOSES)} 为止，已经过了。如确有错误，请直接联系班主任或学校。`,
    ])
    await world.at(daysAfter(EVALUATING, 1))
  })

  it('is nobody’s to make before the school has published', async () => {
    const fresh = await pupilOf(world, 70, { school: SCHOOL, classNo: '02' })
    const she = await world.candidate(fresh)
    const early = await she.call(api.objectEvaluation, { columns: [OTHER], words })
    expect(early.code).toBe('EVALUATION-UNPUBLISHED')
  })

  it('is not answered by who entered the grades; another explains, and the candidate is told', async () => {
    const { pupil, she } = await objects(2)
    expect((await answers(teacher, pupil, { event: 'explain', text: '已经核实过' })).status).toBe(403)
    // The school's administrator enters a grade of the same pupil, and is out of it from then on.
    const { version } = await gridOf(head, KLASS)
    await head.call(evaluation.reopenEvaluation, { class: KLASS, version, reason: '演练重新录入' })
    const grid = await gridOf(school, KLASS)
    await school.call(evaluation.saveEvaluation, {
      class: KLASS,
      rows: [rowOf(grid, pupil.id, { [OTHER]: gradeAt(OTHER, 2) })],
    })
    await signs(head, SCHOOL, KLASS)
    const own = await answers(school, pupil, { event: 'explain', text: '已经核实过' })
    expect([own.code, own.message]).toEqual(
      answeredBy === 'school'
        ? ['EVALUATION-SAME-PERSON', '这名考生的等级是您录入的，异议要由另一个人答复。']
        : ['EVALUATION-OBJECTION-NONE', own.message],
    )
    expect((await answers(answerer, pupil, { event: 'explain', text: '' })).code).toBe('EVALUATION-REPLY')
    expect(
      (await answers(answerer, pupil, { event: 'explain', text: '服务时长不足，按细则为 B' })).message,
    ).toBe('')
    expect(await titles(she)).toContain('综合素质评价的异议已答复')
    const [objection] = (await mineOf(she)).objections
    expect(objection).toMatchObject({
      stateName: '已说明理由，等级不变',
      reply: '服务时长不足，按细则为 B',
      words,
    })
    const known = {
      objection: objection?.id ?? '',
      version: objection?.version ?? 0,
      event: 'acknowledge',
    } as const
    expect((await she.call(api.moveMyObjection, known)).message).toBe('')
    expect((await she.call(api.moveMyObjection, known)).code).toBe('EVALUATION-OBJECTION-STALE')
  })

  it('upheld, the head signs the new grade for this one alone; meanwhile the candidate sees neither', async () => {
    const { pupil, she } = await objects(3)
    const same = { event: 'uphold', text: '核实属实', grades: { [ONE]: gradeAt(ONE, 1) } } as const
    expect((await answers(answerer, pupil, same)).code).toBe('EVALUATION-UNCHANGED')
    expect((await answers(answerer, pupil, { ...same, grades: { [ONE]: gradeAt(ONE, 0) } })).message).toBe('')
    expect([await gradeOf(she), (await mineOf(she)).objections[0]?.reply]).toEqual([
      gradeTitleOf(ONE, gradeAt(ONE, 1)),
      undefined,
    ])
    expect((await headMoves(pupil, { event: 'sendBack', text: '' })).code).toBe('EVALUATION-REASON')
    expect((await headMoves(pupil, { event: 'sendBack', text: '请补上证明材料' })).message).toBe('')
    expect(await objectionOf(answerer, pupil.number)).toMatchObject({
      state: 'asked',
      note: '请补上证明材料',
    })
    await answers(answerer, pupil, {
      event: 'uphold',
      text: '已补证明，改为 A',
      grades: { [ONE]: gradeAt(ONE, 0) },
    })
    const before = await gridOf(head, KLASS)
    expect((await headMoves(pupil, { event: 'sign' })).message).toBe('')
    const after = await gridOf(head, KLASS)
    expect(await gradeOf(she)).toBe(gradeTitleOf(ONE, gradeAt(ONE, 0)))
    expect(await titles(she)).toContain('综合素质评价已更正')
    expect([after.state, after.version]).toEqual([before.state, before.version])
    const others = (grid: typeof after) => grid.pupils.filter((p) => p.id !== pupil.id)
    expect(others(after)).toEqual(others(before))
    expect(after.pupils.find((p) => p.id === pupil.id)?.upheld).toBe(true)
  })

  it('an answer that waits for the head is told to the candidate nowhere: not in the history, nor by a stale click', async () => {
    const { pupil, she } = await objects(5)
    const [{ id: objection = '', version = 0 } = {}] = (await mineOf(she)).objections
    const upheld = { event: 'uphold', text: '核实属实', grades: { [ONE]: gradeAt(ONE, 0) } } as const
    await answers(answerer, pupil, upheld)
    const stale = await she.call(api.moveMyObjection, { objection, version, event: 'withdraw' })
    const fresh = await she.call(api.moveMyObjection, {
      objection,
      version: (await mineOf(she)).objections[0]?.version ?? 0,
      event: 'withdraw',
    })
    expect([stale.code, fresh.code]).toEqual(['EVALUATION-OBJECTION-STALE', 'STATE-NO-WAY'])
    const { events } = (await she.call(history, { id: pupil.id })).body
    const [waits] = (await mineOf(she)).objections
    expect([waits?.state, waits?.answeredAt, waits?.reply]).toEqual(['asked', undefined, undefined])
    const seen = [stale.message, fresh.message, ...events.map(({ title }) => title)].join()
    expect(seen).not.toMatch(/采纳|审签(?!、公布)|重新答复/)
    expect(events.map(({ kind }) => kind)).toContain('evaluation.objected')
    const told = (await school.call(history, { id: pupil.id })).body.events.map(({ kind }) => kind)
    expect(told).toContain('evaluation.objectionUpheld')
    await headMoves(pupil, { event: 'sign' })
  })

  it('signed, it changes what it names and nothing that was signed since; who answered has set a grade', async () => {
    const { pupil, she } = await objects(7)
    const upheld = { event: 'uphold', text: '核实属实', grades: { [ONE]: gradeAt(ONE, 0) } } as const
    await answers(answerer, pupil, upheld)
    // Meanwhile another column of the class is put right and signed.
    const { version } = await gridOf(head, KLASS)
    await head.call(evaluation.reopenEvaluation, { class: KLASS, version, reason: '演练重新录入' })
    const grid = await gridOf(school, KLASS)
    const better = { [OTHER]: gradeAt(OTHER, 2) }
    await school.call(evaluation.saveEvaluation, { class: KLASS, rows: [rowOf(grid, pupil.id, better)] })
    expect((await signs(head, SCHOOL, KLASS)).message).toBe('')
    expect((await headMoves(pupil, { event: 'sign' })).message).toBe('')
    const mine = Object.fromEntries((await mineOf(she)).columns.map(({ code, grade }) => [code, grade]))
    expect([mine[ONE], mine[OTHER]]).toEqual([
      gradeTitleOf(ONE, gradeAt(ONE, 0)),
      gradeTitleOf(OTHER, gradeAt(OTHER, 2)),
    ])
    const shown = (await gridOf(head, KLASS)).pupils.find(({ id }) => id === pupil.id)?.marks
    expect([shown?.[ONE], shown?.[OTHER]]).toEqual([gradeAt(ONE, 0), gradeAt(OTHER, 2)])
    // The candidate objects again: not to be answered by who gave the grade.
    await she.call(api.objectEvaluation, { columns: [ONE], words })
    const again = (await answerer.call(api.listObjections, {})).body.objections.find(
      ({ number, state }) => number === pupil.number && state === 'asked',
    )
    const own = { objection: again?.id ?? '', version: 1, event: 'explain', text: '已经核实过' } as const
    expect((await answerer.call(api.answerObjection, own)).code).toBe('EVALUATION-SAME-PERSON')
  })

  it('is withdrawn as long as nobody has answered; another may be made then', async () => {
    const { she } = await objects(4)
    const [objection] = (await mineOf(she)).objections
    const back = { objection: objection?.id ?? '', version: 1, event: 'withdraw' } as const
    expect((await she.call(api.moveMyObjection, back)).message).toBe('')
    expect((await mineOf(she)).mayObject).toBe(true)
    const other = await world.candidate(
      pupils[5] ?? pupils[0] ?? { id: '', name: '', number: '', idNumber: '' },
    )
    expect((await other.call(api.moveMyObjection, back)).code).toBe('EVALUATION-OBJECTION-NONE')
  })

  it('two who answer at once: one is told what it has become', async () => {
    const { pupil } = await objects(6)
    const { id: objection, version } = await objectionOf(reviewer, pupil.number)
    const answer = { objection, version, event: 'explain', text: '已经核实过' } as const
    const second = await world.staff('county-admin', '410105')
    const both = await Promise.all([answerer, second].map((who) => who.call(api.answerObjection, answer)))
    expect(both.map((reply) => reply.code ?? '').toSorted()).toEqual(['', 'EVALUATION-OBJECTION-STALE'])
  })
})
