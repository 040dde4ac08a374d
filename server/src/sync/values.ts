import type { Sections } from '@zhongzhao/domain/forms/form'
import { lastCode } from '@zhongzhao/domain/orgs/org'
import { columnTitle } from '@zhongzhao/domain/roster/columns'
import {
  type MatchField,
  matchValues,
  placementFields,
  prefillFields,
  registerFields,
} from '@zhongzhao/domain/roster/match'
import type { RosterPupil } from '@zhongzhao/domain/roster/pupil'

/** What upstream says where it says otherwise: field → code or text; `schoolCode` of a pupil who moved. */
export type Told = Readonly<Record<string, string>>

const fields: readonly MatchField[] = [...registerFields, ...placementFields, ...prefillFields]
export function titleOf(field: string): string {
  if (field === 'schoolCode') return '学校'
  const known = fields.find((other) => other === field) ?? 'name'
  return columnTitle(known === 'classNo' ? 'className' : known)
}

/** The fields that columns of a problem name. */
export const fieldsOf = (columns: readonly string[]): readonly MatchField[] =>
  fields.filter((field) => columns.includes(titleOf(field)))

/** What the register says of these fields. */
export function toldOf(pupil: RosterPupil, named: readonly MatchField[]): Told {
  const values = matchValues(pupil)
  return Object.fromEntries(named.map((field) => [field, values[field]]))
}

/** Where upstream has a pupil, beside the school: enough to make the class there. */
export const seatTold = ({ grade, classNo, className }: RosterPupil): Told => ({
  grade: String(grade),
  classNo,
  className,
})

/** Of what was told, what people compare: the name of a class goes along for making it. */
export const shownOf = (told: Told): readonly string[] =>
  Object.keys(told).filter((field) => field !== 'className' && (field !== 'grade' || !('schoolCode' in told)))

/** What we have of a field. */
export function oursOf(
  field: string,
  held: { readonly ours: Sections; readonly org: string; readonly grade: number; readonly school: string },
): string {
  if (field === 'schoolCode') return held.school
  if (field === 'grade') return String(held.grade)
  if (field === 'classNo') return /-\d{2}(.+)$/.exec(lastCode(held.org))?.[1] ?? ''
  return held.ours['basic']?.[0]?.[field] ?? ''
}
