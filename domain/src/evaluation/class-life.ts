import { type Result, ok, refuse } from '../base/result.ts'
import type { Instant } from '../base/time.ts'
import { type By, type Decided, decided } from '../lifecycle/decided.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import { type CapUse, capUses, capWords, isOver, tallyOf } from './caps.ts'
import { isComplete } from './overall.ts'
import type { Marks, Scheme } from './scheme.ts'

/** entering 录入中; signed 已审签; reopened 重新录入. */
export type ClassState = 'entering' | 'signed' | 'reopened'
export type ClassEvent = 'enter' | 'sign' | 'reopen'
export type ClassGuard = 'complete' | 'withinCaps' | 'notOwnEntry' | 'reasonGiven'

/** 班级综合素质评价 (notice 二.2(4)): entered by the school, signed by its head; from then on only a reopening with a reason changes it.
 *  Entering has dates of its own; what was reopened may be entered at any time. */
export const classLifecycle: Lifecycle<ClassState, ClassEvent, 'evaluate', ClassGuard> = {
  title: '班级综合素质评价',
  states: { entering: '录入中', signed: '已审签', reopened: '重新录入' },
  events: { enter: '录入', sign: '审签', reopen: '退回重新录入' },
  refusalOf: {
    complete: 'EVALUATION-INCOMPLETE',
    withinCaps: 'EVALUATION-CAP',
    notOwnEntry: 'EVALUATION-OWN-ENTRY',
    reasonGiven: 'EVALUATION-REASON',
  },
  table: [
    // from       event     to          by                  during      needs
    ['entering', 'enter', 'entering', 'evaluation.enter', 'evaluate', []],
    ['entering', 'sign', 'signed', 'evaluation.sign', 'always', ['complete', 'withinCaps', 'notOwnEntry']],
    ['signed', 'reopen', 'reopened', 'evaluation.sign', 'always', ['reasonGiven']],
    ['reopened', 'enter', 'reopened', 'evaluation.enter', 'always', []],
    ['reopened', 'sign', 'signed', 'evaluation.sign', 'always', ['complete', 'withinCaps', 'notOwnEntry']],
  ],
}

export interface ClassEvaluation {
  readonly code: string
  readonly state: ClassState
  readonly version: number
}

/** A pupil of the class as the grid holds them. `upheld`: a grade was given on an objection, and no share is asked of it. */
export interface PupilRow {
  readonly marks: Marks
  readonly enteredBy: readonly string[]
  readonly upheld: 'upheld' | 'no'
}

interface Act {
  readonly open: ReadonlySet<'evaluate'>
  readonly at: Instant
  readonly by: By
}

const LEAST_REASON = 4
export const enough = (text: string): boolean => [...text.trim()].length >= LEAST_REASON

/** 录入: whether anything may be entered now, and the next version. Refuses STATE-NO-WAY, TIME-CLOSED (the caller names the window). */
export function decideEntering(
  c: ClassEvaluation,
  { pupils, cells }: { readonly pupils: number; readonly cells: number },
  { open, at, by }: Act,
): Result<Decided<ClassEvaluation>> {
  const moved = step(classLifecycle, c.state, 'enter', { open, met: new Set<ClassGuard>() })
  if (!moved.ok) return moved
  const next = { ...c, state: moved.value, version: c.version + 1 }
  return ok(decided(next, { kind: 'evaluation.entered', at, by, detail: { pupils, cells } }))
}

/** Whose shares are asked: the class, or every class of the school, with the pupils in each. */
export interface Signing {
  readonly scheme: Scheme
  readonly pupils: readonly PupilRow[]
  /** Everybody whose shares are counted together with these; the class itself where the cap is the class's. */
  readonly group: readonly PupilRow[]
}

/** Shares of the group; who was given a grade on an objection counts as a head and not as a grade. */
export function usesOf({ scheme, group }: Pick<Signing, 'scheme' | 'group'>): readonly CapUse[] {
  const counted = group.filter(({ upheld }) => upheld === 'no').map(({ marks }) => marks)
  return capUses(scheme, tallyOf(counted), group.length)
}

/** 审签 of a class. Refuses STATE-NO-WAY, EVALUATION-INCOMPLETE, EVALUATION-CAP, EVALUATION-OWN-ENTRY. */
export function decideSigning(
  c: ClassEvaluation,
  signing: Signing,
  { at, by }: Pick<Act, 'at' | 'by'>,
): Result<Decided<ClassEvaluation>> {
  const { scheme, pupils } = signing
  const missing = pupils.filter(({ marks }) => !isComplete(scheme, marks)).length
  const over = usesOf(signing).filter(isOver)
  const own = pupils.some(({ enteredBy }) => enteredBy.includes(by.account))
  const met = new Set<ClassGuard>([
    ...(missing === 0 ? (['complete'] as const) : []),
    ...(over.length === 0 ? (['withinCaps'] as const) : []),
    ...(own ? [] : (['notOwnEntry'] as const)),
  ])
  const moved = step(classLifecycle, c.state, 'sign', { open: new Set(), met })
  if (!moved.ok) {
    const { code } = moved.refusal
    if (code === 'EVALUATION-INCOMPLETE') return refuse(code, { count: missing })
    return code === 'EVALUATION-CAP' ? refuse(code, { what: over.map(capWords).join('；') }) : moved
  }
  const next = { ...c, state: moved.value, version: c.version + 1 }
  return ok(decided(next, { kind: 'evaluation.signed', at, by, detail: { pupils: pupils.length } }))
}

/** 退回重新录入, with a reason; what was signed stays in force until it is signed again. Refuses STATE-NO-WAY, EVALUATION-REASON. */
export function decideReopening(
  c: ClassEvaluation,
  reason: string,
  { at, by }: Pick<Act, 'at' | 'by'>,
): Result<Decided<ClassEvaluation>> {
  const met = new Set<ClassGuard>(enough(reason) ? ['reasonGiven'] : [])
  const moved = step(classLifecycle, c.state, 'reopen', { open: new Set(), met })
  if (!moved.ok) return moved
  const next = { ...c, state: moved.value, version: c.version + 1 }
  return ok(decided(next, { kind: 'evaluation.reopened', at, by }))
}
