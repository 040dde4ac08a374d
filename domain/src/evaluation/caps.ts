import { type CapRule, type Marks, type Scheme, columnsOf } from './scheme.ts'

/** How many of a group have a grade of a column, and how many may. */
export interface CapUse {
  readonly column: string
  readonly title: string
  readonly grade: string
  readonly gradeTitle: string
  readonly given: number
  readonly allowed: number
}

const rounded: Readonly<Record<CapRule['rounding'], (n: number) => number>> = {
  down: Math.floor,
  nearest: Math.round,
  up: Math.ceil,
}

/** Of `heads` people at most so many. Half a person goes as the scheme says; hundredths are counted whole, so that 30 % of 10 is 3. */
export function allowedOf(cap: number, heads: number, rounding: CapRule['rounding']): number {
  return rounded[rounding](Math.round(cap * heads * 1e6) / 1e8)
}

/** Column and grade → how many have it. */
export type Tally = Readonly<Record<string, Readonly<Record<string, number>>>>

export function tallyOf(all: readonly Marks[]): Tally {
  const tally: Record<string, Record<string, number>> = {}
  for (const marks of all)
    for (const [column, grade] of Object.entries(marks)) {
      const grades = (tally[column] ??= {})
      grades[grade] = (grades[grade] ?? 0) + 1
    }
  return tally
}

/** Every share that the scheme limits, in the order of its columns. */
export function capUses(scheme: Scheme, tally: Tally, heads: number): readonly CapUse[] {
  return columnsOf(scheme).flatMap(({ code: column, title, grades }) =>
    grades.flatMap(({ code: grade, title: gradeTitle, cap }) =>
      cap === undefined
        ? []
        : [
            {
              column,
              title,
              grade,
              gradeTitle,
              given: tally[column]?.[grade] ?? 0,
              allowed: allowedOf(cap, heads, scheme.caps.rounding),
            },
          ],
    ),
  )
}

export const isOver = ({ given, allowed }: CapUse): boolean => given > allowed

/** `道德品质“A”17 人，最多 15 人` */
export const capWords = ({ title, gradeTitle, given, allowed }: CapUse): string =>
  `${title}“${gradeTitle}”${given} 人，最多 ${allowed} 人`
