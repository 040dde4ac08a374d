/** How far a class is: 未录入, 录入中, 填完待审签, 已审签. */
export type ClassStep = 'untouched' | 'entering' | 'ready' | 'signed'
/** How far a school is: nobody has begun, some class is under way, every class is signed. */
export type SchoolStep = 'untouched' | 'underWay' | 'signed'

export const classStepNames: Readonly<Record<ClassStep, string>> = {
  untouched: '未录入',
  entering: '录入中',
  ready: '填完待审签',
  signed: '已审签',
}
export const schoolStepNames: Readonly<Record<SchoolStep, string>> = {
  untouched: '未录入',
  underWay: '办理中',
  signed: '全部审签',
}

/** Counts of an organisation (notice 二.2(4), 三.(一)1: 督促进度). */
export interface EvaluationProgress {
  readonly schools: Readonly<Record<SchoolStep, number>>
  readonly classes: Readonly<Record<ClassStep, number>>
  readonly pupils: number
  /** Every column has a grade. */
  readonly complete: number
  /** Signed by the head, in force. */
  readonly published: number
  /** Objections that wait for an answer. */
  readonly objections: number
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** Of several organisations together. */
export function addProgress(lines: readonly EvaluationProgress[]): EvaluationProgress {
  const add = (of: (line: EvaluationProgress) => number) => sum(lines.map(of))
  return {
    schools: {
      untouched: add((l) => l.schools.untouched),
      underWay: add((l) => l.schools.underWay),
      signed: add((l) => l.schools.signed),
    },
    classes: {
      untouched: add((l) => l.classes.untouched),
      entering: add((l) => l.classes.entering),
      ready: add((l) => l.classes.ready),
      signed: add((l) => l.classes.signed),
    },
    pupils: add((l) => l.pupils),
    complete: add((l) => l.complete),
    published: add((l) => l.published),
    objections: add((l) => l.objections),
  }
}

/** Share of the classes that are signed, 0–1; an organisation without classes owes nothing. */
export function signedShare({ classes }: EvaluationProgress): number {
  const all = sum(Object.values(classes))
  return all === 0 ? 1 : classes.signed / all
}

/** Who is behind comes first; among equals the larger. */
export const behindFirst = <L extends EvaluationProgress>(lines: readonly L[]): readonly L[] =>
  lines.toSorted((a, b) => signedShare(a) - signedShare(b) || b.pupils - a.pupils)
