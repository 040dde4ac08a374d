import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import * as api from '@zhongzhao/api/evaluation'
import * as objections from '@zhongzhao/api/evaluation-objections'
import { OVERALL } from '@zhongzhao/domain/evaluation/scheme'
import type { Person, Reply } from './world.ts'

export const DIMENSIONS = ['morality', 'citizenship', 'learning', 'cooperation', 'health', 'arts'] as const

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

/** The same grade in every dimension, and passed. */
export const all = (grade: string) => ({
  ...Object.fromEntries(DIMENSIONS.map((code) => [code, grade])),
  [OVERALL]: 'P',
})

/** Everybody of a class gets B and 合格, or what is given for some. */
export async function entersAll(
  teacher: Person,
  klass: string,
  given: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Promise<Reply<OutputOf<typeof api.saveEvaluation>>> {
  const grid = await gridOf(teacher, klass)
  const rows = grid.pupils.map(({ id }) => rowOf(grid, id, { ...all('B'), ...given[id] }))
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
