/** What a condition asks, in a closed vocabulary, so that a pack can be sent, shown and explained clause by clause (I2). */
export type Test =
  /** Consecutive years at the registering school, by the study history. */
  | { readonly fact: 'studyYears'; readonly atLeast: number }
  /** 学籍异动: how often the school changed in the years of junior high. */
  | { readonly fact: 'schoolMoves'; readonly atMost: number }
  /** The student register holds the pupil at this school; who was entered at a point is held nowhere. */
  | { readonly fact: 'enrolment'; readonly is: Enrolment }
  /** 综合素质评价总评. Not there yet is 待评定 and never a refusal. */
  | { readonly fact: 'evaluation'; readonly is: 'pass' }
  /** The household's division begins with one of these codes; `except`: and with none of those. */
  | { readonly fact: 'household'; readonly within: readonly string[]; readonly except?: readonly string[] }
  /** The household is of the county (or, without one, the city) in which the school stands. */
  | { readonly fact: 'household'; readonly within: 'ownPlace' }
  /** A field of the basic form holds one of these codes. */
  | { readonly field: string; readonly in: readonly string[] }
  /** A paper was given and looked at by the office that reviews now. */
  | { readonly paper: string }
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }

export type Enrolment = 'here' | 'elsewhere'

/** `pending` 待评定. */
export type EvaluationFact = 'pass' | 'fail' | 'pending'

/** One condition of a qualification, in the words of its source. */
export interface Clause {
  readonly id: string
  readonly text: string
  readonly test: Test
  readonly basis: string
}

/** What is known of one candidate. `undefined`: not known yet. */
export interface Facts {
  readonly studyYears: number | undefined
  readonly schoolMoves: number | undefined
  readonly enrolment: Enrolment | undefined
  readonly evaluation: EvaluationFact
  /** GB/T 2260, six digits. */
  readonly household: string | undefined
  /** Codes of the organisations above, from the root: `41`, `4101`, `410105`. */
  readonly place: readonly string[]
  readonly basic: Readonly<Record<string, string>>
  readonly papers: Readonly<Record<string, PaperStanding>>
}

/** given 已上传, seen looked at by the office that reviews now. What was not given is absent. */
export type PaperStanding = 'given' | 'seen'

/** met 符合, unmet 不符合, unknown 待核实 with what is missing. */
export type Standing = 'met' | 'unmet' | 'unknown'

export interface Finding {
  readonly standing: Standing
  /** What is missing, a sentence each; empty unless unknown. */
  readonly missing: readonly string[]
}
