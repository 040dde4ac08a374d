import type { Clause, Facts, Finding, Standing, Test } from './rule.ts'

const met: Finding = { standing: 'met', missing: [] }
const unmet: Finding = { standing: 'unmet', missing: [] }
const unknown = (missing: string): Finding => ({ standing: 'unknown', missing: [missing] })
const either = (holds: boolean): Finding => (holds ? met : unmet)

/** `4101` covers `410105`; a county of its own is said as an exception. */
const under = (codes: readonly string[], division: string) => codes.some((code) => division.startsWith(code))

function household(
  test: Extract<Test, { fact: 'household' }>,
  { household: division, place }: Facts,
): Finding {
  if (division === undefined || division === '') return unknown('还没有填写户籍所在地')
  if (test.within === 'ownPlace') return either(ownPlace(place, division))
  return either(under(test.within, division) && !under(('except' in test && test.except) || [], division))
}

/** The lowest division above the school: its county, or the city where no county stands. */
function ownPlace(place: readonly string[], division: string): boolean {
  const divisions = place.filter((code) => /^(\d{4}|\d{6})$/.test(code))
  const lowest = divisions.at(-1)
  return lowest !== undefined && division.startsWith(lowest)
}

function factFinding(test: Extract<Test, { fact: string }>, facts: Facts): Finding {
  switch (test.fact) {
    case 'studyYears':
      return facts.studyYears === undefined
        ? unknown('学习简历里看不出在本校的年限')
        : either(facts.studyYears >= test.atLeast)
    case 'schoolMoves':
      return facts.schoolMoves === undefined
        ? unknown('学习简历还没有填写')
        : either(facts.schoolMoves <= test.atMost)
    case 'enrolment':
      return facts.enrolment === undefined
        ? unknown('学籍信息还没有导入')
        : either(facts.enrolment === test.is)
    case 'evaluation':
      return facts.evaluation === 'pending'
        ? unknown('综合素质评价待评定')
        : either(facts.evaluation === test.is)
    case 'household':
      return household(test, facts)
  }
}

function paperFinding(code: string, { papers }: Facts, titles: Titles): Finding {
  const title = titles[code] ?? code
  const standing = papers[code]
  if (standing === 'seen') return met
  return unknown(standing === 'given' ? `材料待核看：${title}` : `缺少材料：${title}`)
}

/** Titles of papers, by code. */
export type Titles = Readonly<Record<string, string>>

const missingOf = (parts: readonly Finding[]) => parts.flatMap((part) => part.missing)
const some = (parts: readonly Finding[], standing: Standing) =>
  parts.some((part) => part.standing === standing)

function fieldFinding(test: Extract<Test, { field: string }>, { basic }: Facts): Finding {
  const value = basic[test.field] ?? ''
  return value === '' ? unknown('基本信息还没有填完') : either(test.in.includes(value))
}

/** Whether one condition holds. Of several: one unmet decides `all`, one met decides `any`; otherwise what is unknown stays so. */
export function judge(test: Test, facts: Facts, titles: Titles): Finding {
  if ('fact' in test) return factFinding(test, facts)
  if ('field' in test) return fieldFinding(test, facts)
  if ('paper' in test) return paperFinding(test.paper, facts, titles)
  const parts = ('all' in test ? test.all : test.any).map((one) => judge(one, facts, titles))
  const [decides, empty] = 'all' in test ? (['unmet', met] as const) : (['met', unmet] as const)
  if (some(parts, decides)) return { standing: decides, missing: [] }
  if (some(parts, 'unknown')) return { standing: 'unknown', missing: missingOf(parts) }
  return empty
}

export interface JudgedClause extends Finding {
  readonly id: string
  readonly text: string
  readonly basis: string
}

/** meets 拟符合, fails 拟不符合, open 待核实: only a proposal, a person decides (notice 三.(一)3). */
export type Proposal = 'meets' | 'fails' | 'open'

export const proposalNames: Readonly<Record<Proposal, string>> = {
  meets: '拟符合',
  fails: '拟不符合',
  open: '待核实',
}

export interface Proposed {
  readonly proposal: Proposal
  /** The clause that decides: the first unmet, else the first unknown; none when all are met. */
  readonly deciding: string | undefined
  readonly clauses: readonly JudgedClause[]
}

/** The proposed verdict, clause by clause, and the clause that decides (I2). */
export function propose(clauses: readonly Clause[], facts: Facts, titles: Titles): Proposed {
  const judged = clauses.map(({ id, text, basis, test }) => ({
    id,
    text,
    basis,
    ...judge(test, facts, titles),
  }))
  const against = judged.find(({ standing }) => standing === 'unmet')
  const waiting = judged.find(({ standing }) => standing === 'unknown')
  return {
    proposal: against !== undefined ? 'fails' : waiting !== undefined ? 'open' : 'meets',
    deciding: (against ?? waiting)?.id,
    clauses: judged,
  }
}

/** Papers that a test asks for, wherever in it. */
export function papersIn(test: Test): readonly string[] {
  if ('paper' in test) return [test.paper]
  if ('all' in test) return test.all.flatMap(papersIn)
  return 'any' in test ? test.any.flatMap(papersIn) : []
}
