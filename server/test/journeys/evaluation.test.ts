import * as api from '@zhongzhao/api/evaluation'
import { decideExtension, askExtension, listExtensions } from '@zhongzhao/api/extensions'
import { history } from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { evaluationOf } from '../../src/evaluation/store-standing.ts'
import { contextFor } from '../context-for.ts'
import {
  COLUMNS,
  all,
  dimensionAt,
  entersAll,
  failing,
  gradeAt,
  gradeTitleOf,
  gridOf,
  inTheEnd,
  mineOf,
  rowOf,
  scheme,
  signs,
  titleOf,
} from '../evaluating.ts'
import { EVALUATING, atClock, daysAfter, pack, said, windowOf } from '../moments.ts'
import { pupilOf } from '../steps.ts'
import { type Person, inTheSecond, smallProvince } from '../world.ts'

const world = await smallProvince(EVALUATING)
const SCHOOL = '2141010001'
const KLASS = `${SCHOOL}-0901`
const NEXT = `${SCHOOL}-0902`
const pupils = await Promise.all([...Array(10).keys()].map((n) => pupilOf(world, n + 1, { school: SCHOOL })))
const [first, second] = pupils
if (first === undefined || second === undefined) throw new Error('nobody')
await pupilOf(world, 40, { school: SCHOOL, classNo: '02' })
const school = await world.staff('school-admin', SCHOOL)
const head = await world.staff('school-head', SCHOOL)
const teacher = await world.staff('class-teacher', KLASS)
const neighbour = await world.staff('class-teacher', NEXT)
const county = await world.staff('county-admin', '410105')
const ctx = await contextFor(world, 'county-admin', '410105')
const [ONE, TWO, LAST] = [dimensionAt(0), dimensionAt(2), dimensionAt(Infinity)]
const { days, hour } = pack.evaluation.objection
const window = windowOf('inPlace', 'evaluate')
const standing = async (id: string) => (await evaluationOf(ctx, id)).standing

/** Columns that differ from what stood there. */
async function saves(who: Person, id: string, grades: Record<string, string>) {
  const grid = await gridOf(who, KLASS)
  return who.call(api.saveEvaluation, { class: KLASS, rows: [rowOf(grid, id, grades)] })
}

