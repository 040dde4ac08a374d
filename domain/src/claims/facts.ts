import type { EvaluationFact, Facts, PaperStanding } from '../eligibility/rule.ts'
import type { Values } from '../forms/form.ts'
import { type OrgPath } from '../orgs/org.ts'
import type { Registration } from '../registration/registration.ts'

/** Months since year 0 of `2019-09`. */
const monthNo = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

const filled = (rows: readonly Values[]) =>
  rows.flatMap(({ from = '', until = '', school = '' }) =>
    /^\d{4}-\d{2}$/.test(from) && /^\d{4}-\d{2}$/.test(until) && school !== ''
      ? [{ from: monthNo(from), until: monthNo(until), school: plain(school) }]
      : [],
  )

/** A school's name for comparing: without what people leave out or add. */
const plain = (name: string) => name.normalize('NFKC').replaceAll(/[\s（）()]/g, '')

/** Whole school years at the school one registers at, up to the last row that names it; rows follow one another without a gap of more
 *  than a summer (three months). Undefined: no row names it, so a person looks. */
export function studyYears(rows: readonly Values[], schoolName: string): number | undefined {
  const known = filled(rows).toSorted((a, b) => b.until - a.until)
  if (known.length === 0) return undefined
  const here = known.filter(({ school }) => sameSchool(school, plain(schoolName)))
  let from: number | undefined
  let until: number | undefined
  for (const row of here) {
    if (from !== undefined && from - row.until > 3) break
    until ??= row.until
    from = Math.min(from ?? row.from, row.from)
  }
  // September to June is ten months and a school year.
  return from === undefined || until === undefined ? undefined : Math.floor((until - from + 3) / 12)
}

/** 示例中学 is also 某某市示例中学（演练). */
function sameSchool(a: string, b: string): boolean {
  return a === b || (a.length >= 4 && b.includes(a)) || (b.length >= 4 && a.includes(b))
}

/** How often the school changed in the last three school years before the examination. */
export function schoolMoves(rows: readonly Values[]): number | undefined {
  const known = filled(rows)
  const end = Math.max(...known.map(({ until }) => until))
  if (known.length === 0) return undefined
  const late = known.filter(({ until }) => until > end - 33)
  return new Set(late.map(({ school }) => school)).size - 1
}

/** What a claim is judged by, beside the registration. */
export interface Beside {
  readonly schoolName: string
  /** Path of the class that the register names; absent for who no roster brought. */
  readonly rosterOrg: OrgPath | undefined
  readonly evaluation: EvaluationFact
  readonly papers: Readonly<Record<string, PaperStanding>>
}

/** What is known of a registration for a qualification. */
export function factsOf(r: Registration, beside: Beside): Facts {
  const basic = r.sections['basic']?.[0] ?? {}
  const history = r.sections['studyHistory'] ?? []
  const school = r.org.slice(0, r.org.lastIndexOf('/'))
  const enrolled = beside.rosterOrg?.startsWith(`${school}/`) === true && r.guest === undefined
  return {
    studyYears: studyYears(history, beside.schoolName),
    schoolMoves: schoolMoves(history),
    enrolment: enrolled ? 'here' : 'elsewhere',
    evaluation: beside.evaluation,
    household: basic['householdDivision'],
    place: r.org.split('/'),
    basic,
    papers: beside.papers,
  }
}
