import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import * as api from '@zhongzhao/api/evaluation'
import * as objections from '@zhongzhao/api/evaluation-objections'
import { settled } from '@zhongzhao/domain/evaluation/overall'
import { type Marks, OVERALL, columnsOf, gradeTitle } from '@zhongzhao/domain/evaluation/scheme'
import { pack } from './moments.ts'
import type { Person, Reply } from './world.ts'

/** How the season under test evaluates. */
export const { scheme } = pack.evaluation
export const COLUMNS = columnsOf(scheme)
/** Columns that somebody enters: every dimension, and 总评 where it is not derived. */
export const ENTERED = COLUMNS.filter(({ given }) => given === 'entered')
const codes: readonly string[] = scheme.dimensions.map(({ code }) => code)
/** The dimension in that place of the list, from 0; the last one where there are fewer. */
export const dimensionAt = (place: number): string => codes[Math.min(place, codes.length - 1)] ?? ''
export const titleOf = (column: string): string => COLUMNS.find(({ code }) => code === column)?.title ?? ''
/** The grade in that place of a column's list, 0 the best; the worst where there are fewer. Below the best, those that everybody may have
 *  come first: what the season limits is asked of one journey only. */
export function gradeAt(column: string, place: number): string {
  const [best, ...others] = COLUMNS.find(({ code }) => code === column)?.grades ?? []
  const free = others.filter(({ cap }) => cap === undefined)
  const grades = [best, ...(free.length > 0 ? free : others)]
  return (grades[Math.min(place, grades.length - 1)] ?? best)?.code ?? ''
}
/** The title of what stands in a column. */
export const gradeTitleOf = (column: string, code: string | undefined): string =>
  gradeTitle(COLUMNS.find((one) => one.code === column) ?? { grades: [] }, code)

type Grid = OutputOf<typeof api.readClassEvaluation>
type Row = InputOf<typeof api.saveEvaluation>['rows'][number]

export const gridOf = async (who: Person, klass: string): Promise<Grid> =>
  (await who.call(api.readClassEvaluation, { class: klass })).body

/** The row of a pupil with these grades in place of what the grid shows. */
export function rowOf(grid: Grid, id: string, grades: Readonly<Record<string, string>>): Row {
  const pupil = grid.pupils.find((one) => one.id === id)
  if (pupil === undefined) throw new Error('evaluating: nobody of this class')
  const cells = Object.entries(grades).map(([column, now]) => {
    const was = pupil.marks[column]
    return { column, ...(was === undefined ? {} : { was }), now }
  })
  return { id, version: pupil.version, cells }
}

const { rule } = scheme.overall
/** The same place in every dimension, and passed where 总评 is entered. */
export const all = (place: number): Marks => ({
  ...Object.fromEntries(codes.map((code) => [code, gradeAt(code, place)])),
  ...(rule.kind === 'entered' ? { [OVERALL]: scheme.pass } : {}),
})
/** Marks of who does not pass. */
export const failing: Marks =
  rule.kind === 'entered' ? { [OVERALL]: gradeAt(OVERALL, Infinity) } : all(Infinity)
/** With 总评, as they stand in the end. */
export const inTheEnd = (marks: Marks): Marks => settled(scheme, marks)

/** Everybody of a class gets the second grade and passes, or what is given for some. */
export async function entersAll(
  teacher: Person,
  klass: string,
  given: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Promise<Reply<OutputOf<typeof api.saveEvaluation>>> {
  const grid = await gridOf(teacher, klass)
  const rows = grid.pupils.map(({ id }) => rowOf(grid, id, { ...all(1), ...given[id] }))
  return teacher.call(api.saveEvaluation, { class: klass, rows })
}

/** Signed as the head sees it now. */
export async function signs(head: Person, school: string, klass: string) {
  const { version } = await gridOf(head, klass)
  return head.call(api.signEvaluations, { org: school, classes: [{ class: klass, version }] })
}

export const mineOf = async (she: Person) => (await she.call(objections.myEvaluation, {})).body

/** The newest objection of a pupil as the school sees it. */
export async function objectionOf(who: Person, number: string) {
  const { objections: lines } = (await who.call(objections.listObjections, {})).body
  const found = lines.findLast((one) => one.number === number)
  if (found === undefined) throw new Error('evaluating: no objection')
  return found
}
