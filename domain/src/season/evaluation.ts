import type { ObjectionPeriod } from '../evaluation/objection.ts'
import type { Scheme } from '../evaluation/scheme.ts'
import type { OrgKind } from '../orgs/org.ts'

/** 初中毕业生综合素质评价 (notice 二.1, 二.2(4)), as the season decides it. Its window stands in the timetable (`evaluate`). */
export interface EvaluationRules {
  readonly scheme: Scheme
  /** Grades whose pupils are evaluated. */
  readonly grades: readonly (8 | 9)[]
  /** Organisations whose classes are evaluated. */
  readonly at: readonly OrgKind[]
  /** What the candidate reads first. */
  readonly lead: string
  readonly objection: ObjectionPeriod & {
    /** Who answers: somebody else of the school, or the office above it. */
    readonly answeredBy: 'school' | 'superior'
    readonly basis: string
  }
  readonly basis: string
}