describe('初中毕业生综合素质评价信息采集……由初中学校组织录入 (notice 二.2(4))', () => {
  it('the class teacher enters the own class, and no other; nobody but the school enters', async () => {
    const grid = await gridOf(teacher, KLASS)
    expect([grid.stateName, grid.pupils.length, grid.may]).toEqual(['录入中', 10, ['enter']])
    const saved = await saves(teacher, first.id, { [ONE]: gradeAt(ONE, 0) })
    expect([saved.message, saved.body.saved, saved.body.conflicts]).toEqual(['', 1, []])
    const other = await neighbour.call(api.saveEvaluation, { class: KLASS, rows: [] })
    expect(other.code).toBe('NOT-FOUND')
    for (const who of [county, head])
      expect((await who.call(api.saveEvaluation, { class: KLASS, rows: [] })).status).toBe(403)
  })

  it('a grade the scheme has not is refused, and nothing of that save is kept', async () => {
    const grid = await gridOf(teacher, KLASS)
    const rows = [rowOf(grid, first.id, { [TWO]: gradeAt(TWO, 0) }), rowOf(grid, second.id, { [TWO]: 'E' })]
    const refused = await teacher.call(api.saveEvaluation, { class: KLASS, rows })
    expect([refused.code, refused.message]).toEqual([
      'EVALUATION-GRADE',
      `“${titleOf(TWO)}”没有“E”这个等级，或者这一项不用录入。请从列出的等级里选。`,
    ])
    expect((await gridOf(teacher, KLASS)).pupils.find((p) => p.id === first.id)?.marks).toEqual({
      [ONE]: gradeAt(ONE, 0),
    })
    const elsewhere = { id: first.id, version: 0, cells: [{ column: ONE, now: gradeAt(ONE, 0) }] }
    const moved = await neighbour.call(api.saveEvaluation, { class: NEXT, rows: [elsewhere] })
    expect(moved.code).toBe('EVALUATION-MOVED')
  })

  it('until 17:00 of the last day, and longer where the county gives more time', async () => {
    const save = () => saves(teacher, second.id, { [LAST]: gradeAt(LAST, 2) })
    const late = await inTheSecond(world, window.closes, save)
    expect(late.code).toBe('TIME-CLOSED')
    expect(late.message).toContain('录入综合素质评价')
    const just = await inTheSecond(world, window.last, save)
    expect(just.message).toBe('')
    await world.at(daysAfter(window.closes, 1))
    const asked = {
      org: SCHOOL,
      activities: ['evaluate'],
      tracks: [],
      until: daysAfter(window.closes, 2),
      reason: '演练：期末考试推迟',
    }
    expect((await school.call(askExtension, asked)).message).toBe('')
    const [request] = (await county.call(listExtensions, {})).body.requests
    const approve = {
      extension: request?.id ?? '',
      version: request?.version ?? 0,
      event: 'approve',
      note: '同意',
    } as const
    expect((await county.call(decideExtension, approve)).message).toBe('')
    expect((await saves(teacher, second.id, { [LAST]: gradeAt(LAST, 1) })).message).toBe('')
    await world.at(EVALUATING)
  })

  it('is 待评定 until the head has signed the whole class; then the candidates are told', async () => {
    const she = await world.candidate(first)
    expect(await standing(first.id)).toBe('pending')
    expect((await mineOf(she)).standingName).toBe('待评定')
    const early = await signs(head, SCHOOL, KLASS)
    expect([early.code, early.message]).toEqual([
      'EVALUATION-INCOMPLETE',
      '还有 10 名考生没有评定完，请班主任补齐后再审签。',
    ])
    await entersAll(teacher, KLASS, { [first.id]: all(0) })
    // Entered, and still nobody's but the school's.
    expect((await mineOf(she)).columns.filter((c) => c.grade !== undefined)).toEqual([])
    const signed = await signs(head, SCHOOL, KLASS)
    expect([signed.message, signed.body]).toEqual(['', { classes: 1, published: 10 }])
    expect(await standing(first.id)).toBe('pass')
    const mine = await mineOf(she)
    const marks = inTheEnd(all(0))
    expect(mine.columns.map((c) => c.grade)).toEqual(
      COLUMNS.map(({ code }) => gradeTitleOf(code, marks[code])),
    )
    const told = (await she.call(messages, {})).body.messages.find((m) => m.title === '综合素质评价已公布')
    expect(told?.body).toContain(
      said(atClock(daysAfter(EVALUATING, days), `${String(hour).padStart(2, '0')}:00`)),
    )
    expect((await signs(head, SCHOOL, KLASS)).code).toBe('STATE-NO-WAY')
    const { events } = (await she.call(history, { id: first.id })).body
    const marked = events.filter(({ kind }) => kind === 'evaluation.marked').flatMap(({ fields }) => fields)
    expect(marked).toContain(titleOf(ONE))
    expect(marked).not.toContain(ONE)
  })

  it('is changed afterwards only when the head reopens it with a reason; what was signed stays in force meanwhile', async () => {
    const shut = await saves(teacher, second.id, { [TWO]: gradeAt(TWO, 2) })
    expect([shut.code, shut.message]).toEqual([
      'STATE-NO-WAY',
      '当前状态是“已审签”，不能录入。请刷新后查看最新状态。',
    ])
    const { version } = await gridOf(head, KLASS)
    const reopen = (reason: string) => head.call(api.reopenEvaluation, { class: KLASS, version, reason })
    expect((await reopen('')).code).toBe('EVALUATION-REASON')
    expect((await reopen('两列录反了')).message).toBe('')
    expect((await reopen('两列录反了')).code).toBe('VERSION-STALE')
    expect((await gridOf(teacher, KLASS)).reason).toBe('两列录反了')
    await saves(teacher, second.id, failing)
    expect(await standing(second.id)).toBe('pass')
    expect((await signs(head, SCHOOL, KLASS)).body).toEqual({ classes: 1, published: 1 })
    expect(await standing(second.id)).toBe('fail')
  })

  it('says to the offices above how far the school is', async () => {
    const { below } = (await county.call(api.evaluationOverview, { org: '410105' })).body
    const own = below.find((one) => one.code === SCHOOL)
    expect(own).toMatchObject({
      schools: { untouched: 0, underWay: 1, signed: 0 },
      classes: { untouched: 1, entering: 0, ready: 0, signed: 1 },
      pupils: 11,
      complete: 10,
      published: 10,
    })
    const { classes } = (await school.call(api.evaluationOverview, { org: SCHOOL })).body
    expect(classes.map((c) => [c.code, c.stateName, c.pupils, c.complete])).toEqual([
      [KLASS, '已审签', 10, 10],
      [NEXT, '录入中', 1, 0],
    ])
  })
})

const capped = scheme.dimensions.find(({ grades }) => grades[0]?.cap !== undefined)
describe.runIf(capped !== undefined)('shares of a grade (assumed)', () => {
  it('are shown while entering and hold at the signature', async () => {
    const column = capped?.code ?? ''
    const [klass, klass4] = [`${SCHOOL}-0903`, `${SCHOOL}-0905`]
    const class3 = await Promise.all(
      [...Array(7).keys()].map((n) => pupilOf(world, 50 + n, { school: SCHOOL, classNo: '03' })),
    )
    await pupilOf(world, 70, { school: SCHOOL, classNo: '05' })
    const best = { [column]: gradeAt(column, 0) }
    await entersAll(school, klass, Object.fromEntries(class3.map(({ id }) => [id, best])))
    await entersAll(school, klass4)
    const { classes, caps } = (await head.call(api.evaluationOverview, { org: SCHOOL })).body
    const own = classes.find((c) => c.code === klass)?.caps ?? []
    const use = [...own, ...caps].find((c) => c.column === column)
    if (use === undefined) throw new Error('no share')
    expect(use.given).toBeGreaterThan(use.allowed)
    const refused = await signs(head, SCHOOL, klass)
    expect([refused.code, refused.message]).toEqual([
      'EVALUATION-CAP',
      `超过规定的比例：${titleOf(column)}“${gradeTitleOf(column, gradeAt(column, 0))}”${use.given} 人，最多 ${use.allowed} 人。请班主任调整后再审签。`,
    ])
    const grid = await gridOf(school, klass)
    const second = { [column]: gradeAt(column, 1) }
    await school.call(api.saveEvaluation, {
      class: klass,
      rows: class3.slice(0, use.given - use.allowed).map(({ id }) => rowOf(grid, id, second)),
    })
    expect((await signs(head, SCHOOL, klass)).message).toBe('')
  })
})
