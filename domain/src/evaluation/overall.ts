import { type GradeCount, type Marks, OVERALL, type Scheme, columnsOf } from './scheme.ts'

/** Where somebody stands: 待评定, 合格 or 不合格. What claims ask (notice 一). */
export type EvaluationStanding = 'pending' | 'pass' | 'fail'

export const standingNames: Readonly<Record<EvaluationStanding, string>> = {
  pending: '待评定',
  pass: '合格',
  fail: '不合格',
}

function holds({ grades, atLeast = 0, atMost = Infinity }: GradeCount, given: readonly string[]): boolean {
  const n = given.filter((grade) => grades.includes(grade)).length
  return n >= atLeast && n <= atMost
}

/** The marks with 总评 put in where the scheme derives it: nothing until every dimension has a grade. */
export function settled({ dimensions, overall }: Scheme, marks: Marks): Marks {
  const { rule } = overall
  if (rule.kind === 'entered') return marks
  const { [OVERALL]: _, ...own } = marks
  const given = dimensions.flatMap(({ code }) => own[code] ?? [])
  if (given.length < dimensions.length) return own
  const step = rule.steps.find(({ needs }) => needs.every((need) => holds(need, given)))
  return { ...own, [OVERALL]: step?.grade ?? rule.otherwise }
}

/** Every dimension and 总评 have a grade. */
export function isComplete(scheme: Scheme, marks: Marks): boolean {
  return columnsOf(scheme).every(({ code }) => marks[code] !== undefined)
}

/** What signed marks come to; without any, 待评定. A grade of 总评 passes that stands no lower in the list than `pass`. */
export function standingOf({ overall, pass }: Scheme, signed: Marks | undefined): EvaluationStanding {
  const given = overall.grades.findIndex(({ code }) => code === signed?.[OVERALL])
  if (given < 0) return 'pending'
  return given <= overall.grades.findIndex(({ code }) => code === pass) ? 'pass' : 'fail'
}
