/** Where a pupil's pictures are taken and the form is confirmed (在校考生不出校门, notice 三.(五); 指定报名点, 二.2(3)). */
export type CollectedAt = 'school' | 'point'

/** What a returning pupil says to have at hand; shown to the point. */
export interface ReturningEvidence {
  readonly code: string
  readonly text: string
  readonly need: 'required' | 'optional'
}

/** A reason the point ticks, with what to do next. */
export interface ReturningReason {
  readonly code: string
  readonly text: string
  readonly todo: string
}

/** 当地有关规定 (notice 一.2) of one city or county: `division` = its GB/T 2260 code of 4 or 6 digits. */
export interface LocalRule {
  readonly division: string
  readonly lines: readonly string[]
  readonly basis: string
}

/** 回户籍地报考 (notice 一.2, 二.2(3), 三.(五)), as the season decides it. */
export interface ReturningRules {
  /** 报名要求通知: what the school has to tell. */
  readonly notice: { readonly version: string; readonly lines: readonly string[]; readonly basis: string }
  readonly local: readonly LocalRule[]
  readonly evidence: readonly ReturningEvidence[]
  /** What to take along to the point. */
  readonly bring: readonly string[]
  readonly declining: readonly ReturningReason[]
  readonly sendingBack: readonly ReturningReason[]
  /** Where who is collected. The returning at the point, which takes the pictures anew (notice 二.2(3)). */
  readonly collection: {
    readonly enrolled: CollectedAt
    readonly returnHome: Extract<CollectedAt, 'point'>
    readonly basis: string
  }
  /** 严禁强制学生提前离校: what the candidate is asked, and what is promised. */
  readonly leaving: { readonly question: string; readonly promise: string; readonly basis: string }
  readonly basis: string
}

/** Rules of the household's county and city, the county's first. */
export function localRules(rules: ReturningRules, division: string): readonly LocalRule[] {
  return rules.local
    .filter((rule) => division.startsWith(rule.division))
    .toSorted((a, b) => b.division.length - a.division.length)
}
