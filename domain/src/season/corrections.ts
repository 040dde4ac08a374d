import type { ChainStep } from '../access/chain.ts'

/** What has to be handed in with a request: `need` says of whom. */
export interface CorrectionPaper {
  readonly code: string
  readonly title: string
  readonly hint: string
  /** `always`; `bySchool`: when the school asks, the application signed by candidate and guardian; `optional`. */
  readonly need: 'always' | 'bySchool' | 'optional'
}

/** Who approves a correction of these fields, level by level. */
export interface CorrectionScheme {
  readonly id: string
  readonly title: string
  /** Columns as `basic.name`; a form's id names all of its columns. */
  readonly fields: readonly string[]
  readonly chain: readonly ChainStep[]
  readonly basis: string
}

/** 信息更正 after both have signed (notice 三.(三)), as the season decides it. */
export interface CorrectionRules {
  /** The strictest first: the first that names one of the fields decides. What none names is not changed by correction. */
  readonly schemes: readonly CorrectionScheme[]
  readonly papers: readonly CorrectionPaper[]
  /** Fields in one request at most. */
  readonly most: number
  /** Code points that a reason has at least. */
  readonly reason: number
  /** Bytes of one paper, and papers of one request, at most. */
  readonly paperBytes: number
  readonly mostPapers: number
  readonly basis: string
}

/** `guardians.0.phone` → `guardians.phone`: the column a path stands in. */
export function columnOf(path: string): string {
  const [form = '', ...rest] = path.split('.')
  return `${form}.${rest.at(-1) ?? ''}`
}

const names = ({ fields }: CorrectionScheme, path: string): boolean => {
  const column = columnOf(path)
  return fields.includes(column) || fields.includes(column.slice(0, column.indexOf('.')))
}

/** The scheme of a request for these fields: the strictest of any of them. Undefined when one of them is not corrected at all. */
export function schemeFor(rules: CorrectionRules, fields: readonly string[]): CorrectionScheme | undefined {
  const covered = fields.every((path) => rules.schemes.some((scheme) => names(scheme, path)))
  return covered ? rules.schemes.find((scheme) => fields.some((path) => names(scheme, path))) : undefined
}
