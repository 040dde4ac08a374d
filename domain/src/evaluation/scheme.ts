/** A grade of a dimension, the best first. `cap` = per cent of a group that may have it, at most; absent = no limit. */
export interface Grade {
  readonly code: string
  readonly title: string
  readonly cap?: number
}

/** 评价维度: what is looked at, explained to the candidate in a sentence. */
export interface Dimension {
  readonly code: string
  readonly title: string
  readonly about: string
  readonly grades: readonly Grade[]
}

/** So many dimensions with one of these grades. */
export interface GradeCount {
  readonly grades: readonly string[]
  readonly atLeast?: number
  readonly atMost?: number
}

/** How 总评 comes about: entered like a dimension, or the first step whose every count holds. */
export type OverallRule =
  | { readonly kind: 'entered' }
  | {
      readonly kind: 'derived'
      readonly steps: readonly { readonly grade: string; readonly needs: readonly GradeCount[] }[]
      readonly otherwise: string
    }

/** A group whose share a cap is a share of, and what becomes of a part of a person. */
export interface CapRule {
  readonly over: 'class' | 'school'
  readonly rounding: 'down' | 'nearest' | 'up'
}

/** 综合素质评价 (notice 二.1, 二.2(4)) as data: dimensions, grades, shares, and from which grade of 总评 on it counts as passed. */
export interface Scheme {
  readonly title: string
  readonly dimensions: readonly Dimension[]
  readonly overall: Omit<Dimension, 'code'> & { readonly rule: OverallRule }
  /** Code of the lowest grade of 总评 that counts as 合格. */
  readonly pass: string
  readonly caps: CapRule
  readonly basis: string
}

/** Column code → grade code; what is not yet given is absent. */
export type Marks = Readonly<Record<string, string>>

/** The column of 总评; no dimension may be called so. */
export const OVERALL = 'overall'

/** A column of the grid: a dimension, or 总评. */
export interface Column extends Dimension {
  readonly given: 'entered' | 'derived'
}

export function columnsOf({ dimensions, overall }: Scheme): readonly Column[] {
  const { title, about, grades, rule } = overall
  return [
    ...dimensions.map((dimension) => ({ ...dimension, given: 'entered' as const })),
    { code: OVERALL, title, about, grades, given: rule.kind },
  ]
}

/** As people type it: full-width letters, small letters and spaces around are the same. */
const plain = (text: string) =>
  text
    .trim()
    .replaceAll(/[！-～]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0))
    .toUpperCase()

/** The grade meant by a letter, a title or its place in the list (1 = the best). */
export function gradeFrom({ grades }: Pick<Dimension, 'grades'>, text: string): Grade | undefined {
  const meant = plain(text)
  const called = grades.find(({ code, title }) => plain(code) === meant || plain(title) === meant)
  return called ?? (/^[1-9]$/.test(meant) ? grades[Number(meant) - 1] : undefined)
}

export function gradeTitle({ grades }: Pick<Dimension, 'grades'>, code: string | undefined): string {
  return grades.find((grade) => grade.code === code)?.title ?? ''
}

/** What signed marks say, by the titles of the columns: as paper prints it. Without any, nothing. */
export function gradesByTitle(scheme: Scheme, signed: Marks | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columnsOf(scheme).flatMap((column) => {
      const given = gradeTitle(column, signed?.[column.code])
      return given === '' ? [] : [[column.title, given]]
    }),
  )
}
